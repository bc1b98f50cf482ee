namespace Ranking;

/// <summary>Collects what happened to the parts of one request, as data.</summary>
/// <remarks>Safe for concurrent use. The runner adds entries of parts that ran beside each other where it joins them, in declared order.</remarks>
public sealed class RankingTrace
{
    private readonly Lock _gate = new();
    private List<TraceEntry>? _entries;

    /// <summary>Makes an empty trace.</summary>
    /// <param name="isFull">Whether parts that ran well are recorded too; otherwise only those that did not.</param>
    public RankingTrace(bool isFull) => IsFull = isFull;

    /// <summary>Whether parts that ran well are recorded too.</summary>
    public bool IsFull { get; }

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

    /// <summary>Records an entry; one with the outcome <see cref="TraceOutcome.Ran"/> only when the trace is full.</summary>
    /// <param name="entry">What happened.</param>
    public void Add(in TraceEntry entry)
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
