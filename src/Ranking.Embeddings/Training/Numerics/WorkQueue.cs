namespace Ranking.Embeddings;

/// <summary>Work in parts that threads take in turns: a queue and not equal shares, since a share waits for the slower thread.</summary>
internal static class WorkQueue
{
    /// <summary>Does all parts.</summary>
    /// <param name="count">How many parts there are.</param>
    /// <param name="threads">How many threads may take part, the calling one among them.</param>
    /// <param name="work">Does a part: which of the threads does it, from 0, and the part.</param>
    /// <param name="cancellationToken">Asked before each part.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; some parts are done and others not.</exception>
    public static void Each(int count, int threads, Action<int, int> work, CancellationToken cancellationToken = default)
    {
        if (threads <= 1 || count <= 1)
        {
            for (int part = 0; part < count && !cancellationToken.IsCancellationRequested; part++)
            {
                work(0, part);
            }
        }
        else
        {
            int next = -1;
            Parallel.For(0, Math.Min(threads, count), new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            {
                for (int part = Interlocked.Increment(ref next); part < count && !cancellationToken.IsCancellationRequested; part = Interlocked.Increment(ref next))
                {
                    work(thread, part);
                }
            });
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
