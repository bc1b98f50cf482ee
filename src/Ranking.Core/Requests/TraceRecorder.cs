namespace Ranking;

/// <summary>Collects what happened to the parts of one request, as data.</summary>
/// <remarks>Safe for concurrent use. The runner adds entries of parts that ran beside each other where it joins them, in declared order.</remarks>
public sealed class TraceRecorder : RankingTrace
{
    private readonly Lock _gate = new();
    private List<TraceEntry>? _entries;

    /// <summary>Makes an empty trace.</summary>
    /// <param name="isFull">Whether parts that ran well are recorded too, with every candidate and number; otherwise only those that did not.</param>
    public TraceRecorder(bool isFull)
        : base(isFull)
    {
    }

    /// <summary>What was recorded, in the order it was recorded.</summary>
    public IReadOnlyList<TraceEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return _entries is null ? [] : _entries.ToArray();
            }
        }
    }

    /// <inheritdoc/>
    public override void Fallback(string stage, string part, string detail, int entered = 0, int left = 0) =>
        Add(new TraceEntry(stage, part, TraceOutcome.Fallback, entered, left, TimeSpan.Zero, detail));

    internal void Add(in TraceEntry entry)
    {
        if (entry.Outcome == TraceOutcome.Ran && !IsFull)
        {
            return;
        }

        lock (_gate)
        {
            (_entries ??= []).Add(entry);
        }
    }
}
