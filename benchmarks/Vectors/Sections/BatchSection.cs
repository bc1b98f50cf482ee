namespace Ranking.Benchmarks.Vectors;

/// <summary>All queries at once: a product of two matrices, of which only the best of each row is kept.</summary>
internal static class BatchSection
{
    public static void Run(Bench bench)
    {
        Workload workload = bench.Workload;
        bench.Peers.Faiss?.Build(GraphPlan.For(workload.Table.Count));
        SearchSection.Run(
            bench,
            $"{Workload.QueryCount} queries at once, top {Settings.Take} of {workload.Name}",
            [
                .. Settings.Threads.Select(threads => InProcess.Computing(workload.Table, threads)),
                .. Contestants.Exact.Select(own => InProcess.Batch(own.Name, Side.Ours, own.Make(workload.Table), workload.Queries, own.Threads) with { IsBaseline = own.Threads == 1 }),
                .. Settings.Threads.Select(threads => bench.Peers.Faiss?.Batch(threads)).OfType<Contestant>(),
            ],
            Settings.Take,
            Workload.QueryCount,
            operations: InProcess.Operations(workload.Table));
        bench.Peers.Faiss?.Drop();
    }
}
