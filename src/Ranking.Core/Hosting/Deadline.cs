using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ranking;

/// <summary>Until when the parts of a stage may run: as long as the page does, and where it has a budget no longer than what that gives the stage.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly CancellationTokenSource? _ending;
    private readonly CancellationTokenRegistration _page;
    private readonly ITimer? _timer;
    private readonly long _until;
    private readonly ILogger _logger = NullLogger.Instance;

    /// <summary>No deadline but the page's end.</summary>
    /// <param name="page">Ends the page.</param>
    public Deadline(CancellationToken page) => (Page, Token) = (page, page);

    /// <summary>A deadline.</summary>
    /// <param name="clock">What it is measured by.</param>
    /// <param name="until">When the time is up, as a timestamp of the clock.</param>
    /// <param name="words">Says what the deadline is, for traces.</param>
    /// <param name="logger">Where it is logged that a part's callback threw when the time was up.</param>
    /// <param name="page">Ends the page.</param>
    public Deadline(TimeProvider clock, long until, string words, ILogger logger, CancellationToken page)
    {
        Page = page;
        Words = words;
        _logger = logger;
        _clock = clock;
        _until = until;
        _ending = new CancellationTokenSource();
        _page = page.UnsafeRegister(static ending => (ending as CancellationTokenSource)?.Cancel(), _ending);
        Token = _ending.Token;
        if (IsOver)
        {
            _ending.Cancel();
        }
        else
        {
            // The source's own timer would let a callback that throws end the process.
            _timer = clock.CreateTimer(static state => (state as Deadline)?.End(), this, Within(Timeout.InfiniteTimeSpan), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Ends the page, whatever the deadline.</summary>
    public CancellationToken Page { get; }

    /// <summary>What parts are given: ends with the page and at the deadline.</summary>
    public CancellationToken Token { get; }

    /// <summary>Says what the deadline is, for traces.</summary>
    public string Words { get; } = "";

    /// <summary>Whether the time is up; false without a deadline.</summary>
    public bool IsOver => _ending is not null && _clock.GetTimestamp() >= _until;

    /// <summary>How much of a wait is within the deadline; an infinite one is as long as the deadline allows.</summary>
    public TimeSpan Within(TimeSpan wait)
    {
        if (_ending is null)
        {
            return wait;
        }

        long now = _clock.GetTimestamp();
        TimeSpan left = now >= _until ? TimeSpan.Zero : _clock.GetElapsedTime(now, _until);
        return wait == Timeout.InfiniteTimeSpan || left < wait ? left : wait;
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _page.Dispose();
        _ending?.Dispose();
    }

    private void End()
    {
        try
        {
            _ending?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The page was done in this moment.
        }
        catch (AggregateException e)
        {
            Log.CallbackFailed(_logger, e);
        }
    }
}
