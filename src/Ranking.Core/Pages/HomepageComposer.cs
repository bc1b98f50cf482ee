using System.Diagnostics;
using System.Globalization;

namespace Ranking;

/// <summary>Turns a request into a homepage: proposes rows, ranks their titles, composes.</summary>
/// <remarks>
/// Safe for concurrent use; make one and keep it. The same request, snapshot, history, moment and seed give the same page, whatever the threads did. Made by
/// <see cref="HomepageComposerBuilder"/> or by a container.
/// </remarks>
public sealed class HomepageComposer
{
    private readonly SnapshotPublisher _snapshots;
    private readonly IInteractionStore _interactions;
    private readonly IReadOnlyList<IRowSource> _rowSources;
    private readonly bool[] _areOptional;
    private readonly RowRanking _ranking;
    private readonly IRowSelector _selector;
    private readonly RankingOptions _options;
    private readonly PagePolicy _policy;
    private readonly ComponentRunner _runner;
    private readonly BufferPool _pool;

    internal HomepageComposer(
        SnapshotPublisher snapshots,
        IInteractionStore interactions,
        IReadOnlyList<IRowSource> rowSources,
        RowRanking ranking,
        IRowSelector selector,
        RankingOptions options,
        ComponentRunner runner,
        BufferPool pool)
    {
        _snapshots = snapshots;
        _interactions = interactions;
        _rowSources = rowSources;
        _areOptional = [.. rowSources.Select(source => source.Kinds.Count > 0 && source.Kinds.All(options.IsOptional))];
        _ranking = ranking;
        _selector = selector;
        _options = options;
        _policy = PagePolicy.Of(options);
        _runner = runner;
        _pool = pool;
    }

    /// <summary>Composes a page.</summary>
    /// <param name="request">Whom it is for, where, when and how large.</param>
    /// <param name="cancellationToken">Cancels the page.</param>
    /// <returns>The page. Its trace names the parts that were skipped; a page without rows says there why.</returns>
    /// <exception cref="ArgumentException">The profile has no id, a row of the pages before lacks something, or the size or budget asked for is out of range (1 to 1,000 rows and titles, 5 to 60,000 ms).</exception>
    /// <exception cref="RankingException">No snapshot was published, it lacks the attribute or space that the options name, or the history could not be read and the options do not say to go on without.</exception>
    public async ValueTask<Homepage> ComposeAsync(HomepageRequest request, CancellationToken cancellationToken = default)
    {
        RequestCheck.Check(request);
        cancellationToken.ThrowIfCancellationRequested();
        using Activity? activity = Telemetry.StartPage(request.Page);
        long start = _runner.Clock.GetTimestamp();
        using SnapshotLease lease = _snapshots.Acquire();
        using var budget = new PageBudget(_runner, start, request.BudgetMs ?? _options.BudgetMs, cancellationToken);
        try
        {
            // Names that the snapshot lacks are one clear error at the door, not a part skipped on every page.
            lease.Snapshot.Catalog.FindLabels(_options.Attribute);
            lease.Snapshot.FindSpace(_options.Space);
            var recorder = new TraceRecorder(request.Explain == ExplainLevel.Full);
            (RankingContext context, HistoryReading? reading) = await ReadContextAsync(request, lease.Snapshot, recorder, budget).ConfigureAwait(false);
            PageSize size = _policy.SizeOf(request, _options);
            IReadOnlyList<RowCandidate> rows = await ProposeAsync(context, size, request.Above.Count, budget).ConfigureAwait(false);
            IReadOnlyList<Proposal> proposals = await _ranking.RankAsync(rows, size, context, budget).ConfigureAwait(false);
            Homepage composed = Compose(request, proposals, size, context, recorder, reading?.Interactions, new ComposingTime(budget.Until(PageStage.Composing)), start);
            Telemetry.PageTook(composed.Duration, request.Page);
            return composed;
        }
        finally
        {
            await budget.StopAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Makes the page of a full trace again, from filtering on: what sources and signals gave is taken from the trace, and nothing waits.</summary>
    /// <param name="trace">A full trace of a composer built alike, over the same snapshot, also of another process.</param>
    /// <param name="scorers">Scorers of the host's own that rows are ordered by; formulas need not be among them.</param>
    /// <returns>The same page, with a trace that is the same but for its <see cref="PageTrace.Entries"/>, which tell of the parts that ran now.</returns>
    /// <exception cref="RankingException">The trace is not full, was made over another snapshot, or names a title or scorer that is not known.</exception>
    public Homepage Replay(PageTrace trace, params IReadOnlyList<IScorer> scorers)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(scorers);
        if (trace.Request is not { } request)
        {
            throw new RankingException("Only a full trace can be replayed; set Explain to ExplainLevel.Full in the request.");
        }

        RequestCheck.Check(request);
        long start = _runner.Clock.GetTimestamp();
        using SnapshotLease lease = _snapshots.Acquire();
        RankingSnapshot snapshot = lease.Snapshot;
        if (SnapshotFingerprint.Of(snapshot) is var fingerprint && fingerprint != trace.Snapshot)
        {
            throw new RankingException($"The trace cannot be replayed: it was made over the snapshot {trace.Snapshot}, and this one is {fingerprint}; publish the same titles, columns and plays.");
        }

        var recorder = new TraceRecorder(isFull: true);
        var context = new RankingContext(snapshot, request.Profile, HistoryReading.Bind(trace.Interactions, request.Profile, snapshot.Catalog), trace.At)
        {
            Device = request.Device,
            MoreLike = request.MoreLike,
            Seed = trace.Seed,
            Trace = recorder,
        };
        if (SnapshotFingerprint.Of(context.Eligibility) != trace.Eligible)
        {
            throw new RankingException("The trace cannot be replayed: the profile may see other titles now; publish the same windows, regions and maturity labels.");
        }

        PageSize size = _policy.SizeOf(request, _options);
        IReadOnlyList<Proposal> proposals = _ranking.Replay(PageReplay.Rows(trace, scorers), size, trace, context, recorder);
        return Compose(request, proposals, size, context, recorder, trace.IsHistoryRead ? trace.Interactions : null, new ComposingTime(trace.ComposingSteps), start);
    }

    /// <summary>What the composer is made of, as data.</summary>
    public PlanNode Describe() => new(
        Stages.Compose,
        "homepage",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["rows"] = _options.Rows.ToString(CultureInfo.InvariantCulture),
            ["items"] = _options.Items.ToString(CultureInfo.InvariantCulture),
            ["minimum items"] = _options.MinimumItems.ToString(CultureInfo.InvariantCulture),
            ["reserve"] = _options.Reserve.ToString(CultureInfo.InvariantCulture),
            ["row order"] = _selector.Name,
            ["dedupe"] = _options.Dedupe.ToString(),
            ["budget"] = _options.BudgetMs is { } budget ? string.Create(CultureInfo.InvariantCulture, $"{budget} ms") : "none",
        },
        [
            .. _rowSources.Select(source => source is IDescribed described ? described.Describe() : new PlanNode(Stages.Rows, source.Name)),
            .. _ranking.Describe(),
        ]);

    private static string PageIdOf(RankingContext context, HomepageRequest request) => SeededRandom
        .Derive(
            context.Seed,
            ["page id", context.Now.UtcTicks.ToString(CultureInfo.InvariantCulture), context.Device ?? "", context.MoreLike ?? "", .. request.Above.Select(row => row.Key)])
        .ToString("x16", CultureInfo.InvariantCulture);

    // Without a reading the history was skipped.
    private async ValueTask<(RankingContext Context, HistoryReading? Reading)> ReadContextAsync(
        HomepageRequest request, RankingSnapshot snapshot, RankingTrace trace, PageBudget budget)
    {
        DateTimeOffset now = request.At ?? _runner.Clock.GetUtcNow();
        long epoch = request.Epoch ?? now.ToUnixTimeSeconds() / 86_400;
        var blank = new RankingContext(snapshot, request.Profile, ProfileHistory.Empty, now) { Trace = trace };
        var reading = new HistoryReading(_interactions, request.Profile);
        ComponentResult read = await _runner.RunAsync(
            Stages.History,
            "interaction store",
            _options.OnHistoryFailure,
            blank,
            reading,
            static (state, _, token) => state.ReadAsync(token),
            budget.Until(PageStage.History)).ConfigureAwait(false);
        if (request.Profile.Maturity is { } maturity && !snapshot.Catalog.IsKnownMaturity(maturity))
        {
            trace.Fallback(Stages.Eligibility, "maturity", $"the label '{maturity}' is not on the catalog's scale, so nothing may be shown", snapshot.Catalog.Count, 0);
        }

        bool isRead = read.Note(blank).IsCompleted;
        ProfileHistory history = HistoryReading.Bind(isRead ? reading.Interactions : [], request.Profile, snapshot.Catalog);
        var context = new RankingContext(snapshot, request.Profile, history, now)
        {
            Device = request.Device,
            MoreLike = request.MoreLike,
            Seed = SeededRandom.Derive(_options.Seed, request.Profile.Id, request.Page, epoch.ToString(CultureInfo.InvariantCulture)),
            Trace = trace,
        };
        return (context, isRead ? reading : null);
    }

    private async ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, PageSize size, int above, PageBudget budget)
    {
        using Activity? activity = Telemetry.StartStage(Stages.Rows);
        long start = _runner.Clock.GetTimestamp();
        int limit = _options.ProposalFactor * (size.Rows + above);
        var calls = new RowProposal[_rowSources.Count];
        Deadline history = budget.Until(PageStage.History);
        bool isLate = history.IsOver;
        Deadline deadline = budget.Until(PageStage.Rows);
        for (int i = 0; i < calls.Length; i++)
        {
            calls[i] = new RowProposal(_rowSources[i], limit, _areOptional[i]);
            if (!calls[i].IsOptional)
            {
                calls[i].Start(_runner, context, deadline);
            }
        }

        // What a page may go without waits for what it needs.
        foreach (RowProposal call in calls.Where(call => call.IsOptional))
        {
            if (isLate)
            {
                call.Shed(_runner, history);
            }
            else
            {
                call.Start(_runner, context, deadline);
            }
        }

        var proposed = new List<RowCandidate>();
        foreach (RowProposal call in calls)
        {
            proposed.AddRange(await call.JoinAsync(context).ConfigureAwait(false));
        }

        bool isOver = deadline.IsOver;
        var rows = new List<RowCandidate>(proposed.Count);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (RowCandidate row in proposed)
        {
            if (isOver && _options.IsOptional(row.Kind))
            {
                _runner.Shed(Stages.Items, row.Key, deadline).Note(context);
            }
            else if (keys.Add(row.Key))
            {
                rows.Add(row);
            }
        }

        if (PageSetup.InsertionsOf(_policy.Rules) is { } insertions)
        {
            rows.Add(insertions);
        }

        TimeSpan duration = _runner.Clock.GetElapsedTime(start);
        Telemetry.StageTook(duration, Stages.Rows);
        context.Trace.Add(new TraceEntry(Stages.Rows, Stages.Whole, TraceOutcome.Ran, calls.Length, rows.Count, duration, ""));
        return rows;
    }

    private Homepage Compose(
        HomepageRequest request,
        IReadOnlyList<Proposal> proposals,
        PageSize size,
        RankingContext context,
        TraceRecorder recorder,
        IReadOnlyList<Interaction>? interactions,
        ComposingTime time,
        long pageStart)
    {
        using Activity? activity = Telemetry.StartStage(Stages.Compose);
        long start = _runner.Clock.GetTimestamp();
        using var scratch = new Scratch(_pool);
        var assembly = new PageAssembly(
            context,
            request,
            size,
            _policy,
            _selector,
            time,
            _runner,
            request.Explain == ExplainLevel.None ? null : new ItemReasons(context, _options.Attribute, scratch),
            new ArtworkChooser(context, scratch),
            scratch);
        List<RowTrace>? traces = recorder.IsFull ? [] : null;
        IReadOnlyList<HomepageRow> rows = assembly.Compose(proposals, traces);
        if (rows.Count == 0)
        {
            context.Trace.Fallback(
                Stages.Compose,
                "homepage",
                context.Snapshot.Catalog.Count == 0 ? "the catalog is empty" : $"none of {proposals.Count} proposed rows has titles enough that the person may see",
                proposals.Count);
        }

        TimeSpan duration = _runner.Clock.GetElapsedTime(start);
        Telemetry.StageTook(duration, Stages.Compose);
        context.Trace.Add(new TraceEntry(Stages.Compose, Stages.Whole, TraceOutcome.Ran, proposals.Count, rows.Count, duration, ""));
        return new Homepage(PageIdOf(context, request), request, context.Now, rows)
        {
            Trace = recorder.ToTrace(request, context, interactions, traces, time.Steps),
            Duration = _runner.Clock.GetElapsedTime(pageStart),
        };
    }
}
