using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Hosts;

/// <summary>The library through its public door, as a host calls it.</summary>
internal sealed class LibraryHost : IPageHost
{
    private readonly HomepageComposer _composer;
    private readonly PageShape _shape;
    private readonly bool _explain;

    private LibraryHost(string name, HomepageComposer composer, PageShape shape, bool explain = false)
    {
        Name = name;
        _composer = composer;
        _shape = shape;
        _explain = explain;
    }

    public string Name { get; }

    /// <summary>All default row kinds, reasons, eligibility, refill, and rows in the order of their worth.</summary>
    public static LibraryHost Whole(Workload workload, PageShape shape, bool explain = false)
    {
        var options = new RankingOptions { Formula = Workload.Formula, Attribute = Workload.LabelColumn };
        HomepageComposer composer = new HomepageComposerBuilder(new SnapshotPublisher(workload.Snapshot()), workload.Store, options).Build();
        return new LibraryHost(explain ? "library, explained" : "library, whole", composer, shape, explain);
    }

    /// <summary>The page of the hosts: attribute rows only, in the order they were proposed.</summary>
    public static LibraryHost AttributeRows(Workload workload, PageShape shape)
    {
        var options = new RankingOptions
        {
            Formula = Workload.Formula,
            Attribute = Workload.LabelColumn,
            DefaultRows = false,
            ProposalFactor = 1,
            MinimumItems = shape.MinimumItems,
            CandidateLimit = PageShape.Candidates,
            // Rows above show no more titles than these, so no row runs out of its best ones.
            Reserve = Math.Min(5_000, (shape.Rows - 1) * shape.Items),
        };
        HomepageComposer composer = new HomepageComposerBuilder(new SnapshotPublisher(workload.Snapshot()), workload.Store, options)
            .AddRows(Ranking.Rows.Attribute(Workload.LabelColumn, minimumItems: shape.MinimumItems))
            .UseRowSelector(RowSelectors.AsProposed())
            .Build();
        return new LibraryHost("library, attribute rows", composer, shape);
    }

    public object Compose(Person person)
    {
        var request = new HomepageRequest(person.Id)
        {
            Device = "tv",
            Rows = _shape.Rows,
            Items = _shape.Items,
            At = Workload.Now,
            Explain = _explain ? ExplainLevel.Full : ExplainLevel.Reasons,
        };
        ValueTask<Homepage> page = _composer.ComposeAsync(request);
        // Nothing waits over a store in memory, so the page is made on this thread, whose allocations are counted.
        return page.IsCompletedSuccessfully ? page.Result : throw new InvalidOperationException("The page was not made on the calling thread.");
    }

    public IReadOnlyList<PageRow> Read(object page) =>
        [.. ((Homepage)page).Rows.Select(row => new PageRow(row.Title, [.. row.Items.Select(item => item.Id)], [.. row.Items.Select(item => item.Score)]))];
}
