namespace Ranking;

/// <summary>
/// Reads signals through a store.
/// <code>
/// usable(title)  = kept, and  now − freshness ≤ computed at ≤ now       what was computed later than the request's moment would tell the past of the future
/// signal(title)  = usable ? kept : by the definition, over just the titles that are not usable; then kept for the next page
/// </code>
/// A store that fails or is late costs its patience, not the signal: the definition then describes all titles. A definition that fails leaves what was kept by the
/// request's moment, however old. What is computed is written behind the page, which does not wait for it.
/// </summary>
internal sealed class StoredSignals(ISignalProvider definition, IFeatureStore store, TimeSpan freshness, bool isPerProfile, TimeSpan patience, TimeProvider clock) : ISignalProvider
{
    public string Name => $"stored({definition.Name})";

    public IReadOnlyList<Signal> Signals => definition.Signals;

    public async ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        RankingContext context = batch.Context;
        string[] ids = Array.ConvertAll(batch.Items.ToArray(), item => context.Snapshot.Catalog.Ids[item]);
        string? profile = isPerProfile ? context.Profile.Id : null;
        (int[] stale, bool hasKept) = await ReadAsync(ids, profile, columns, context, cancellationToken).ConfigureAwait(false);
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
        catch (Exception e) when (hasKept && IsFailure(e, cancellationToken))
        {
            Telemetry.Skipped(Stages.Signal, definition.Name);
            context.Trace.Add(new TraceEntry(
                Stages.Signal, definition.Name, TraceOutcome.Failed, ids.Length, ids.Length - stale.Length, TimeSpan.Zero,
                $"{e.GetType().Name}: {e.Message}: what is kept is used, however old"));
            return;
        }

        for (int i = 0; i < computed.Length; i++)
        {
            for (int k = 0; k < stale.Length; k++)
            {
                columns[i].Span[stale[k]] = computed[i].Span[k];
            }
        }

        Write(Array.ConvertAll(stale, place => ids[place]), profile, computed, context);
    }

    /// <summary>Fills the columns with what was kept by the request's moment, and says which titles that is not fresh enough for, and whether there is any of it.</summary>
    private async ValueTask<(int[] Stale, bool HasKept)> ReadAsync(
        string[] ids, string? profile, IReadOnlyList<Memory<float>> columns, RankingContext context, CancellationToken cancellationToken)
    {
        long now = context.Now.ToUnixTimeSeconds();
        long oldest = now - (long)freshness.TotalSeconds;
        var isUsable = new bool[ids.Length];
        Array.Fill(isUsable, value: true);
        bool hasKept = false;
        try
        {
            for (int i = 0; i < columns.Count; i++)
            {
                // Memory of its own: a store that was given up may still write to it.
                var values = new float[ids.Length];
                var at = new long[ids.Length];
                await store.ReadAsync(Signals[i].Name, profile, ids, values, at, cancellationToken).AsTask()
                    .WaitAsync(patience, clock, cancellationToken).ConfigureAwait(false);
                for (int k = 0; k < ids.Length; k++)
                {
                    bool isKnown = at[k] != Catalog.MissingTime && at[k] <= now;
                    isUsable[k] &= isKnown && at[k] >= oldest;
                    hasKept |= isKnown;
                    columns[i].Span[k] = isKnown ? values[k] : float.NaN;
                }
            }
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            Array.Clear(isUsable);
            hasKept = false;
            context.Trace.Fallback(Stages.Signal, Name, $"the store could not be read ({e.GetType().Name}: {e.Message}): everything is computed", ids.Length);
        }

        return ([.. Enumerable.Range(0, ids.Length).Where(k => !isUsable[k])], hasKept);
    }

    // The page does not wait for the store, and may be gone when the store answers; what failed by then is only counted.
    private void Write(string[] ids, string? profile, Memory<float>[] computed, RankingContext context)
    {
        Task written = WriteAsync(ids, profile, computed, context.Now);
        if (written.IsFaulted)
        {
            Exception e = written.Exception.GetBaseException();
            context.Trace.Fallback(Stages.Signal, Name, $"the store did not take what was computed ({e.GetType().Name}: {e.Message})", ids.Length);
        }
        else if (!written.IsCompleted)
        {
            _ = written.ContinueWith(
                static (task, name) =>
                {
                    _ = task.Exception;
                    Telemetry.Skipped(Stages.Signal, (string?)name ?? "");
                },
                Name,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    private async Task WriteAsync(string[] ids, string? profile, Memory<float>[] computed, DateTimeOffset now)
    {
        for (int i = 0; i < computed.Length; i++)
        {
            await store.WriteAsync(Signals[i].Name, profile, ids, computed[i], now, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // A store may cancel itself; that is its failure, and not the end of the request.
    private static bool IsFailure(Exception e, CancellationToken cancellationToken) => e is not OperationCanceledException || !cancellationToken.IsCancellationRequested;
}
