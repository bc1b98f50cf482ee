namespace Ranking;

/// <summary>
/// Reads signals through a store.
/// <code>
/// usable(title)  = kept, and  now − freshness ≤ computed at ≤ now       what was computed later than the request's moment would tell the past of the future
/// signal(title)  = usable ? kept : by the definition, over just the titles that are not usable; then kept for the next page
/// </code>
/// A store that fails costs its time, not the signal: the definition then describes all titles. A definition that fails leaves what is kept, however old.
/// </summary>
internal sealed class StoredSignals(ISignalProvider definition, IFeatureStore store, TimeSpan freshness, bool isPerProfile) : ISignalProvider
{
    public string Name => $"stored({definition.Name})";

    public IReadOnlyList<Signal> Signals => definition.Signals;

    public async ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        RankingContext context = batch.Context;
        string[] ids = Array.ConvertAll(batch.Items.ToArray(), item => context.Snapshot.Catalog.Ids[item]);
        string? profile = isPerProfile ? context.Profile.Id : null;
        int[] stale = await ReadAsync(ids, profile, columns, context, cancellationToken).ConfigureAwait(false);
        Telemetry.FeaturesRead(Name, (ids.Length - stale.Length) * Signals.Count, stale.Length * Signals.Count);
        if (stale.Length == 0)
        {
            return;
        }

        var computed = new Memory<float>[columns.Count];
        for (int i = 0; i < computed.Length; i++)
        {
            computed[i] = new float[stale.Length];
        }

        int[] items = Array.ConvertAll(stale, place => batch.Items[place]);
        var rest = new CandidateBatch(context, SignalScope.Page, items, new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal), [], default);
        try
        {
            await definition.ComputeAsync(rest, computed, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e, cancellationToken) && stale.Length < ids.Length)
        {
            context.Trace.Fallback(Stages.Signal, Name, $"the definition failed ({e.GetType().Name}: {e.Message}): what is kept is used, however old", ids.Length, ids.Length - stale.Length);
            return;
        }

        for (int i = 0; i < computed.Length; i++)
        {
            for (int k = 0; k < stale.Length; k++)
            {
                columns[i].Span[stale[k]] = computed[i].Span[k];
            }
        }

        await WriteAsync(Array.ConvertAll(stale, place => ids[place]), profile, computed, context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fills the columns with what is kept, and says which titles it is not good enough for.</summary>
    private async ValueTask<int[]> ReadAsync(
        string[] ids, string? profile, IReadOnlyList<Memory<float>> columns, RankingContext context, CancellationToken cancellationToken)
    {
        long now = context.Now.ToUnixTimeSeconds();
        long oldest = now - (long)freshness.TotalSeconds;
        var isUsable = new bool[ids.Length];
        Array.Fill(isUsable, value: true);
        try
        {
            var at = new long[ids.Length];
            for (int i = 0; i < columns.Count; i++)
            {
                await store.ReadAsync(Signals[i].Name, profile, ids, columns[i], at, cancellationToken).ConfigureAwait(false);
                for (int k = 0; k < ids.Length; k++)
                {
                    isUsable[k] &= at[k] != Catalog.MissingTime && at[k] >= oldest && at[k] <= now;
                }
            }
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            Array.Clear(isUsable);
            context.Trace.Fallback(Stages.Signal, Name, $"the store could not be read ({e.GetType().Name}: {e.Message}): everything is computed", ids.Length);
        }

        return [.. Enumerable.Range(0, ids.Length).Where(k => !isUsable[k])];
    }

    private async ValueTask WriteAsync(string[] ids, string? profile, Memory<float>[] computed, RankingContext context, CancellationToken cancellationToken)
    {
        try
        {
            for (int i = 0; i < computed.Length; i++)
            {
                await store.WriteAsync(Signals[i].Name, profile, ids, computed[i], context.Now, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            context.Trace.Fallback(Stages.Signal, Name, $"the store did not take what was computed ({e.GetType().Name}: {e.Message})", ids.Length);
        }
    }

    // A store may cancel itself; that is its failure, and not the end of the request.
    private static bool IsFailure(Exception e, CancellationToken cancellationToken) => e is not OperationCanceledException || !cancellationToken.IsCancellationRequested;
}
