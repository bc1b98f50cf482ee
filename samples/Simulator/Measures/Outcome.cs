namespace Ranking.Samples.Simulator.Measures;

/// <summary>What came of one policy so far: every measure of every visit, and how often each title was shown each day.</summary>
internal sealed class Outcome(string name, int days, IReadOnlyList<string> viewers, IReadOnlyList<int> releases)
{
    private readonly double[] _values = new double[MeasureNames.OfViewers.Count * days * viewers.Count];
    private readonly int[][] _shown = new int[days][];

    public string Name => name;

    public int Days => days;

    public IReadOnlyList<string> Viewers => viewers;

    /// <summary>How many days are over.</summary>
    public int DaysDone { get; private set; }

    public void Set(Measure measure, int day, int viewer, double value) => _values[Place(measure, day, viewer)] = value;

    /// <summary>Ends a day.</summary>
    public void End(int day, IEnumerable<int[]> pages)
    {
        int[] shown = _shown[day - 1] = new int[releases.Count];
        foreach (int item in pages.SelectMany(page => page).Where(item => item >= 0))
        {
            shown[item]++;
        }

        DaysDone = day;
    }

    /// <summary>A measure over some days, viewer by viewer.</summary>
    public double[] Values(Measure measure, int firstDay, int lastDay)
    {
        if (measure == Measure.Discovery)
        {
            double[] plays = Sums(Measure.Plays, firstDay, lastDay);
            return [.. Sums(measure, firstDay, lastDay).Zip(plays, (found, played) => played == 0 ? 0d : found / played)];
        }

        int first = measure == Measure.RefreshOverlap ? Math.Max(2, firstDay) : firstDay;
        return [.. Sums(measure, first, lastDay).Select(sum => lastDay < first ? 0d : sum / (lastDay - first + 1))];
    }

    /// <summary>Any measure over some days and all viewers, by its name.</summary>
    public double Mean(string measure, int firstDay, int lastDay) => measure switch
    {
        MeasureNames.Coverage => Ranking.Evaluation.CatalogMetrics.Coverage(Shown(firstDay, lastDay)),
        MeasureNames.Gini => Ranking.Evaluation.CatalogMetrics.Gini(Shown(firstDay, lastDay)),
        _ => Values(MeasureNames.OfViewers.Single(one => MeasureNames.Of(one) == measure), firstDay, lastDay).Average(),
    };

    // Titles that were not released by the last day could not be shown.
    private int[] Shown(int firstDay, int lastDay) =>
    [
        .. Enumerable.Range(0, releases.Count).Where(item => releases[item] <= lastDay)
            .Select(item => Enumerable.Range(firstDay - 1, lastDay - firstDay + 1).Sum(day => _shown[day][item])),
    ];

    private double[] Sums(Measure measure, int firstDay, int lastDay) =>
        [.. Enumerable.Range(0, viewers.Count).Select(viewer => Enumerable.Range(firstDay, Math.Max(0, lastDay - firstDay + 1)).Sum(day => _values[Place(measure, day, viewer)]))];

    private int Place(Measure measure, int day, int viewer) => (((int)measure * days) + day - 1) * viewers.Count + viewer;
}
