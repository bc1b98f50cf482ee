namespace Ranking;

/// <summary>
/// How often people who liked titles of one value watch titles of another, over a sample of people.
/// <code>
/// p(v) = people who watched v / people
/// lift(u → v) = (both(u, v) + k · p(v)) / ((liked(u) + k) · p(v))      k = 10 people, who watch by chance
/// </code>
/// Made once a column, on first use. Bounded: the 512 most played values (a table of 1 MB), and of each person the 32 values they watched most, so that 20,000 people
/// are 20 million additions at the most, some tens of milliseconds.
/// </summary>
internal sealed class ValueCoWatch
{
    public const int MostValues = 512;
    public const int MostValuesOfPerson = 32;

    // With fewer people than this a lift is mostly chance.
    private const double PriorPeople = 10;

    private readonly WatchSample _sample;
    private readonly int[] _places;
    private readonly int[] _watched;
    private readonly int[] _liked;
    private readonly int[] _both;

    public ValueCoWatch(CategoryColumn column, WatchSample sample, ReadOnlySpan<long> plays)
    {
        _sample = sample;
        _places = new int[plays.Length];
        Array.Fill(_places, -1);
        long[] counts = plays.ToArray();
        int[] kept = [.. Enumerable.Range(0, counts.Length).OrderByDescending(value => counts[value]).ThenBy(value => value).Take(MostValues)];
        for (int place = 0; place < kept.Length; place++)
        {
            _places[kept[place]] = place;
        }

        _watched = new int[kept.Length];
        _liked = new int[kept.Length];
        _both = new int[kept.Length * kept.Length];
        var titles = new int[kept.Length];
        var likedTitles = new int[kept.Length];
        for (int person = 0; person < sample.Count; person++)
        {
            Array.Clear(titles);
            Array.Clear(likedTitles);
            Count(column, sample.Items(person), sample.IsLiked(person), titles, likedTitles);
            Add(titles, likedTitles);
        }
    }

    public float Lift(int liked, int watched)
    {
        int from = _places[liked];
        int to = _places[watched];
        if (from < 0 || to < 0 || _watched[to] == 0)
        {
            return 1f;
        }

        double chance = _watched[to] / (double)_sample.Count;
        return (float)((_both[(from * _liked.Length) + to] + (PriorPeople * chance)) / ((_liked[from] + PriorPeople) * chance));
    }

    private void Count(CategoryColumn column, ReadOnlySpan<int> items, ReadOnlySpan<bool> isLiked, int[] titles, int[] likedTitles)
    {
        for (int i = 0; i < items.Length; i++)
        {
            foreach (int value in column.ValuesOf(items[i]))
            {
                if (_places[value] is >= 0 and var place)
                {
                    titles[place]++;
                    likedTitles[place] += isLiked[i] ? 1 : 0;
                }
            }
        }
    }

    private void Add(int[] titles, int[] likedTitles)
    {
        int[] values = [.. Enumerable.Range(0, titles.Length).Where(place => titles[place] > 0)];
        if (values.Length > MostValuesOfPerson)
        {
            values = [.. values.OrderByDescending(place => titles[place]).ThenBy(place => place).Take(MostValuesOfPerson)];
        }

        foreach (int value in values)
        {
            _watched[value]++;
            if (likedTitles[value] == 0)
            {
                continue;
            }

            _liked[value]++;
            foreach (int other in values)
            {
                _both[(value * titles.Length) + other] += other == value ? 0 : 1;
            }
        }
    }
}
