namespace Ranking;

/// <summary>
/// What the events of one title say together.
/// <code>
/// preference, from the events in time order:
///   play, progress, complete, rewatch: the highest completion (missing: 1 for complete and rewatch, 0.5 for play and progress)
///   abandon: min(completion, 0.5) − 0.5, unless it was finished before
///   rate: the rating over the best rating; thumbs up 1; thumbs down and hide −1: these override what watching says
/// </code>
/// </summary>
internal struct HistoryLine
{
    // Less than this share is a false start, not something to resume.
    private const float StartedFrom = 0.02f;

    public int Item;
    public int Shown;
    public string? Device;
    public long Time;
    public float Completion;
    public float? Stated;
    public bool IsWatched;
    public bool IsHidden;
    public int ListedAt;
    private bool _progressed;
    private bool _abandoned;
    private bool _finished;

    public readonly HistoryState State => _finished
        ? HistoryState.Finished
        : _progressed && !_abandoned && Completion >= StartedFrom ? HistoryState.Resumable : HistoryState.None;

    /// <summary>Whether it was given up, and not finished before.</summary>
    public readonly bool IsAbandoned => _abandoned && !_finished;

    public readonly float Preference => Stated ?? (IsAbandoned ? Math.Min(Completion, 0.5f) - 0.5f : Completion);

    public void Read(Interaction interaction, int index)
    {
        float? given = interaction.Completion is { } c && float.IsFinite(c) ? Math.Clamp(c, 0f, 1f) : null;
        switch (interaction.Kind)
        {
            case InteractionKind.Play or InteractionKind.Progress:
                Watch(given ?? 0.5f, abandoned: false, interaction.Device);
                break;
            case InteractionKind.Complete or InteractionKind.Rewatch:
                Watch(given ?? 1f, abandoned: false, interaction.Device);
                _finished = true;
                break;
            case InteractionKind.Abandon:
                Watch(given ?? 0f, abandoned: true, interaction.Device);
                break;
            case InteractionKind.Rate:
                Watch(given ?? 1f, abandoned: false, Device);
                _finished = true;
                Stated = given ?? 0.5f;
                break;
            case InteractionKind.ThumbsUp:
                (Stated, IsHidden) = (1f, false);
                break;
            case InteractionKind.ThumbsDown or InteractionKind.Hide:
                (Stated, IsHidden) = (-1f, true);
                break;
            case InteractionKind.ListAdd:
                ListedAt = index + 1;
                return;
            case InteractionKind.ListRemove:
                ListedAt = 0;
                return;
            case InteractionKind.Impression:
                Shown++;
                return;
            default:
                return;
        }

        if (interaction.Time is { } time)
        {
            Time = Math.Max(Time, time.ToUnixTimeSeconds());
        }
    }

    private void Watch(float completion, bool abandoned, string? device)
    {
        IsWatched = true;
        Shown = 0;
        Device = device;
        _progressed = true;
        _abandoned = abandoned;
        Completion = Math.Max(Completion, completion);
        _finished |= Completion >= ProfileHistory.CompleteFrom;
    }
}
