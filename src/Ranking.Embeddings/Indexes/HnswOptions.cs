namespace Ranking.Embeddings;

/// <summary>Settings of an <see cref="HnswIndex"/>.</summary>
public sealed record HnswOptions
{
    /// <summary>How many neighbours a new row is linked to: 4 to 128. More find more, at more memory (8 · M bytes a row) and time. Default: 16.</summary>
    public int M { get; init; } = 16;

    /// <summary>How many candidates for its neighbours each new row is given: 1 to 4,096, and at least M are. More make a better graph, and take longer to build. Default: 200.</summary>
    public int EfConstruction { get; init; } = 200;

    /// <summary>How many rows a search keeps in view: 1 to 4,096, and at least as many as are asked for. More find more, and take longer. Default: 80.</summary>
    public int EfSearch { get; init; } = 80;

    /// <summary>What a row is scored by. Default: the cosine.</summary>
    public VectorSimilarity Similarity { get; init; }

    /// <summary>How many threads build the graph; 0 for as many as there are processors. The graph is the same for any number. Default: 0.</summary>
    public int Threads { get; init; }

    /// <summary>The seed of the order that rows are linked in, and of their layers. Default: 0.</summary>
    public ulong Seed { get; init; }

    internal HnswOptions Check()
    {
        In(M, 4, 128, nameof(M));
        In(EfConstruction, 1, 4096, nameof(EfConstruction));
        In(EfSearch, 1, 4096, nameof(EfSearch));
        if (!Enum.IsDefined(Similarity))
        {
            throw new RankingException($"HnswOptions.{nameof(Similarity)} is {VectorSimilarity.Cosine} or {VectorSimilarity.Dot}, but is {Similarity}.");
        }

        _ = Train.ThreadsOf(Threads);
        return this;
    }

    private static void In(int value, int least, int most, string option)
    {
        if (value < least || value > most)
        {
            throw new RankingException($"HnswOptions.{option} is {least} to {most}, but is {value}.");
        }
    }
}
