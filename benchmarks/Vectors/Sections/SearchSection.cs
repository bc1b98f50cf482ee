using System.Globalization;

namespace Ranking.Benchmarks.Vectors;

/// <summary>A race over the same queries, checked and shown.</summary>
internal static class SearchSection
{
    public static void Run(
        Bench bench, string title, IReadOnlyList<Contestant> contestants, int take, int queries, RowFilter? filter = null, double operations = 0)
    {
        Report.Progress(title);
        IReadOnlyList<Lap> laps = Race.Run(contestants, take, queries, Workload.QueryCount, bench.Settings, bench.CancellationToken);
        Found nearest = filter?.Nearest ?? bench.Workload.Nearest;
        List<Lap> baselines = [.. laps.Where(lap => lap.Contestant.IsBaseline)];
        bool hasLimits = laps.Any(lap => lap.Contestant.Side == Side.Limit);
        var table = new Table(
        [
            title, "threads", "µs a query", .. Where(operations > 0, "GFLOP/s"), .. Where(hasLimits, "of the limit"), .. baselines.Select(lap => $"theirs ÷ {lap.Contestant.Name}"), $"recall@{take}", "bytes a search",
        ]);
        foreach (Lap lap in laps)
        {
            bench.Agreement.Check(title, lap, bench.Workload, nearest, filter);
            bool isLimit = lap.Contestant.Side == Side.Limit;
            table.Add(
            [
                lap.Contestant.Name,
                $"{lap.Contestant.Threads}",
                Report.Micros(lap.Seconds),
                .. Where(operations > 0, (operations / lap.Seconds / 1e9).ToString("N0", CultureInfo.InvariantCulture)),
                .. Where(hasLimits, ShareOfLimit(lap, laps)),
                .. baselines.Select(baseline => isLimit ? "" : Report.Ratio(lap.Seconds / baseline.Seconds)),
                isLimit ? "" : $"{Agreement.Recall(lap, nearest):F4}",
                lap.Contestant.Side is Side.Limit or Side.Peer ? "" : $"{lap.AllocatedBytes:N0}",
            ]);
        }

        bench.Report.Show(table);
    }

    private static string[] Where(bool isThere, string cell) => isThere ? [cell] : [];

    private static string ShareOfLimit(Lap lap, IReadOnlyList<Lap> laps)
    {
        Lap? limit = laps.FirstOrDefault(other =>
            other.Contestant.Side == Side.Limit && other.Contestant.Threads == lap.Contestant.Threads && other.Contestant.BytesPerNumber == lap.Contestant.BytesPerNumber);
        return limit is null || limit == lap ? "" : Report.Share(limit.Seconds / lap.Seconds);
    }
}
