using System.Globalization;

namespace Ranking;

/// <summary>
/// Places Reserve titles among those of the list, drawn by weight.
/// <code>
/// k = 1, 2, …:  the k-th goes to a place drawn from ⌈k / share⌉ to ⌈(k + 1) / share⌉ − 1, counted from 1
///               it is drawn from Reserve, each as likely as its weight is large, and none twice
/// </code>
/// So the first n places hold at most ⌊share · n⌋ of them, and the first place none. Chance comes from the seed of the request and the key of the list.
/// </summary>
/// <param name="name">What it is called.</param>
/// <param name="share">The most of the places, 0 to 0.5.</param>
/// <param name="column">The number column that titles are weighted by; null where each is as likely as the others.</param>
/// <param name="pool">Lends room.</param>
internal sealed class ReserveReorderer(string name, double share, string? column, BufferPool pool) : IReorderer
{
    // What is exactly a whole number of places is seldom so in floats.
    private const double Rounding = 1e-9;

    // What stands where a title of Reserve stood that is in the list now.
    private const int Placed = -1;

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{name}({(column is null ? "" : $"{column}, ")}{share})");

    public bool PlacesReserve => true;

    public int Reorder(in ScoredBatch batch, Span<int> order)
    {
        int waiting = batch.ReserveCount;
        if (waiting == 0 || share == 0)
        {
            return order.Length - waiting;
        }

        using var scratch = new Scratch(pool);
        Span<float> weights = scratch.Floats(waiting).AsSpan(0, waiting);
        Span<int> before = scratch.Ints(order.Length).AsSpan(0, order.Length);
        order.CopyTo(before);
        ReadOnlySpan<int> list = before[..^waiting];
        Span<int> reserve = before[^waiting..];
        int ready = Weigh(batch, reserve, weights);
        var random = new SeededRandom(SeededRandom.Derive(batch.Context.Seed, "reserve", Name, batch.Query.Key));
        int kept = 0;
        int taken = 0;
        int drawn = 0;
        long next = Place(random, 1);
        while (true)
        {
            if (kept + 1 == next && drawn < ready)
            {
                int i = Draw(random, weights);
                order[kept++] = reserve[i];
                (weights[i], reserve[i]) = (0f, Placed);
                next = Place(random, ++drawn + 1);
            }
            else if (taken < list.Length)
            {
                order[kept++] = list[taken++];
            }
            else
            {
                break;
            }
        }

        int rest = kept;
        foreach (int position in reserve)
        {
            if (position != Placed)
            {
                order[rest++] = position;
            }
        }

        return kept;
    }

    /// <summary>The place of the k-th, counted from 1.</summary>
    private long Place(SeededRandom random, int k)
    {
        long from = (long)Math.Ceiling((k / share) - Rounding);
        long next = (long)Math.Ceiling(((k + 1) / share) - Rounding);
        return from + random.NextInt32((int)Math.Min(next - from, int.MaxValue));
    }

    /// <summary>Fills in the weights, 0 for titles that are never placed.</summary>
    /// <returns>How many are above 0.</returns>
    private int Weigh(in ScoredBatch batch, ReadOnlySpan<int> reserve, Span<float> weights)
    {
        ReadOnlySpan<float> numbers = column is null ? [] : batch.Context.Snapshot.Catalog.Numbers(column);
        int ready = 0;
        for (int i = 0; i < reserve.Length; i++)
        {
            float weight = column is null ? 1f : numbers[batch.Items[reserve[i]]];
            weights[i] = weight > 0 ? weight : 0f;
            ready += weight > 0 ? 1 : 0;
        }

        return ready;
    }

    private static int Draw(SeededRandom random, ReadOnlySpan<float> weights)
    {
        double total = 0;
        foreach (float weight in weights)
        {
            total += weight;
        }

        double point = random.NextSingle() * total;
        int last = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                point -= weights[last = i];
                if (point < 0)
                {
                    break;
                }
            }
        }

        return last;
    }
}
