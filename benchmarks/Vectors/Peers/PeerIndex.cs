namespace Ranking.Benchmarks.Vectors;

/// <summary>An index of a peer; see benchmarks/peers/vectors.py for what it is asked.</summary>
internal sealed class PeerIndex(string name, string index, PeerProcess process, bool isExact)
{
    public string Name => name;

    /// <summary>Bytes it reads of each number.</summary>
    public int BytesPerNumber { get; init; } = sizeof(float);

    /// <summary>Seconds, and bytes of the graph; null where the peer has no such index.</summary>
    public (double Seconds, double Bytes)? Build(GraphPlan plan) =>
        process.Ask($"build {index} {plan.Threads} {plan.M} {plan.EfConstruction}") is [double seconds, double bytes] ? (seconds, bytes) : null;

    public void Drop() => process.Ask($"drop {index}");

    /// <summary>One query at a time, over all rows or over those of the filter that was given last.</summary>
    public Contestant OneByOne(int ef = 0, bool isFiltered = false, string named = "") =>
        Of($"{name}{named}", "search", threads: 1, ef, isFiltered);

    /// <summary>All queries at once.</summary>
    public Contestant Batch(int threads) => Of(name, "batch", threads, ef: 0, isFiltered: false);

    /// <summary>Gives the peer the rows that filtered searches may find; false where it cannot filter.</summary>
    public bool Filter(string file) => process.Ask($"filter {file}") is not null;

    private Contestant Of(string named, string request, int threads, int ef, bool isFiltered) => new(named, Side.Peer, threads, isExact, (count, found) =>
    {
        if (process.Ask($"{request} {index} {count} {found.Take} {threads} {ef} {(isFiltered ? 1 : 0)}") is not [double seconds, .. double[] ids])
        {
            return null;
        }

        for (int i = 0; i < ids.Length; i++)
        {
            found.Ordinals[i] = (int)ids[i];
        }

        return new Turn(seconds, 0);
    })
    { BytesPerNumber = BytesPerNumber };
}
