namespace Ranking.Embeddings;

/// <summary>Scratches that searches share: as many are kept as run at once, up to a few a processor.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ScratchPool(int nodes, int degree, int dimensions)
{
    private readonly WalkScratch?[] _kept = new WalkScratch?[2 * Environment.ProcessorCount];

    public WalkScratch Rent()
    {
        // Threads begin at places of their own, so that they seldom reach for the same one.
        int first = Environment.CurrentManagedThreadId;
        for (int i = 0; i < _kept.Length; i++)
        {
            ref WalkScratch? place = ref _kept[(uint)(first + i) % (uint)_kept.Length];
            if (place is not null && Interlocked.Exchange(ref place, null) is { } scratch)
            {
                return scratch;
            }
        }

        return new WalkScratch(nodes, degree, dimensions);
    }

    /// <summary>Takes a scratch back, clean.</summary>
    public void Return(WalkScratch scratch)
    {
        int first = Environment.CurrentManagedThreadId;
        for (int i = 0; i < _kept.Length; i++)
        {
            ref WalkScratch? place = ref _kept[(uint)(first + i) % (uint)_kept.Length];
            if (place is null && Interlocked.CompareExchange(ref place, scratch, null) is null)
            {
                return;
            }
        }
    }
}
