namespace Ranking;

/// <summary>The titles that people of each region play, the most of late first. Half of a play's weight is gone after a week: a chart of these days, not of all time.</summary>
internal sealed class RegionCharts
{
    private const double HalfLifeDays = 7;

    // Strength of the prior of a region's popularity, in people who played a title: with a hundred plays a region speaks as loud as everybody.
    private const float PopularityPrior = 100;

    private readonly Dictionary<string, Chart> _charts;

    private RegionCharts(Dictionary<string, Chart> charts) => _charts = charts;

    public ReadOnlySpan<int> Items(string? region) => Of(region) is { } chart ? chart.Items : [];

    public ReadOnlySpan<int> Plays(string? region) => Of(region) is { } chart ? chart.Plays : [];

    /// <summary>
    /// Popularity as a region has it.
    /// <code>
    /// popularity(i, r) = s · ln(1 + plays(i, r)) / ln(1 + most plays in r) + (1 − s) · popularity(i)        s = n / (n + 100), n: all plays in r
    /// </code>
    /// </summary>
    public void Popularity(string? region, ReadOnlySpan<int> items, ReadOnlySpan<float> everywhere, Span<float> popularity)
    {
        Chart? chart = Of(region);
        float share = chart is null ? 0f : chart.Total / (chart.Total + PopularityPrior);
        for (int i = 0; i < items.Length; i++)
        {
            float own = chart is null ? 0f : MathF.Log(1 + chart.PlaysOf(items[i])) / chart.LogMost;
            popularity[i] = (share * own) + ((1 - share) * everywhere[items[i]]);
        }
    }

    private Chart? Of(string? region) => region is not null ? _charts.GetValueOrDefault(region) : null;

    private sealed class Chart
    {
        private readonly int[] _byItem;
        private readonly int[] _playsByItem;

        public Chart(int[] items, int[] plays)
        {
            Items = items;
            Plays = plays;
            _byItem = [.. items];
            _playsByItem = [.. plays];
            Array.Sort(_byItem, _playsByItem);
            Total = plays.Sum(n => (float)n);
            LogMost = MathF.Log(1 + plays.Max());
        }

        public int[] Items { get; }

        public int[] Plays { get; }

        public float Total { get; }

        public float LogMost { get; }

        public int PlaysOf(int item)
        {
            int place = Array.BinarySearch(_byItem, item);
            return place < 0 ? 0 : _playsByItem[place];
        }
    }

    /// <summary>Counts plays, which must come in one order for the last bits to agree.</summary>
    public sealed class Builder(DateTimeOffset asOf)
    {
        private readonly Dictionary<string, Dictionary<int, (double Weight, int Plays)>> _regions = new(StringComparer.OrdinalIgnoreCase);

        public void Add(string? region, int item, DateTimeOffset time)
        {
            if (string.IsNullOrEmpty(region))
            {
                return;
            }

            if (!_regions.TryGetValue(region, out Dictionary<int, (double Weight, int Plays)>? items))
            {
                _regions.Add(region, items = []);
            }

            var (weight, plays) = items.GetValueOrDefault(item);
            items[item] = (weight + Math.Pow(2, -(asOf - time).TotalDays / HalfLifeDays), plays + 1);
        }

        public RegionCharts Build() => new(_regions.ToDictionary(
            region => region.Key,
            region =>
            {
                var ordered = region.Value.OrderByDescending(entry => entry.Value.Weight).ThenBy(entry => entry.Key).ToArray();
                return new Chart(Array.ConvertAll(ordered, entry => entry.Key), Array.ConvertAll(ordered, entry => entry.Value.Plays));
            },
            StringComparer.OrdinalIgnoreCase));
    }
}
