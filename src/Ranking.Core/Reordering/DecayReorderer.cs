using System.Globalization;

namespace Ranking;

/// <summary>
/// Each further title of a value counts for less.
/// <code>
/// for each place: take the title of the highest  relevance · (floor + (1 − floor) · factor^k)
///   relevance   the score, stretched over the list to 0 to 1
///   k           how many titles before it share a value with it
/// </code>
/// k only grows, so the choice is made lazily (<see cref="LazyGreedy"/>).
/// </summary>
internal sealed class DecayReorderer(string column, double factor, double floor, BufferPool pool) : IReorderer
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"decay({column}, {factor}, {floor})");

    public int Reorder(in ScoredBatch batch, Span<int> order)
    {
        if (order.Length < 2)
        {
            return order.Length;
        }

        using var scratch = new Scratch(pool);
        Span<float> relevance = scratch.Floats(order.Length).AsSpan(0, order.Length);
        Span<float> values = scratch.Floats(order.Length).AsSpan(0, order.Length);
        Relevance.Normalize(batch, order, relevance);
        relevance.CopyTo(values);
        var objective = new DecayObjective(batch.Items, order, relevance, SharedValues.Of(batch.Context.Snapshot.Catalog, column), factor, floor, scratch);
        LazyGreedy.Order(order, values, order.Length, ref objective, scratch);
        return order.Length;
    }
}
