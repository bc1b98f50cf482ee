using System.Globalization;

namespace Ranking.Benchmarks.Workloads;

/// <summary>
/// What people played: some with six favourite labels, for whom pages are made, and a crowd that plays by a power law and makes titles popular.
/// </summary>
internal sealed class SyntheticPlays
{
    public const int PlaysOfPerson = 200;

    private const int FavouriteLabels = 6;
    private const float FromFavourites = 0.75f;
    private const int CrowdSize = 5_000;
    private const int CrowdPlaysPerTitle = 20;
    private const int MostCrowdPlays = 1_500_000;
    private const double PopularityExponent = 0.8;

    private readonly SyntheticTitles _titles;
    private readonly DateTimeOffset _now;
    private readonly Zipf _popularity;
    private readonly int[] _byPopularity;
    private readonly List<int>[] _titlesOfLabel;

    public SyntheticPlays(SyntheticTitles titles, DateTimeOffset now, SeededRandom random)
    {
        _titles = titles;
        _now = now;
        _popularity = new Zipf(titles.Count, PopularityExponent);
        _byPopularity = Shuffled(titles.Count, random);
        _titlesOfLabel = [.. Enumerable.Range(0, SyntheticTitles.LabelCount).Select(_ => new List<int>())];
        foreach (int title in _byPopularity)
        {
            foreach (int label in titles.LabelsOf(title))
            {
                _titlesOfLabel[label].Add(title);
            }
        }
    }

    public Person MakePerson(int number, SeededRandom random)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"person-{number}");
        List<int>[] favourites = [.. Enumerable.Range(0, FavouriteLabels).Select(_ => Favourite(random))];
        var played = new HashSet<int>();
        var plays = new List<Interaction>(PlaysOfPerson);
        while (plays.Count < PlaysOfPerson)
        {
            int title = Draw(favourites, random);
            if (played.Add(title))
            {
                // No two plays of a person share a second, so that every reader of the history has them in one order.
                DateTimeOffset time = _now.AddHours(-30.0 * (plays.Count + 1)).AddSeconds(-random.NextInt32(36_000));
                plays.Add(Play(id, title, time, random));
            }
        }

        return new Person(id, plays);
    }

    /// <summary>The plays of the crowd, made as they are read.</summary>
    public IEnumerable<Interaction> Crowd(SeededRandom random)
    {
        string[] crowd = [.. Enumerable.Range(0, CrowdSize).Select(i => string.Create(CultureInfo.InvariantCulture, $"crowd-{i}"))];
        int count = (int)Math.Min((long)CrowdPlaysPerTitle * _titles.Count, MostCrowdPlays);
        for (int i = 0; i < count; i++)
        {
            DateTimeOffset time = _now.AddMinutes(-random.NextInt32(90 * 24 * 60));
            yield return Play(crowd[random.NextInt32(crowd.Length)], _byPopularity[_popularity.Draw(random)], time, random);
        }
    }

    // Four of five plays run to the end; the others stop somewhere and may be resumed.
    private static Interaction Play(string person, int title, DateTimeOffset time, SeededRandom random)
    {
        string id = SyntheticTitles.IdOf(title);
        return new Interaction($"{person}:{id}", person, id, InteractionKind.Play, time)
        {
            Completion = random.NextSingle() < 0.8f ? 0.95f + (0.05f * random.NextSingle()) : 0.05f + (0.8f * random.NextSingle()),
        };
    }

    private static int[] Shuffled(int count, SeededRandom random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = random.NextInt32(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    private List<int> Favourite(SeededRandom random)
    {
        while (true)
        {
            List<int> titles = _titlesOfLabel[random.NextInt32(SyntheticTitles.LabelCount)];
            if (titles.Count > 0)
            {
                return titles;
            }
        }
    }

    private int Draw(List<int>[] favourites, SeededRandom random)
    {
        if (random.NextSingle() >= FromFavourites)
        {
            return _byPopularity[_popularity.Draw(random)];
        }

        // The smaller of two even draws leans to the popular titles of a label.
        List<int> titles = favourites[random.NextInt32(favourites.Length)];
        return titles[Math.Min(random.NextInt32(titles.Count), random.NextInt32(titles.Count))];
    }
}
