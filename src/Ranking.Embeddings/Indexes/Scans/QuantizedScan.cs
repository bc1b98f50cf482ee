using System.Buffers;
using System.Collections.Concurrent;

namespace Ranking.Embeddings;

/// <summary>
/// A search of all byte panels for one query or several.
/// <code>
/// for each block of panels, threads taking turns; for each query; for each panel:
///     rows whose bound exceeds the query's threshold become candidates; where there is no room for more, they are settled
/// settle      the threshold rises, see BoundedRows; where that does not make room, and in the end: the candidates are scored as the table has them, the one with the highest bound first, until the next
///             bound lies below the k-th best score
/// the best rows of all threads are merged
/// </code>
/// What is found is exact, and no more rows are scored than the bounds make necessary (Seidl and Kriegel 1998, "Optimal multi-step k-nearest neighbor search"). A block is read from memory once for
/// all queries.
/// </summary>
internal sealed unsafe class QuantizedScan : ICrewWork
{
    private const int BlockBytes = 1 << 18;

    // Between two looks at the token.
    private const int BlockRows = 4096;
    private const int Rescored = 64;

    private static readonly ConcurrentBag<QuantizedScan> Idle = [];

    private BytePanels? _panels;
    private IndexedRows? _rows;
    private VectorSimilarity _similarity;
    private int _blockPanels;
    private int _queryCount;
    private int _dimensions;
    private float* _numbers;
    private QuantizedQuery* _queries;
    private BoundedRows* _candidates;
    private BestRows* _best;
    private PanelMask _mask;
    private CancellationToken _cancellationToken;

    /// <summary>Finds the best rows of each query; each has a direction.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="indexed">The rows they were made of; at least 1.</param>
    /// <param name="similarity">What they were made for.</param>
    /// <param name="queries">The queries behind each other.</param>
    /// <param name="mask">A bit a row for those that may be found.</param>
    /// <param name="isMasked">Whether the mask counts; false for all rows.</param>
    /// <param name="threads">How many threads may take part.</param>
    /// <param name="found">Takes what was found.</param>
    /// <param name="cancellationToken">Looked at before each block.</param>
    public static void Search(
        BytePanels panels,
        IndexedRows indexed,
        VectorSimilarity similarity,
        ReadOnlySpan<float> queries,
        ReadOnlySpan<ulong> mask,
        bool isMasked,
        int threads,
        in SearchAnswers found,
        CancellationToken cancellationToken)
    {
        int dimensions = indexed.Dimensions;
        int rows = indexed.Table.Count;
        int count = queries.Length / dimensions;
        int wanted = Math.Min(found.Room, rows);
        int blockPanels = Math.Clamp(BlockBytes / panels.Stride, 1, BlockRows / BytePanels.Width);
        int blocks = (panels.Count + blockPanels - 1) / blockPanels;
        int slots = Math.Min(Crew.Worth(threads, (long)panels.Count * panels.Stride * count), blocks);
        int states = slots * count;
        int bestRoom = BestRows.RoomFor(wanted, rows);
        int room = bestRoom + BoundedRows.RoomFor(wanted, rows);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(states * room);
        ulong[] heads = ArrayPool<ulong>.Shared.Rent(((states * (sizeof(BestRows) + sizeof(BoundedRows))) + (count * sizeof(QuantizedQuery))) / sizeof(ulong));
        sbyte[] integers = ArrayPool<sbyte>.Shared.Rent(count * panels.Groups * 4);
        QuantizedScan scan = Idle.TryTake(out QuantizedScan? idle) ? idle : new QuantizedScan();
        try
        {
            fixed (ulong* firstKey = keys, firstHead = heads, bits = mask)
            fixed (float* numbers = queries)
            fixed (sbyte* integer = integers)
            {
                scan._panels = panels;
                scan._rows = indexed;
                scan._similarity = similarity;
                scan._blockPanels = blockPanels;
                scan._queryCount = count;
                scan._dimensions = dimensions;
                scan._numbers = numbers;
                scan._best = (BestRows*)firstHead;
                scan._candidates = (BoundedRows*)(scan._best + states);
                scan._queries = (QuantizedQuery*)(scan._candidates + states);
                scan._mask = new PanelMask(isMasked ? bits : null, mask.Length, BytePanels.Width);
                for (int i = 0; i < states; i++)
                {
                    ulong* first = firstKey + ((nint)i * room);
                    scan._best[i].Start(first, wanted, rows);
                    scan._candidates[i].Start(first + bestRoom, wanted, rows);
                }

                for (int query = 0; query < count; query++)
                {
                    int length = panels.Groups * 4;
                    scan._queries[query] = QuantizedQuery.Create(queries.Slice(query * dimensions, dimensions), new Span<sbyte>(integer + ((nint)query * length), length));
                }

                scan._cancellationToken = cancellationToken;
                Crew.Run(slots, blocks, scan);
                cancellationToken.ThrowIfCancellationRequested();
                for (int query = 0; query < count; query++)
                {
                    for (int slot = 0; slot < slots; slot++)
                    {
                        // One after the other, so that later threads' candidates are held against what earlier ones' gave.
                        scan.Rescore(query, slot, ref scan._best[query]);
                        if (slot > 0)
                        {
                            scan._best[query].Add(scan._best[(slot * count) + query].Finish());
                        }
                    }

                    found.Write(query, ref scan._best[query]);
                }
            }
        }
        finally
        {
            scan._panels = null;
            scan._cancellationToken = default;
            scan._rows = null;
            Idle.Add(scan);
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<ulong>.Shared.Return(heads);
            ArrayPool<sbyte>.Shared.Return(integers);
        }
    }

    void ICrewWork.Do(int slot, int part)
    {
        if (_panels is not { } panels || _cancellationToken.IsCancellationRequested)
        {
            return;
        }

        int first = part * _blockPanels;
        int end = Math.Min(panels.Count, first + _blockPanels);
        for (int query = 0; query < _queryCount; query++)
        {
            ref BoundedRows candidates = ref _candidates[(slot * _queryCount) + query];
            for (int panel = first; panel < end;)
            {
                panel = panels.Scan(_queries[query], panel, end, _mask, ref candidates);
                if (candidates.IsFull)
                {
                    Settle(panels, query, slot, ref candidates);
                }
            }
        }

        GC.KeepAlive(panels);
    }

    private void Settle(BytePanels panels, int query, int slot, ref BoundedRows candidates)
    {
        candidates.Raise(panels, _queries[query]);
        if (candidates.IsHalfFull)
        {
            ref BestRows best = ref _best[(slot * _queryCount) + query];
            Rescore(query, slot, ref best);
            candidates.Raise(best.Threshold);
        }
    }

    private void Rescore(int query, int slot, ref BestRows best)
    {
        if (_rows is not { } indexed || _panels is not { } panels)
        {
            return;
        }

        ref BoundedRows candidates = ref _candidates[(slot * _queryCount) + query];
        candidates.Raise(panels, _queries[query]);
        Span<ulong> keys = candidates.Keys;
        keys.Sort();
        var numbers = new ReadOnlySpan<float>(_numbers + ((nint)query * _dimensions), _dimensions);
        Span<int> rows = stackalloc int[Rescored];
        for (int i = 0; i < keys.Length && TopK.ScoreOf(keys[i]) >= best.Threshold;)
        {
            int count = 0;
            for (; count < Rescored && i < keys.Length; count++, i++)
            {
                rows[count] = TopK.OrdinalOf(keys[i]);
            }

            RowScan.Scan(indexed, _similarity, numbers, rows[..count], ref best);
            best.Part();
        }

        candidates.Clear();
    }
}
