namespace Ranking.Benchmarks.Vectors;

/// <summary>Everyone who looks at every row, one query at a time.</summary>
internal static class ExactSection
{
    public static void Run(Bench bench, int take = Settings.Take)
    {
        Workload workload = bench.Workload;
        PeerIndex[] peers = [.. new[] { bench.Peers.Faiss, bench.Peers.FaissBytes }.OfType<PeerIndex>(), .. bench.Peers.Brutes];
        Array.ForEach(peers, peer => peer.Build(GraphPlan.For(workload.Table.Count)));
        SearchSection.Run(
            bench,
            $"exact top {take} of {workload.Name}",
            [.. Limits(workload.Table), .. Hosts(workload), .. Ours(workload), .. peers.Select(peer => peer.OneByOne())],
            take,
            workload.QueriesInTurn);
        Array.ForEach(peers, peer => peer.Drop());
    }

    private static IEnumerable<Contestant> Limits(EmbeddingTable table) =>
        from bytes in new[] { sizeof(float), sizeof(byte) }
        from threads in Settings.Threads
        select InProcess.Reading(table, bytes, threads);

    private static IEnumerable<Contestant> Hosts(Workload workload)
    {
        if (workload.Table.Count <= Settings.MostPlainRows)
        {
            yield return Host("LINQ, cosine and OrderBy", new PlainHost(workload.RowsApart));
            yield return Host("CosineSimilarity a row, sort", new CosineSortHost(workload.RowsApart));
        }

        yield return Host("CosineSimilarity a row, PriorityQueue", new CosineQueueHost(workload.RowsApart));
        yield return Host("Dot a contiguous row, PriorityQueue", new DotQueueHost(workload.Table));
        Contestant Host(string name, RowHost host) => InProcess.OneByOne(name, Side.Host, host, workload.Queries);
    }

    private static IEnumerable<Contestant> Ours(Workload workload)
    {
        foreach ((OwnIndex own, int bytes) in Contestants.Exact.Select(own => (own, sizeof(float))).Concat(Contestants.Quantized.Select(own => (own, sizeof(byte)))))
        {
            yield return InProcess.OneByOne(own.Name, Side.Ours, own.Make(workload.Table), workload.Queries, own.Threads) with { BytesPerNumber = bytes, IsBaseline = own.Threads == 1 };
        }
    }
}
