namespace Ranking;

/// <summary>The titles that people of each region play, the most of late first. Half of a play's weight is gone after a week: a chart of these days, not of all time.</summary>
internal sealed class RegionCharts
{
    private const double HalfLifeDays = 7;

    private readonly Dictionary<string, (int[] Items, int[] Plays)> _charts;

    private RegionCharts(Dictionary<string, (int[] Items, int[] Plays)> charts) => _charts = charts;

    public ReadOnlySpan<int> Items(string? region) => region is not null && _charts.TryGetValue(region, out var chart) ? chart.Items : [];

    public ReadOnlySpan<int> Plays(string? region) => region is not null && _charts.TryGetValue(region, out var chart) ? chart.Plays : [];

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
                return (Array.ConvertAll(ordered, entry => entry.Key), Array.ConvertAll(ordered, entry => entry.Value.Plays));
            },
            StringComparer.OrdinalIgnoreCase));
    }
}
