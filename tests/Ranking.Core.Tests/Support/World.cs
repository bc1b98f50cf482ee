using Ranking.Embeddings;

namespace Ranking.Core.Tests.Support;

/// <summary>A catalog, people, a snapshot and a composer over them.</summary>
internal sealed class World
{
    public World(
        IEnumerable<Interaction>? interactions = null,
        Catalog? catalog = null,
        RankingOptions? options = null,
        Action<HomepageComposerBuilder>? configure = null,
        bool hasSpace = true,
        FakeClock? clock = null)
    {
        Clock = clock ?? new FakeClock();
        Catalog = catalog ?? Films.Catalog();
        Interaction[] events = [.. interactions ?? [], .. catalog is null ? Films.Crowd() : []];
        Store.AppendAsync(events, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Snapshot = RankingSnapshot.Create(
            Catalog,
            CatalogStatistics.Compute(Catalog, events, FakeClock.Now),
            hasSpace ? [TextSpace.Build(Catalog, new TextSpaceOptions { Dimensions = 16 })] : []);
        Publisher.Publish(Snapshot);
        var builder = new HomepageComposerBuilder(Publisher, Store, options, Clock, logger: null, Pool);
        configure?.Invoke(builder);
        Composer = builder.Build();
    }

    public Catalog Catalog { get; }

    public InMemoryInteractionStore Store { get; } = new();

    public RankingSnapshot Snapshot { get; }

    public SnapshotPublisher Publisher { get; } = new();

    public FakeClock Clock { get; }

    public CountingPool Pool { get; } = new();

    public HomepageComposer Composer { get; }

    /// <summary>A context for ranking by hand.</summary>
    public RankingContext Context(string profile = "someone", bool explain = false) => Context(new Profile(profile), explain);

    public RankingContext Context(Profile profile, bool explain = false)
    {
        IReadOnlyList<Interaction> events = Store.ReadAsync(profile.Id, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return new RankingContext(Snapshot, profile, ProfileHistory.Create(events, Catalog), Clock.GetUtcNow()) { Trace = new TraceRecorder(explain) };
    }

    public async Task<Homepage> PageAsync(string profile, Func<HomepageRequest, HomepageRequest>? change = null)
    {
        var request = new HomepageRequest(profile);
        return await Composer.ComposeAsync(change is null ? request : change(request));
    }

    /// <summary>A page with only the given rows, in the default order.</summary>
    public static World Of(params RowCandidate[] rows) => Of(new RankingOptions { DefaultRows = false, MinimumItems = 1 }, rows);

    public static World Of(RankingOptions options, params RowCandidate[] rows) => new(options: options, configure: builder =>
    {
        foreach (RowCandidate row in rows)
        {
            builder.AddRows(Parts.Row(row));
        }
    });

    public static string Ids(HomepageRow row) => string.Join(' ', row.Items.Select(item => item.Id));

    public static string Outline(Homepage page) => string.Join('\n', page.Rows.Select(row => $"{row.Key}: {Ids(row)}"));
}
