using System.Buffers;

namespace Ranking.Embeddings;

/// <summary>
/// What the exact indexes share: they check, and choose the way by the filter.
/// <code>
/// kept · cost ≤ rows     the kept rows where they lie in the table, see RowScan
/// else                   all panels, with the filter as a mask
/// </code>
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="similarity">What they are scored by.</param>
/// <param name="keptRowCosts">How many rows of panels are streamed by in the time that one row takes that is fetched from where it lies (docs/performance.md).</param>
/// <param name="panels">Looks at all rows.</param>
internal sealed class FilteredSearch(IndexedRows rows, VectorSimilarity similarity, int keptRowCosts, IPanelSearch panels)
{
    private const int MostTogether = 240;
    private const int MostWanted = 1 << 20;

    public EmbeddingTable Table => rows.Table;

    /// <summary>Searches for one query, as <see cref="IVectorIndex.Search"/> says.</summary>
    public int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken)
    {
        SearchChecks.Check(query, Table.Dimensions, ordinals, scores);
        cancellationToken.ThrowIfCancellationRequested();
        if (ordinals.IsEmpty || Table.Count == 0 || !SearchChecks.HasDirection(query))
        {
            return 0;
        }

        if (IsSelective(filter))
        {
            return RowScan.Search(rows, similarity, query, filter, ordinals, scores, cancellationToken);
        }

        Span<int> count = stackalloc int[1];
        Scan(query, filter, new SearchAnswers(ordinals.Length, ordinals, scores, count), cancellationToken);
        return count[0];
    }

    /// <summary>Searches for several queries, as <see cref="IVectorIndex.SearchBatch"/> says.</summary>
    public void SearchBatch(ReadOnlySpan<float> queries, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, Span<int> counts, CancellationToken cancellationToken)
    {
        if ((long)counts.Length * Table.Dimensions != queries.Length || (counts.IsEmpty ? !ordinals.IsEmpty : ordinals.Length % counts.Length != 0))
        {
            throw new ArgumentException(
                $"{counts.Length} queries of {Table.Dimensions} dimensions need as many numbers each, and the same room each; there are {queries.Length} numbers and room for {ordinals.Length} rows.",
                nameof(queries));
        }

        SearchChecks.CheckRoom(ordinals, scores);
        int room = counts.IsEmpty ? 0 : ordinals.Length / counts.Length;
        bool isOneByOne = room == 0 || Table.Count == 0 || IsSelective(filter);
        for (int i = 0; i < counts.Length; i++)
        {
            ReadOnlySpan<float> query = queries.Slice(i * Table.Dimensions, Table.Dimensions);
            // Zeros would find what comes first. Such queries are rare, and are told apart one by one.
            isOneByOne |= !SearchChecks.HasDirection(query);
        }

        // With very many wanted, the room for what is found so far is held within bounds.
        int together = isOneByOne ? 1 : Math.Clamp(MostWanted / Math.Max(room, 1), 1, MostTogether);
        for (int first = 0; first < counts.Length; first += together)
        {
            int count = Math.Min(together, counts.Length - first);
            ReadOnlySpan<float> some = queries.Slice(first * Table.Dimensions, count * Table.Dimensions);
            Span<int> places = ordinals.Slice(first * room, count * room);
            Span<float> values = scores.Slice(first * room, count * room);
            if (count == 1)
            {
                counts[first] = Search(some, filter, places, values, cancellationToken);
            }
            else
            {
                Scan(some, filter, new SearchAnswers(room, places, values, counts.Slice(first, count)), cancellationToken);
            }
        }
    }

    private bool IsSelective(in CandidateFilter filter) => !filter.IsNone && (long)keptRowCosts * RowScan.Accepted(filter, Table.Count) <= Table.Count;

    private void Scan(ReadOnlySpan<float> queries, in CandidateFilter filter, in SearchAnswers found, CancellationToken cancellationToken)
    {
        if (filter.IsNone || filter.IsMask)
        {
            panels.Search(queries, filter.Bits, isMasked: filter.IsMask, found, cancellationToken);
            return;
        }

        int words = (Table.Count + 63) / 64;
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(words);
        try
        {
            Span<ulong> mask = rented.AsSpan(0, words);
            mask.Clear();
            foreach (int ordinal in RowScan.Known(filter.Ordinals, Table.Count))
            {
                mask[ordinal >> 6] |= 1UL << (ordinal & 63);
            }

            panels.Search(queries, mask, isMasked: true, found, cancellationToken);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }
}
