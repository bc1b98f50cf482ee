using System.Globalization;

namespace Ranking;

/// <summary>
/// A list whose mix of values is that of what the person liked.
/// <code>
/// p    the share of each value in the history                    (<see cref="TasteMix"/>)
/// q    the share of each value in the list so far: Σ w · p(value | title) / Σ w
///      w = 1, or 1 / log2(1 + place) where places weigh less the farther down they are
/// q̃ = (1 − α) · q + α · p     α = 0.01
/// for each place: take the title of the highest  (1 − λ) · Σ relevance − λ · Σ p · ln(p / q̃), with it in the list
/// </code>
/// Steck 2018, "Calibrated recommendations", section 3. A title without values changes nothing in the mix.
/// </summary>
internal sealed class CalibratedReorderer(string column, double lambda, bool isRankWeighted, BufferPool pool) : IReorderer
{
    private const double Alpha = 0.01;

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"calibrated({column}, {lambda}{(isRankWeighted ? ", rank weighted" : "")})");

    public int Reorder(in ScoredBatch batch, Span<int> order)
    {
        if (order.Length < 2)
        {
            return order.Length;
        }

        CategoryColumn values = batch.Context.Snapshot.Catalog.Category(column);
        using var scratch = new Scratch(pool);
        TasteMix taste = TasteMix.Of(batch.Context.History, values, scratch);
        if (taste.Values.IsEmpty)
        {
            return order.Length;
        }

        Span<float> relevance = scratch.Floats(order.Length).AsSpan(0, order.Length);
        Relevance.Normalize(batch, order, relevance);
        var mix = new ListMix(values, taste, batch.Items, order, Alpha, scratch);
        Span<int> left = scratch.Ints(order.Length).AsSpan(0, order.Length);
        Span<int> picked = scratch.Ints(order.Length).AsSpan(0, order.Length);
        for (int i = 0; i < left.Length; i++)
        {
            left[i] = i;
        }

        for (int place = 0; place < order.Length; place++)
        {
            double weight = isRankWeighted ? 1 / Math.Log2(2 + place) : 1;
            mix.Begin(weight);
            int best = 0;
            double highest = double.NegativeInfinity;
            for (int i = 0; i < left.Length; i++)
            {
                double value = ((1 - lambda) * relevance[left[i]]) - (lambda * mix.DivergenceWith(left[i]));
                (best, highest) = value > highest ? (i, value) : (best, highest);
            }

            mix.Add(left[best]);
            picked[place] = order[left[best]];
            left[(best + 1)..].CopyTo(left[best..]);
            left = left[..^1];
        }

        picked.CopyTo(order);
        return order.Length;
    }
}
