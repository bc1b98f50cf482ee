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

    private readonly int[] _kept;
    private readonly int[] _places;
    private readonly float[] _lifts;

    public ValueCoWatch(CategoryColumn column, WatchSample sample, ReadOnlySpan<long> plays)
    {
        _places = new int[plays.Length];
        Array.Fill(_places, -1);
        long[] counts = plays.ToArray();
        _kept = [.. Enumerable.Range(0, counts.Length).OrderByDescending(value => counts[value]).ThenBy(value => value).Take(MostValues)];
        for (int place = 0; place < _kept.Length; place++)
        {
            _places[_kept[place]] = place;
        }

        var watched = new int[_kept.Length];
        var liked = new int[_kept.Length];
        var both = new int[_kept.Length * _kept.Length];
        var titles = new int[_kept.Length];
        var likedTitles = new int[_kept.Length];
        for (int person = 0; person < sample.Count; person++)
        {
            Array.Clear(titles);
            Array.Clear(likedTitles);
            Count(column, sample.Items(person), sample.IsLiked(person), titles, likedTitles);
            Add(titles, likedTitles, watched, liked, both);
        }

        _lifts = new float[both.Length];
        for (int from = 0; from < _kept.Length; from++)
        {
            for (int to = 0; to < _kept.Length; to++)
            {
                int cell = (from * _kept.Length) + to;
                double chance = watched[to] / (double)Math.Max(1, sample.Count);
                _lifts[cell] = watched[to] == 0 ? 1f : (float)((both[cell] + (PriorPeople * chance)) / ((liked[from] + PriorPeople) * chance));
            }
        }
    }

    /// <summary>The lift from one value to every value.</summary>
    public void Fill(int liked, Span<float> lifts)
    {
        lifts.Fill(1f);
        if (_places[liked] is >= 0 and var from)
        {
            ReadOnlySpan<float> row = _lifts.AsSpan(from * _kept.Length, _kept.Length);
            for (int to = 0; to < row.Length; to++)
            {
                lifts[_kept[to]] = row[to];
            }
        }
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

    private static void Add(int[] titles, int[] likedTitles, int[] watched, int[] liked, int[] both)
    {
        int[] values = [.. Enumerable.Range(0, titles.Length).Where(place => titles[place] > 0)];
        if (values.Length > MostValuesOfPerson)
        {
            values = [.. values.OrderByDescending(place => titles[place]).ThenBy(place => place).Take(MostValuesOfPerson)];
        }

        foreach (int value in values)
        {
            watched[value]++;
            if (likedTitles[value] == 0)
            {
                continue;
            }

            liked[value]++;
            foreach (int other in values)
            {
                both[(value * titles.Length) + other] += other == value ? 0 : 1;
            }
        }
    }
}
