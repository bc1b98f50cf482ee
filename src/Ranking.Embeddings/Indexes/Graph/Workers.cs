namespace Ranking.Embeddings;

/// <summary>Threads that share work, each with a scratch of its own. What each piece of work writes is its own, so that who does it makes no difference.</summary>
internal sealed class Workers(int threads, Func<WalkScratch> create, CancellationToken cancellationToken)
{
    // Below this many pieces, threads take longer to start than to work.
    private const int WorthThreads = 8;

    private readonly WalkScratch[] _scratches = [.. Enumerable.Range(0, threads).Select(_ => create())];

    /// <summary>Does pieces of work, whichever thread is free the next one.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; some pieces are done and others not.</exception>
    public void Each(int count, Action<int, WalkScratch> work) => WorkQueue.Each(
        count, count < WorthThreads ? 1 : _scratches.Length, (thread, part) => work(part, _scratches[thread]), cancellationToken);
}
