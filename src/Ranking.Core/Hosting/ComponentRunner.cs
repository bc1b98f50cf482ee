using Microsoft.Extensions.Logging;

namespace Ranking;

/// <summary>
/// Runs the parts of a page: applies the failure policy and the deadline, and keeps trace, log and counters, so that no part needs to.
/// Cancellation is not a failure. A part that waits is given up when its time is up; one that computes checks its token itself, and one whose stage has no time left (<see cref="Deadline"/>) is not called.
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
        Deadline deadline)
    {
        long start = context.Trace.IsFull ? clock.GetTimestamp() : 0;
        try
        {
            deadline.Page.ThrowIfCancellationRequested();
            if (deadline.IsOver)
            {
                return ValueTask.FromResult(Late(NoTime(deadline), isAbandoned: false, stage, name, policy));
            }

            ValueTask task = call(state, context, deadline.Token);
            if (!task.IsCompleted)
            {
                return AwaitAsync(task.AsTask(), stage, name, policy, start, deadline);
            }

            task.GetAwaiter().GetResult();
            return ValueTask.FromResult(new ComponentResult(IsCompleted: true, Since(start)));
        }
        catch (Exception e) when (IsFailure(e, deadline.Page))
        {
            return ValueTask.FromResult(IsLate(e, deadline) ? Late(NoTime(deadline), isAbandoned: false, stage, name, policy) : Fail(e, stage, name, policy));
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

    /// <summary>Does not call a part, since it is optional and the page is late.</summary>
    public ComponentResult Shed(string stage, string name, Deadline missed) => Late(stage, name, "is optional, and the page is late: " + missed.Words);

    /// <summary>Goes on without a part, or without the rest of what it does.</summary>
    public ComponentResult Late(string stage, string name, string detail) => Late(detail, isAbandoned: false, stage, name, FailurePolicy.Skip);

    /// <summary>The time since a timestamp taken when a trace was asked for; zero otherwise.</summary>
    public TimeSpan Since(long start) => start == 0 ? TimeSpan.Zero : clock.GetElapsedTime(start);

    private async ValueTask<ComponentResult> AwaitAsync(
        Task task, string stage, string name, FailurePolicy policy, long start, Deadline deadline)
    {
        TimeSpan within = deadline.Within(timeout);
        try
        {
            await task.WaitAsync(within, clock, deadline.Page).ConfigureAwait(false);
            return new ComponentResult(IsCompleted: true, Since(start));
        }
        catch (TimeoutException) when (!task.IsFaulted)
        {
            // Its time was up, though it may have noticed by now.
            Observe(task);
            return Late(within < timeout ? NoTime(deadline) : $"did not finish within {timeout.TotalMilliseconds:0} ms", isAbandoned: true, stage, name, policy);
        }
        catch (Exception e) when (IsFailure(e, deadline.Page))
        {
            return IsLate(e, deadline) ? Late(NoTime(deadline), isAbandoned: false, stage, name, policy) : Fail(e, stage, name, policy);
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
        return Skip(TraceOutcome.Failed, $"{e.GetType().Name}: {e.Message}", e, isAbandoned: false, stage, name, policy);
    }

    private ComponentResult Late(string detail, bool isAbandoned, string stage, string name, FailurePolicy policy)
    {
        Log.ComponentLate(logger, stage, name, detail);
        return Skip(TraceOutcome.Late, detail, cause: null, isAbandoned, stage, name, policy);
    }

    private static ComponentResult Skip(
        TraceOutcome outcome, string detail, Exception? cause, bool isAbandoned, string stage, string name, FailurePolicy policy)
    {
        Telemetry.Skipped(stage, name);
        return policy == FailurePolicy.Skip
            ? new ComponentResult(IsCompleted: false, TimeSpan.Zero, isAbandoned, new TraceEntry(stage, name, outcome, 0, 0, TimeSpan.Zero, detail))
            : throw new PageFailedException($"The {stage} '{name}' {(outcome == TraceOutcome.Late ? detail : "failed: " + detail)}; its failure policy is to fail the page.", cause!);
    }

    // A part that was given up may still fail later; that must not surface as an unobserved exception.
    private static void Observe(Task task) => _ = task.ContinueWith(
        static t => _ = t.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static string NoTime(Deadline deadline) => "had no time left: " + deadline.Words;

    // Its stage's time was up, and it noticed.
    private static bool IsLate(Exception e, Deadline deadline) => e is OperationCanceledException && deadline.Token.IsCancellationRequested;

    private static bool IsFailure(Exception e, CancellationToken cancellationToken) =>
        e is not PageFailedException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
