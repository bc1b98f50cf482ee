namespace Ranking.Benchmarks.Vectors;

/// <summary>What was found for each query: so many rows, the best first, −1 where there are fewer.</summary>
internal sealed class Found(int queries, int take)
{
    public int Queries => queries;

    public int Take => take;

    public int[] Ordinals { get; } = new int[queries * take];

    public float[] Scores { get; } = new float[queries * take];

    public Span<int> OrdinalsOf(int query) => Ordinals.AsSpan(query * take, take);

    public Span<float> ScoresOf(int query) => Scores.AsSpan(query * take, take);
}
