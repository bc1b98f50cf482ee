using System.Runtime.InteropServices;

namespace Ranking.Embeddings;

/// <content>Searches.</content>
public sealed partial class HnswIndex
{
    // What the rule below weighs, measured with rows of 64 and 128 floats: rows scored for each node that is followed; the price of a scanned row, which needs no bookkeeping and comes in order, in
    // those of a scored one; nodes moved up in the sorted list for the price of a scored row.
    private const double ScoredPerNode = 10;
    private const double PriceOfScanned = 0.6;
    private const double MovedPerScored = 128;

    /// <summary>Whether walks give way to scans that are no dearer.</summary>
    private bool MayScan { get; init; } = true;

    /// <inheritdoc/>
    public int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default)
    {
        SearchChecks.Check(query, Dimensions, ordinals, scores);
        cancellationToken.ThrowIfCancellationRequested();
        int accepted = AcceptedBy(filter);
        if (ordinals.IsEmpty || accepted == 0 || !SearchChecks.HasDirection(query))
        {
            return 0;
        }

        int wanted = Math.Min(ordinals.Length, accepted);
        int ef = Math.Max(_options.EfSearch, wanted);
        if (!MayScan || !IsScanCheaper(accepted, ef))
        {
            int found = Walk(query, filter, accepted, ef, ordinals[..wanted], scores);
            if (found == wanted)
            {
                return found;
            }
        }

        return RowScan.Search(_rows, _options.Similarity, query, filter, ordinals, scores, cancellationToken);
    }

    /// <summary>
    /// Whether scanning the accepted rows costs no more than walking, in rows scored on a walk. With n rows, of which a are accepted, a share of a / n of the rows that a walk finds counts:
    /// <code>
    /// walk = 10 · ef · n / a + ef² / 128          the nodes followed until ef accepted ones are found, and keeping ef in order
    /// scan = 0.6 · a
    /// </code>
    /// so without a filter tables of up to 17 · ef rows are scanned, and under one where n · (a / n)² ≤ 17 · ef; both took the same time at 11 · ef of 15,000 × 64 floats, and at 13 · ef of 100,000 × 128.
    /// </summary>
    private bool IsScanCheaper(int accepted, int ef) =>
        PriceOfScanned * accepted <= (ScoredPerNode * ef * Count / accepted) + ((double)ef * ef / MovedPerScored);

    // How many rows a filter accepts at the most.
    private int AcceptedBy(in CandidateFilter filter) => filter.IsNone ? _findable : RowScan.Accepted(filter, Count);

    // Finds as many as there is room for, or fewer.
    private int Walk(ReadOnlySpan<float> query, in CandidateFilter filter, int accepted, int ef, Span<int> ordinals, Span<float> scores)
    {
        WalkScratch scratch = _scratches.Rent();
        RowScorer scorer = RowScorer.OfQuery(_rows, query, _options.Similarity == VectorSimilarity.Dot ? _table.Norms.Span : []);
        (int start, float score) = HnswWalk.Descend(_graph, scorer, toLayer: 0, scratch);
        int found = 0;
        if (filter.IsNone)
        {
            HnswWalk.Run(_graph.Layer(0), scorer, start, score, ef, scratch);
            found = Take(scratch, filter, ordinals, scores);
        }
        else
        {
            ReadOnlySpan<ulong> bits = filter.IsMask ? filter.Bits : scratch.Mask(filter.Ordinals, Count);
            var accepts = new NodeFilter(bits, _nextEqual.Span);
            long mostScored = MayScan ? (long)(PriceOfScanned * accepted) : long.MaxValue;
            if (HnswWalk.RunFiltered(_graph.Layer(0), scorer, start, score, accepts, ef, mostScored, scratch))
            {
                found = Take(scratch, filter, ordinals, scores);
            }

            scratch.ClearMask(filter.Ordinals, Count);
        }

        _scratches.Return(scratch);
        GC.KeepAlive(this);
        return found;
    }

    // The best of what a walk found, each with the rows that are equal to it.
    private int Take(WalkScratch scratch, in CandidateFilter filter, Span<int> ordinals, Span<float> scores)
    {
        ReadOnlySpan<int> nextEqual = _nextEqual.Span;
        ReadOnlySpan<ulong> found = nextEqual.IsEmpty ? scratch.Nearest.Keys : Spread(scratch, nextEqual, filter, ordinals.Length);
        int count = 0;
        for (int i = 0; i < found.Length && count < ordinals.Length; i++)
        {
            int row = NodeKey.Node(found[i]);
            // No walk comes to a zero row, but through the links of a damaged file.
            if (_table.Norm(row) > 0f)
            {
                ordinals[count] = row;
                scores[count++] = NodeKey.Score(found[i]);
            }
        }

        return count;
    }

    private static ReadOnlySpan<ulong> Spread(WalkScratch scratch, ReadOnlySpan<int> nextEqual, in CandidateFilter filter, int wanted)
    {
        List<ulong> spread = scratch.Spread;
        spread.Clear();
        foreach (ulong key in scratch.Nearest.Keys)
        {
            float score = NodeKey.Score(key);
            if (spread.Count >= wanted && score < NodeKey.Score(spread[^1]))
            {
                break;
            }

            int taken = 0;
            for (int row = NodeKey.Node(key); row >= 0 && taken < wanted; row = nextEqual[row])
            {
                if (filter.Accepts(row))
                {
                    spread.Add(NodeKey.Of(score, row));
                    taken++;
                }
            }
        }

        Span<ulong> keys = CollectionsMarshal.AsSpan(spread);
        keys.Sort();
        return keys;
    }
}
