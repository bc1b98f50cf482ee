namespace Ranking.Testing;

/// <summary>Makes a store for one law in one world, and disposes of it afterwards if it can be.</summary>
internal static class OwnStore
{
    public static Law Of<T>(string name, string advice, Func<CancellationToken, ValueTask<T>> create, Func<Case, T, ValueTask> check)
        where T : class => new(name, advice, async at =>
        {
            T store = at.Made(await create(CancellationToken.None).ConfigureAwait(false));
            try
            {
                await check(at, store).ConfigureAwait(false);
            }
            finally
            {
                if (store is IAsyncDisposable waits)
                {
                    await waits.DisposeAsync().ConfigureAwait(false);
                }
                else
                {
                    (store as IDisposable)?.Dispose();
                }
            }
        });
}
