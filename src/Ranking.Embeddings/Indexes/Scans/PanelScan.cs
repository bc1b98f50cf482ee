using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Ranking.Embeddings;

/// <summary>
/// A search of all float panels for one query or several.
/// <code>
/// for each block of panels, threads taking turns:
///     one query:      the panels are streamed by, see FloatPanels
///     several:        for each panel and each tile of queries: a tile of scores, as Gemm makes them; what exceeds its query's threshold enters that query's best rows
/// the best rows of all threads are merged
/// </code>
/// </summary>
internal sealed unsafe class PanelScan : ICrewWork
{
    // A thread reads about as much in the time that another takes to wake up.
    private const int BlockBytes = 1 << 19;

    // Between two looks at the token.
    private const int BlockRows = 4096;

    private static readonly ConcurrentBag<PanelScan> Idle = [];

    private FloatPanels? _panels;
    private int _blockPanels;
    private int _queryCount;
    private float* _queries;
    private BestRows* _best;
    private PanelMask _mask;
    private CancellationToken _cancellationToken;

    /// <summary>Finds the best rows of each query.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="rows">How many rows they hold; at least 1.</param>
    /// <param name="queries">The queries behind each other.</param>
    /// <param name="mask">A bit a row for those that may be found.</param>
    /// <param name="isMasked">Whether the mask counts; false for all rows.</param>
    /// <param name="threads">How many threads may take part.</param>
    /// <param name="found">Takes what was found.</param>
    /// <param name="cancellationToken">Looked at before each block.</param>
    public static void Search(
        FloatPanels panels,
        int rows,
        ReadOnlySpan<float> queries,
        ReadOnlySpan<ulong> mask,
        bool isMasked,
        int threads,
        in SearchAnswers found,
        CancellationToken cancellationToken)
    {
        int dimensions = panels.Dimensions;
        int count = queries.Length / dimensions;
        int wanted = Math.Min(found.Room, rows);
        int room = BestRows.RoomFor(wanted, rows);
        int blockPanels = Math.Clamp(BlockBytes / (dimensions * Gemm.Columns * sizeof(float)), 1, BlockRows / Gemm.Columns);
        int blocks = (panels.Count + blockPanels - 1) / blockPanels;
        int slots = Math.Min(Crew.Worth(threads, (long)panels.Count * Gemm.Columns * dimensions * sizeof(float)), blocks);
        int tiles = count == 1 ? 0 : (count + Gemm.Rows - 1) / Gemm.Rows;
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(slots * count * room);
        ulong[] states = ArrayPool<ulong>.Shared.Rent(slots * count * sizeof(BestRows) / sizeof(ulong));
        float[] packed = ArrayPool<float>.Shared.Rent(tiles * Gemm.Rows * dimensions);
        PanelScan scan = Idle.TryTake(out PanelScan? idle) ? idle : new PanelScan();
        try
        {
            fixed (ulong* firstKey = keys, firstState = states, bits = mask)
            fixed (float* numbers = queries, tile = packed)
            {
                var best = (BestRows*)firstState;
                for (int i = 0; i < slots * count; i++)
                {
                    best[i].Start(firstKey + ((nint)i * room), wanted, rows);
                }

                for (int i = 0; i < tiles; i++)
                {
                    Gemm.PackRows(new MatrixView(numbers, count, dimensions, dimensions, 1), i * Gemm.Rows, dimensions, 1f, tile + ((nint)i * Gemm.Rows * dimensions));
                }

                scan._panels = panels;
                scan._blockPanels = blockPanels;
                scan._queryCount = count;
                scan._queries = count == 1 ? numbers : tile;
                scan._best = best;
                scan._mask = new PanelMask(isMasked ? bits : null, mask.Length, Gemm.Columns);
                scan._cancellationToken = cancellationToken;
                Crew.Run(slots, blocks, scan);
                cancellationToken.ThrowIfCancellationRequested();
                for (int query = 0; query < count; query++)
                {
                    for (int slot = 1; slot < slots; slot++)
                    {
                        best[query].Add(best[(slot * count) + query].Finish());
                    }

                    found.Write(query, ref best[query]);
                }
            }
        }
        finally
        {
            scan._panels = null;
            scan._cancellationToken = default;
            Idle.Add(scan);
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<ulong>.Shared.Return(states);
            ArrayPool<float>.Shared.Return(packed);
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
        BestRows* best = _best + (slot * _queryCount);
        if (_queryCount == 1)
        {
            FloatPanels.Scan(panels.Start, panels.Dimensions, _queries, first, end, _mask, ref *best);
        }
        else
        {
            Multiply(panels, first, end, best);
        }

        GC.KeepAlive(panels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(FloatPanels panels, int first, int end, BestRows* best)
    {
        int width = Gemm.Columns;
        int height = Gemm.Rows;
        int dimensions = panels.Dimensions;
        float* scores = stackalloc float[width * height];
        for (int panel = first; panel < end; panel++)
        {
            uint accepted = _mask.Of(panel);
            for (int query = 0; query < _queryCount && accepted != 0; query += height)
            {
                Gemm.Compute(dimensions, _queries + ((nint)query * dimensions), panels.Start + ((nint)panel * width * dimensions), scores, width, adds: false);
                int last = Math.Min(height, _queryCount - query);
                for (int i = 0; i < last; i++)
                {
                    FloatPanels.Add(scores + (i * width), panel * width, accepted, ref best[query + i]);
                }
            }
        }
    }
}
