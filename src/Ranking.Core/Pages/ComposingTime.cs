namespace Ranking;

/// <summary>
/// Whether composing may look further. Time is counted in steps, a layout of the page or a row to pick each, so that a page that ran out of time can be made again to the same step.
/// </summary>
internal sealed class ComposingTime
{
    private readonly Deadline? _deadline;
    private readonly int _most = int.MaxValue;
    private int _steps;

    /// <summary>Time until a deadline.</summary>
    public ComposingTime(Deadline deadline) => _deadline = deadline;

    /// <summary>Time for as many steps as there was time for once; null for all.</summary>
    public ComposingTime(int? steps) => _most = steps ?? int.MaxValue;

    /// <summary>After how many steps the time was up; null where it was not.</summary>
    public int? Steps { get; private set; }

    /// <summary>Says what the deadline is, for traces.</summary>
    public string Words => _deadline?.Words ?? "as it was when the page was made";

    /// <summary>Takes a step.</summary>
    /// <returns>Whether there is time for it; once there is not, there never is again.</returns>
    public bool TryStep()
    {
        if (Steps is null && (_steps == _most || _deadline is { IsOver: true }))
        {
            Steps = _steps;
        }

        _steps++;
        return Steps is null;
    }
}
