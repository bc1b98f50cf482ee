using Microsoft.Extensions.Logging;

namespace Ranking;

/// <summary>
/// Runs the parts of a page: applies the failure policy and the deadline, and keeps trace, log and counters, so that no part needs to.
/// Cancellation is not a failure. Deadlines bind awaited work only; a part that computes checks its token itself.
/// </summary>
internal sealed class ComponentRunner(TimeProvider clock, TimeSpan timeout, ILogger logger)
{
    public TimeProvider Clock => clock;

    public ILogger Logger => logger;

    /// <summary>Calls a part that may wait.</summary>
    public ValueTask<ComponentResult> RunAsync<TState>(
        string stage,
        string name,
        FailurePolicy policy,
        RankingContext context,
        TState state,
        Func<TState, RankingContext, CancellationToken, ValueTask> call,
        CancellationToken cancellationToken)
    {
        long start = context.Trace.IsFull ? clock.GetTimestamp() : 0;
        try
        {
            ValueTask task = call(state, context, cancellationToken);
            if (!task.IsCompleted)
            {
                return AwaitAsync(task.AsTask(), stage, name, policy, start, cancellationToken);
            }

            task.GetAwaiter().GetResult();
            return ValueTask.FromResult(new ComponentResult(IsCompleted: true, Since(start)));
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            return ValueTask.FromResult(Fail(e, stage, name, policy));
        }
    }

    /// <summary>Calls a pure part: a filter, a scorer, a reorderer. It is given no token, so nothing it throws is a cancellation.</summary>
    public bool Run<TState>(
        string stage, string name, FailurePolicy policy, RankingContext context, TState state, Action<TState> call)
        where TState : allows ref struct
    {
        try
        {
            call(state);
            return true;
        }
        catch (Exception e)
        {
            return Fail(e, stage, name, policy).Note(context).IsCompleted;
        }
    }

    /// <summary>The time since a timestamp taken when a trace was asked for; zero otherwise.</summary>
    public TimeSpan Since(long start) => start == 0 ? TimeSpan.Zero : clock.GetElapsedTime(start);

    private async ValueTask<ComponentResult> AwaitAsync(
        Task task, string stage, string name, FailurePolicy policy, long start, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(timeout, clock, cancellationToken).ConfigureAwait(false);
            return new ComponentResult(IsCompleted: true, Since(start));
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Observe(task);
            Log.ComponentLate(logger, stage, name, timeout.TotalMilliseconds);
            return Skip(TraceOutcome.Late, $"did not finish within {timeout.TotalMilliseconds:0} ms", cause: null, stage, name, policy);
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            return Fail(e, stage, name, policy);
        }
        catch
        {
            Observe(task);
            throw;
        }
    }

    private ComponentResult Fail(Exception e, string stage, string name, FailurePolicy policy)
    {
        Log.ComponentFailed(logger, e, stage, name);
        return Skip(TraceOutcome.Failed, $"{e.GetType().Name}: {e.Message}", e, stage, name, policy);
    }

    private static ComponentResult Skip(
        TraceOutcome outcome, string detail, Exception? cause, string stage, string name, FailurePolicy policy)
    {
        Telemetry.Skipped(stage, name);
        return policy == FailurePolicy.Skip
            ? new ComponentResult(
                IsCompleted: false, TimeSpan.Zero, outcome == TraceOutcome.Late, new TraceEntry(stage, name, outcome, 0, 0, TimeSpan.Zero, detail))
            : throw new PageFailedException($"The {stage} '{name}' {(outcome == TraceOutcome.Late ? detail : "failed: " + detail)}; its failure policy is to fail the page.", cause!);
    }

    // A part that was given up may still fail later; that must not surface as an unobserved exception.
    private static void Observe(Task task) => _ = task.ContinueWith(
        static t => _ = t.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static bool IsFailure(Exception e, CancellationToken cancellationToken) =>
        e is not PageFailedException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
