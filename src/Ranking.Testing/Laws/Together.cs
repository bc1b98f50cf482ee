namespace Ranking.Testing;

/// <summary>Runs something on several threads that start together. They are threads of their own: a busy pool would run short work one after the other.</summary>
internal static class Together
{
    public static async ValueTask<T[]> RunAsync<T>(int threads, Func<int, T> run)
    {
        using var start = new Barrier(threads);
        return await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run(thread);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))).ConfigureAwait(false);
    }
}
