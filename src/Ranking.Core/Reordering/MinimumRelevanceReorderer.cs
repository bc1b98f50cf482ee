using System.Globalization;

namespace Ranking;

/// <summary>
/// Cuts titles that score far below the best.
/// <code>
/// keep a title whose score ≥ best − (1 − share) · |best|, and the best few whatever they score
/// </code>
/// Of a best score above 0 that is a share of it; below 0 it is as far below it.
/// </summary>
internal sealed class MinimumRelevanceReorderer(double share, int keep, BufferPool pool) : IReorderer
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"minimum_relevance({share}, {keep})");

    public int Reorder(in ScoredBatch batch, Span<int> order)
    {
        if (order.Length <= keep)
        {
            return order.Length;
        }

        using var scratch = new Scratch(pool);
        Span<bool> isCut = scratch.SetFlags(order.Length).AsSpan(0, order.Length);
        float best = batch.Scores[order[Best(batch, order, isCut)]];
        double least = best - ((1 - share) * Math.Abs((double)best));
        int kept = 0;
        for (int i = 0; i < order.Length; i++)
        {
            isCut[i] = !(batch.Scores[order[i]] >= least);
            kept += isCut[i] ? 0 : 1;
        }

        for (; kept < keep; kept++)
        {
            isCut[Best(batch, order, isCut)] = false;
        }

        Span<int> cut = scratch.Ints(order.Length);
        int place = 0;
        for (int i = 0; i < order.Length; i++)
        {
            (isCut[i] ? cut : order)[isCut[i] ? i - place : place++] = order[i];
        }

        cut[..(order.Length - kept)].CopyTo(order[kept..]);
        return kept;
    }

    // The highest score of those flagged, the first of equals; their first where no score is a number.
    private static int Best(in ScoredBatch batch, ReadOnlySpan<int> order, ReadOnlySpan<bool> isFlagged)
    {
        int best = isFlagged.IndexOf(true);
        for (int i = best + 1; i < order.Length; i++)
        {
            best = isFlagged[i] && batch.Scores[order[i]] > batch.Scores[order[best]] ? i : best;
        }

        return best;
    }
}
