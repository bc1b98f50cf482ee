using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Hosts;

/// <summary>The library through its public door, as a host calls it.</summary>
internal sealed class LibraryHost : IPageHost
{
    private readonly HomepageComposer _composer;
    private readonly PageShape _shape;

    private LibraryHost(string name, HomepageComposer composer, PageShape shape)
    {
        Name = name;
        _composer = composer;
        _shape = shape;
    }

    public string Name { get; }

    /// <summary>All default row kinds, reasons, eligibility, refill, and rows in the order of their worth.</summary>
    public static LibraryHost Whole(Workload workload, PageShape shape) => Whole("library, whole", RowSelectors.ByValue(), workload, shape);

    /// <summary>The whole page, its rows chosen by a look ahead.</summary>
    public static LibraryHost StageWise(Workload workload, PageShape shape) => Whole("library, stage-wise", RowSelectors.StageWise(), workload, shape);

    /// <summary>The whole page, improved as a whole.</summary>
    public static LibraryHost PageWise(Workload workload, PageShape shape) => Whole("library, page-wise", RowSelectors.PageWise(), workload, shape);

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

    private static LibraryHost Whole(string name, IRowSelector selector, Workload workload, PageShape shape)
    {
        var options = new RankingOptions { Formula = Workload.Formula, Attribute = Workload.LabelColumn };
        HomepageComposer composer = new HomepageComposerBuilder(new SnapshotPublisher(workload.Snapshot()), workload.Store, options).UseRowSelector(selector).Build();
        return new LibraryHost(name, composer, shape);
    }

    public object Compose(Person person)
    {
        var request = new HomepageRequest(person.Id)
        {
            Device = "tv",
            Rows = _shape.Rows,
            Items = _shape.Items,
            At = Workload.Now,
        };
        ValueTask<Homepage> page = _composer.ComposeAsync(request);
        // Nothing waits over a store in memory, so the page is made on this thread, whose allocations are counted.
        return page.IsCompletedSuccessfully ? page.Result : throw new InvalidOperationException("The page was not made on the calling thread.");
    }

    public IReadOnlyList<PageRow> Read(object page) =>
        [.. ((Homepage)page).Rows.Select(row => new PageRow(row.Title, [.. row.Items.Select(item => item.Id)], [.. row.Items.Select(item => item.Score)]))];
}
