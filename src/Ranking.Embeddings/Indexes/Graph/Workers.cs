namespace Ranking.Embeddings;

/// <summary>Threads that share work, each with a scratch of its own. What each piece of work writes is its own, so that who does it makes no difference.</summary>
internal sealed class Workers(int threads, Func<WalkScratch> create, CancellationToken cancellationToken)
{
    // Below this many pieces, threads take longer to start than to work.
    private const int WorthThreads = 8;

    private readonly WalkScratch[] _scratches = [.. Enumerable.Range(0, threads).Select(_ => create())];

    /// <summary>Does pieces of work, whichever thread is free the next one.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; some pieces are done and others not.</exception>
    public void Each(int count, Action<int, WalkScratch> work)
    {
        if (_scratches.Length == 1 || count < WorthThreads)
        {
            for (int i = 0; i < count && !cancellationToken.IsCancellationRequested; i++)
            {
                work(i, _scratches[0]);
            }
        }
        else
        {
            int next = -1;
            Parallel.For(0, _scratches.Length, new ParallelOptions { MaxDegreeOfParallelism = _scratches.Length }, worker =>
            {
                for (int i = Interlocked.Increment(ref next); i < count && !cancellationToken.IsCancellationRequested; i = Interlocked.Increment(ref next))
                {
                    work(i, _scratches[worker]);
                }
            });
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
