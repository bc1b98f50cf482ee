namespace Ranking;

/// <summary>Collects what happened to the parts of one request, as data.</summary>
/// <remarks>Safe for concurrent use. The runner adds entries of parts that ran beside each other where it joins them, in declared order.</remarks>
public sealed class TraceRecorder : RankingTrace
{
    private readonly Lock _gate = new();
    private List<TraceEntry>? _entries;
    private List<RankerTrace>? _rankers;

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

    /// <summary>The calls of item rankers, in the order they ended; empty unless the trace is full.</summary>
    public IReadOnlyList<RankerTrace> Rankers
    {
        get
        {
            lock (_gate)
            {
                return _rankers is null ? [] : _rankers.ToArray();
            }
        }
    }

    /// <summary>How many parts were skipped so far because they threw or were late.</summary>
    internal int SkippedCount
    {
        get
        {
            lock (_gate)
            {
                return _entries?.Count(entry => entry.Outcome is TraceOutcome.Failed or TraceOutcome.Late) ?? 0;
            }
        }
    }

    /// <summary>What each filter of the page dropped, by id.</summary>
    internal IReadOnlyList<TraceColumn<string>> Filters { get; private set; } = [];

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

    /// <summary>Adds a call of a ranker.</summary>
    /// <returns>Its place among the calls.</returns>
    internal int Add(RankerTrace ranker)
    {
        lock (_gate)
        {
            (_rankers ??= []).Add(ranker);
            return _rankers.Count - 1;
        }
    }

    internal void Filtered(IEnumerable<TraceColumn<string>> dropped) => Filters = [.. dropped];

    /// <summary>The trace of a page as data.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="context">Who asked, when, over which snapshot.</param>
    /// <param name="interactions">What the profile did; null where that was not read.</param>
    /// <param name="rows">What became of the rows; null unless the trace is full.</param>
    /// <param name="composingSteps">After how many steps composing ran out of time; null where it did not.</param>
    internal PageTrace ToTrace(HomepageRequest request, RankingContext context, IReadOnlyList<Interaction>? interactions, IReadOnlyList<RowTrace>? rows, int? composingSteps)
    {
        IReadOnlyList<TraceEntry> entries = Entries;
        if (rows is null)
        {
            return entries.Count == 0 ? PageTrace.Empty : new PageTrace { Entries = entries };
        }

        return new PageTrace
        {
            Entries = entries,
            Request = request,
            At = context.Now,
            Seed = context.Seed,
            Snapshot = SnapshotFingerprint.Of(context.Snapshot),
            Eligible = SnapshotFingerprint.Of(context.Eligibility),
            IsHistoryRead = interactions is not null,
            Interactions = interactions ?? [],
            Rankers = Rankers,
            Filters = Filters,
            Rows = rows,
            ComposingSteps = composingSteps,
        };
    }
}
