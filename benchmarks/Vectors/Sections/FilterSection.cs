namespace Ranking.Benchmarks.Vectors;

/// <summary>Searches that may find some rows only.</summary>
internal static class FilterSection
{
    /// <summary>Breadth of a filtered graph search.</summary>
    private const int Ef = 100;

    /// <param name="bench">What is measured.</param>
    /// <param name="graphs">The graphs of the library that are built already.</param>
    public static void Run(Bench bench, IReadOnlyList<(OwnGraph Kind, IVectorIndex Index)> graphs)
    {
        Workload workload = bench.Workload;
        var random = new SeededRandom(SeededRandom.Derive(Settings.Seed, "filters"));
        bench.Peers.Faiss?.Build(GraphPlan.For(workload.Table.Count));
        List<(OwnIndex Own, IVectorIndex Index)> indexes =
            [.. Contestants.Exact.Concat(Contestants.Quantized).Where(own => own.Threads == 1).Select(own => (own, own.Make(workload.Table)))];
        foreach (RowFilter filter in new[] { workload.Some(0.01, random), workload.Some(0.1, random), workload.Some(0.5, random), workload.SomeClusters(0.1, random) })
        {
            string title = $"{filter.Name} of {workload.Name}";
            List<Contestant> contestants = [.. indexes.SelectMany(own => Ours(own.Own.Name, own.Index, workload, filter))];
            if (Filtered(bench.Peers.Faiss, filter) is { } faiss)
            {
                contestants.Add(faiss);
            }

            SearchSection.Run(bench, $"top {Settings.Take} of {title}", contestants, Settings.Take, workload.QueriesInTurn, filter);
            if (graphs.Count > 0)
            {
                SearchSection.Run(
                    bench,
                    $"top {Settings.DeepTake} of {title}, ef {Ef}",
                    [.. graphs.Select(graph => (graph.Kind.Name, Index: graph.Kind.With(graph.Index, Ef))).Concat(indexes.Take(1).Select(own => (own.Own.Name, own.Index)))
                        .SelectMany(own => Ours(own.Name, own.Index, workload, filter))],
                    Settings.DeepTake,
                    workload.QueriesInTurn,
                    filter);
            }
        }

        bench.Peers.Faiss?.Drop();
    }

    private static Contestant[] Ours(string name, IVectorIndex index, Workload workload, RowFilter filter) =>
    [
        InProcess.OneByOne($"{name}, sorted list", Side.Ours, index, workload.Queries, rows: filter, form: RowFilter.Form.List) with { IsBaseline = true },
        InProcess.OneByOne($"{name}, bit mask", Side.Ours, index, workload.Queries, rows: filter, form: RowFilter.Form.Mask),
    ];

    private static Contestant? Filtered(PeerIndex? faiss, RowFilter filter)
    {
        string file = Path.GetTempFileName();
        try
        {
            filter.Write(file);
            return faiss is not null && faiss.Filter(file) ? faiss.OneByOne(isFiltered: true, named: ", IDSelectorBitmap") : null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
