using System.Globalization;

namespace Ranking.Samples.Simulator.World;

/// <summary>Makes a world from a seed: each title and each viewer from a seed of their own, so that more of them leave the others as they are.</summary>
internal static class WorldMaker
{
    private const double Released = 0.8;
    private const int LooksBefore = 150;
    private const int DaysBefore = 30;

    private static readonly string[] GenreNames = ["Drama", "Comedy", "Thriller", "Romance", "Crime", "Sci-Fi", "Documentary", "Horror", "Fantasy", "Western", "Musical", "Sport"];
    private static readonly string[] Moods = ["Slow-Burn", "Feel-Good", "Dark", "Offbeat"];
    private static readonly string[] Devices = ["tv", "web", "phone"];

    public static Truth Make(Settings settings)
    {
        var random = new SeededRandom(SeededRandom.Derive(settings.Seed, "genres"));
        float[][] genres = [.. GenreNames.Select(_ => Vectors.Random(random))];
        float[][] labels = [.. genres.SelectMany(genre => Moods.Select(_ => Vectors.Near(genre, 0.8f, random)))];
        string[] names = [.. GenreNames.SelectMany(genre => Moods.Select(mood => $"{mood} {genre}"))];

        // Ids of one length, so that the order of the catalog is this one.
        Title[] titles = [.. Enumerable.Range(0, settings.Titles).Select(i => TitleOf(i, labels, settings))];
        Viewer[] viewers = [.. Enumerable.Range(0, settings.Viewers).Select(i => ViewerOf(i, genres, labels, settings.Seed))];
        Catalog catalog = new CatalogBuilder().AddRange(titles.Select(title => ItemOf(title, names))).Build();
        return new Truth(GenreNames, titles, viewers, catalog, [.. viewers.SelectMany(viewer => Before(viewer, titles, settings))], settings.Days);
    }

    private static Title TitleOf(int number, float[][] labels, Settings settings)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"t{number:D6}");
        var random = new SeededRandom(SeededRandom.Derive(settings.Seed, "title", id));

        // Of two draws the smaller: the first genres have more titles than the last.
        int genre = Math.Min(random.NextInt32(GenreNames.Length), random.NextInt32(GenreNames.Length));
        var own = new List<int> { (genre * Moods.Length) + random.NextInt32(Moods.Length) };
        if (random.NextSingle() < 0.5f)
        {
            own.Add((genre * Moods.Length) + random.NextInt32(Moods.Length));
        }

        if (random.NextSingle() < 0.35f)
        {
            own.Add(random.NextInt32(labels.Length));
        }

        var direction = new float[Vectors.Dimensions];
        own.ForEach(label => Vectors.Add(direction, labels[label], 1f));
        direction = Vectors.Near(Vectors.Normalize(direction), 0.5f, random);
        int release = random.NextSingle() < Released ? -random.NextInt32(700) : 1 + random.NextInt32(settings.Days);
        return new Title(id, [.. own.Distinct()], direction, random.NextGaussian(), release);
    }

    private static Viewer ViewerOf(int number, float[][] genres, float[][] labels, ulong seed)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"v{number:D6}");
        var random = new SeededRandom(SeededRandom.Derive(seed, "viewer", id));
        float[][] favourites = [.. Enumerable.Range(0, genres.Length).Select(genre => Vectors.Near(labels[(genre * Moods.Length) + random.NextInt32(Moods.Length)], 0.4f, random))];
        int[] liked = [.. Enumerable.Range(0, genres.Length)];
        random.Shuffle<int>(liked);
        int count = 2 + random.NextInt32(2);
        float[] weights = [.. Enumerable.Range(0, count).Select(_ => 0.2f + random.NextSingle())];
        var first = new float[genres.Length];
        var last = new float[genres.Length];
        for (int i = 0; i < count; i++)
        {
            first[liked[i]] = weights[i] / weights.Sum();

            // By the last day a genre that was liked has given way to a new one.
            last[liked[i == 0 ? count : i]] = weights[i] / weights.Sum();
        }

        bool drifts = random.NextSingle() < 0.5f;
        return new Viewer(id, Devices[random.NextInt32(Devices.Length)], 10 + random.NextInt32(21), favourites, first, drifts ? last : first);
    }

    private static CatalogItem ItemOf(Title title, string[] names) => new(title.Id, $"Title {title.Id}")
    {
        Categories =
        {
            ["micro_genres"] = [.. title.Labels.Select(label => names[label])],
            ["genres"] = [.. title.Labels.Select(label => GenreNames[label / Moods.Length]).Distinct(StringComparer.Ordinal)],
        },
        Times = { ["release_date"] = Truth.TimeOf(title.ReleaseDay).AddHours(-20) },
        Availability = [new Availability(Truth.TimeOf(title.ReleaseDay).AddHours(-20), null, [])],
    };

    // What viewers played in the month before: of titles they came across by chance, better ones more often.
    private static IEnumerable<Interaction> Before(Viewer viewer, Title[] titles, Settings settings)
    {
        var random = new SeededRandom(SeededRandom.Derive(settings.Seed, "before", viewer.Id));
        float[] taste = viewer.TasteOn(1, settings.Days);
        for (int look = 0; look < LooksBefore; look++)
        {
            Title one = titles[random.NextInt32(titles.Length)];
            Title other = titles[random.NextInt32(titles.Length)];
            Title title = one.Quality >= other.Quality ? one : other;
            float chance = Truth.Chance(taste, title);
            int day = -random.NextInt32(DaysBefore);
            bool plays = random.NextSingle() < chance && title.ReleaseDay <= day;
            float completion = Truth.Completion(chance, random);
            if (plays)
            {
                yield return new Interaction($"{viewer.Id}/before/{look}", viewer.Id, title.Id, InteractionKind.Play, Truth.TimeOf(day)) { Completion = completion, Device = viewer.Device };
            }
        }
    }
}
