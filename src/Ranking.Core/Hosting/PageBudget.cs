using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Ranking;

/// <summary>
/// The time a page has, and until when each stage may use it; what a stage leaves over is for those that follow.
/// <code>
/// history   until 40 % of the budget
/// rows      until 50 %        begun late, optional row kinds are not asked
/// sources   until 70 %        begun late, rows of optional kinds are left out; those of the others go first
/// signals   until 80 %        begun late, optional signals take their missing values
/// composing until 95 %        then the rows that are left come by value, and nothing is improved any more
/// </code>
/// Without a budget nothing has a deadline but what waits, which has its own (<see cref="ComponentRunner"/>).
/// </summary>
internal sealed class PageBudget : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _page;
    private readonly long _start;
    private readonly int? _milliseconds;
    private readonly Deadline?[] _made;
    private readonly Deadline? _none;

    /// <summary>Starts the time of a page.</summary>
    /// <param name="runner">Says by which clock, and where to log.</param>
    /// <param name="start">When the page began.</param>
    /// <param name="milliseconds">The budget; null for none.</param>
    /// <param name="cancellationToken">Cancels the page.</param>
    public PageBudget(ComponentRunner runner, long start, int? milliseconds, CancellationToken cancellationToken)
    {
        (_clock, _logger, _start, _milliseconds) = (runner.Clock, runner.Logger, start, milliseconds);
        _page = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _none = milliseconds is null ? new Deadline(_page.Token) : null;
        _made = milliseconds is null ? [] : new Deadline?[Shares.Length];
    }

    private static ReadOnlySpan<double> Shares => [0.4, 0.5, 0.7, 0.8, 0.95];

    /// <summary>Until when a stage may run.</summary>
    public Deadline Until(PageStage stage) => _none ?? (_made[(int)stage] ??= Make(stage));

    /// <summary>Ends the page, so that parts that were given up stop too. What one hangs on its token may throw; that must not cost a page that is done.</summary>
    public async ValueTask StopAsync()
    {
        try
        {
            await _page.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException e)
        {
            Log.CallbackFailed(_logger, e);
        }
    }

    public void Dispose()
    {
        foreach (Deadline? deadline in _made)
        {
            deadline?.Dispose();
        }

        _page.Dispose();
    }

    private Deadline Make(PageStage stage)
    {
        double milliseconds = Shares[(int)stage] * (_milliseconds ?? 0);
        string words = string.Create(CultureInfo.InvariantCulture, $"of the page's {_milliseconds} ms, {Words(stage)} has until {milliseconds:0.#} ms");
        return new Deadline(_clock, _start + (long)(milliseconds / 1000 * _clock.TimestampFrequency), words, _logger, _page.Token);
    }

    private static string Words(PageStage stage) => stage switch
    {
        PageStage.History => "reading the history",
        PageStage.Rows => "proposing rows",
        PageStage.Sources => "retrieving candidates",
        PageStage.Signals => "computing signals",
        _ => "composing",
    };
}
