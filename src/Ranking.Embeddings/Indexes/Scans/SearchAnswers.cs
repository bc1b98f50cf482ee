namespace Ranking.Embeddings;

/// <summary>Where a search for several queries puts what it finds.</summary>
/// <param name="room">How many rows there is room for, for each query.</param>
/// <param name="ordinals">Takes the rows, those of the first query first.</param>
/// <param name="scores">Takes their scores.</param>
/// <param name="counts">Takes how many were found.</param>
internal readonly ref struct SearchAnswers(int room, Span<int> ordinals, Span<float> scores, Span<int> counts)
{
    private readonly Span<int> _ordinals = ordinals;
    private readonly Span<float> _scores = scores;
    private readonly Span<int> _counts = counts;

    public int Room { get; } = room;

    public void Write(int query, ref BestRows best) => _counts[query] = best.Write(_ordinals.Slice(query * Room, Room), _scores.Slice(query * Room, Room));
}
