namespace Ranking.Benchmarks.Vectors;

/// <summary>Graphs: what they cost to build and to keep, and how fast they find how much.</summary>
internal static class GraphSection
{
    private const double EqualRecall = 0.98;

    /// <summary>Builds the graphs and races them at several breadths of search.</summary>
    /// <returns>The graphs of the library, for what else is asked of them.</returns>
    public static IReadOnlyList<(OwnGraph Kind, IVectorIndex Index)> Run(Bench bench)
    {
        GraphPlan plan = GraphPlan.For(bench.Workload.Table.Count);
        IReadOnlyList<BuiltGraph> graphs = Build(bench, plan);
        var curves = new Table($"top {Settings.Take} of {bench.Workload.Name}", "ef", "µs a query", $"recall@{Settings.Take}", "bytes a search");
        var points = graphs.ToDictionary(graph => graph.Name, _ => new List<(double Recall, double Seconds)>(), StringComparer.Ordinal);
        foreach (int ef in bench.Settings.IsQuick ? new[] { 20, 80 } : [20, 40, 80, 160, 320])
        {
            Report.Progress($"graphs over {bench.Workload.Name}, ef {ef}");
            foreach (Lap lap in Race.Run([.. graphs.Select(graph => graph.Search(ef))], Settings.Take, Workload.QueryCount, Workload.QueryCount, bench.Settings, bench.CancellationToken))
            {
                bench.Agreement.Check($"graphs over {bench.Workload.Name}, ef {ef}", lap, bench.Workload, bench.Workload.Nearest, filter: null);
                double recall = Agreement.Recall(lap, bench.Workload.Nearest);
                points[lap.Contestant.Name].Add((recall, lap.Seconds));
                curves.Add(lap.Contestant.Name, $"{ef}", Report.Micros(lap.Seconds), $"{recall:F4}", lap.Contestant.Side == Side.Ours ? $"{lap.AllocatedBytes:N0}" : "");
            }
        }

        var costs = new Table(
            $"graph over {bench.Workload.Name}, M {plan.M}, efConstruction {plan.EfConstruction}", "MiB beside the vectors", $"s to build, {plan.Threads} threads", "theirs ÷ ours", $"µs at recall {EqualRecall}", "theirs ÷ ours");
        BuiltGraph? ours = graphs.FirstOrDefault(graph => graph.Own is not null);
        foreach (BuiltGraph graph in graphs)
        {
            double? seconds = AtRecall(points[graph.Name]);
            double? ownSeconds = ours is null ? null : AtRecall(points[ours.Name]);
            costs.Add(
                graph.Name,
                Report.Mebibytes(graph.Bytes),
                Report.Seconds(graph.Seconds),
                ours is null ? "" : Report.Ratio(graph.Seconds / ours.Seconds),
                seconds is { } some ? Report.Micros(some) : "not reached",
                seconds / ownSeconds is { } ratio ? Report.Ratio(ratio) : "");
            graph.Drop();
        }

        bench.Report.Show(costs);
        bench.Report.Show(curves);
        return [.. graphs.Where(graph => graph.Own is not null).Select(graph => graph.Own!.Value)];
    }

    private static List<BuiltGraph> Build(Bench bench, GraphPlan plan)
    {
        var graphs = new List<BuiltGraph>();
        foreach (OwnGraph own in Contestants.Graphs)
        {
            bench.CancellationToken.ThrowIfCancellationRequested();
            graphs.Add(BuiltGraph.Of(own, bench.Workload, plan));
        }

        PeerIndex?[] faiss = bench.Workload.Table.Count <= Settings.MostFaissGraphRows ? [bench.Peers.FaissGraph] : [];
        foreach (PeerIndex peer in bench.Peers.Graphs.Concat(faiss.OfType<PeerIndex>()))
        {
            Report.Progress($"{peer.Name} builds a graph over {bench.Workload.Name}");
            bench.CancellationToken.ThrowIfCancellationRequested();
            if (peer.Build(plan) is { } built)
            {
                graphs.Add(new BuiltGraph(peer.Name, built.Seconds, built.Bytes, ef => peer.OneByOne(ef), peer.Drop, Own: null));
            }
        }

        return graphs;
    }

    // Between two breadths of search, the logarithm of the time is taken to grow evenly with recall. The least breadth stands for all below it; null where none is enough.
    private static double? AtRecall(List<(double Recall, double Seconds)> points)
    {
        int after = points.FindIndex(point => point.Recall >= EqualRecall);
        if (after <= 0)
        {
            return after < 0 ? null : points[0].Seconds;
        }

        (double Recall, double Seconds) low = points[after - 1];
        (double Recall, double Seconds) high = points[after];
        double share = (EqualRecall - low.Recall) / (high.Recall - low.Recall);
        return low.Seconds * Math.Pow(high.Seconds / low.Seconds, share);
    }
}
