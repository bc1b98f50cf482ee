using Ranking.Embeddings;
using Ranking.Expressions;

namespace Ranking.Testing.Tests;

/// <summary>Every part the library brings, each made as a host would.</summary>
internal static class BuiltIns
{
    private static readonly string[] SomeIds = ["t0002", "unknown", "t0000", "t0001", "t0002", "t0007"];

    private static readonly (string Name, Func<World, IRowSource> Create)[] Portfolio =
    [
        ("TopInRegion", _ => Rows.TopInRegion()),
        ("TopInRegion, one play", _ => Rows.TopInRegion(take: 3, minimumPlays: 1)),
        ("MyList", _ => Rows.MyList()),
        ("MyList, personalized", _ => Rows.MyList(isPersonalized: true)),
        ("NewReleases", _ => Rows.NewReleases(days: 3000)),
        ("Query", world => Rows.Query("Found", RankingQuery.Parse("SELECT * FROM retrieve(popular(limit=50), trending(limit=20)) WHERE genres CONTAINS 'Drama' OR _derived_popular_rank < 20 ORDER BY score(expression='popularity - 0.001 * retrieval.popular_rank')"), Engine(world))),
        ("Where", _ => Rows.Where("Odd Ones", static (_, item) => item % 2 == 1)),
        ("CriticallyAcclaimed", _ => Rows.CriticallyAcclaimed()),
        ("Promotional", _ => Rows.Promotional("Now Here", SomeIds)),
        ("StartHere", _ => Rows.StartHere()),
        ("StartHere, chosen", _ => Rows.StartHere(SomeIds)),
        ("Discovery", _ => Rows.Discovery()),
        ("WatchAgain", _ => Rows.WatchAgain(afterDays: 0)),
        ("HiddenGems", _ => Rows.HiddenGems(minimumPlays: 1)),
        ("MoreLikeThis", _ => Rows.MoreLikeThis()),
    ];

    private static QueryEngine Engine(World world) => new(new SnapshotPublisher(world.Snapshot), new InMemoryInteractionStore());

    public static IReadOnlyList<Component> All { get; } =
    [
        Component.Source("Candidates.Popular", _ => Candidates.Popular()),
        Component.Source("Candidates.Trending", _ => Candidates.Trending()),
        Component.Source("Candidates.WithValue", _ => Candidates.WithValue("genres", "Drama")),
        Component.Source("Candidates.WithValue, unknown", _ => Candidates.WithValue("genres", "no such value")),
        Component.Source("Candidates.Nearest", _ => Candidates.Nearest()),
        Component.Source("Candidates.Nearest, personas", _ => Candidates.Nearest(personas: 3)),
        Component.Source("Candidates.Similar", _ => Candidates.Similar("t0000")),
        Component.Source("Candidates.Similar, unknown", _ => Candidates.Similar("unknown")),
        Component.Source("Candidates.Resumable", _ => Candidates.Resumable()),
        Component.Source("Candidates.Ids", _ => Candidates.Ids(SomeIds)),
        Component.Source("Candidates.OrderedBy", _ => Candidates.OrderedBy("_derived_popular_rank")),
        Component.Source("Candidates.OrderedBy, columns", world => Candidates.OrderedBy(world.Catalog.NumberNames.Contains("rating") ? "item.rating DESC NULLS FIRST, title, id DESC" : "title DESC")),
        Component.Source("Candidates.OrderedBy, unknown", _ => Candidates.OrderedBy("no_such_column")),
        Component.Source("Candidates.Matching", _ => Candidates.Matching("Drama title comdy 7")),
        Component.Source("Candidates.Matching, one column", world => Candidates.Matching("Drama or Comedy", world.Catalog.Categories.ContainsKey("genres") ? ["genres"] : null, fuzzy: false)),
        Component.Source("Candidates.Matching, unknown", _ => Candidates.Matching("drama", ["no such column"])),
        Component.Source("Candidates.NearestTo", _ => Candidates.NearestTo(SomeIds)),
        Component.Source("Candidates.NearestTo, history", _ => Candidates.NearestTo(truncate: 3, pooling: "max")),
        Component.Source("Candidates.NearestToText", _ => Candidates.NearestToText("Drama")),
        Component.Source("Candidates.NearestToLabels", _ => Candidates.NearestToLabels()),
        Component.Source("Candidates.NearestToLabels, of a title", _ => Candidates.NearestToLabels(["Drama"], "t0001", pooling: "min")),
        Component.Source("Candidates.Where", _ => Candidates.Where(Candidates.Popular(), static (_, item) => item % 3 != 0)),
        Component.Source("Candidates.Where, nearest", _ => Candidates.Where(Candidates.Nearest(), static (_, item) => item % 2 == 0)),
        Component.Source("Candidates.Reserve", _ => Candidates.Reserve(Candidates.Popular())),
        Component.Signals("Signals.Affinity", _ => Signals.Affinity()),
        Component.Signals("Signals.Affinity, personas", _ => Signals.Affinity(personas: 3)),
        Component.Signals("Signals.Affinity, with prior plays", _ => Signals.Affinity(personas: 3, priorPlays: 2f)),
        Component.Signals("Signals.Context", _ => Signals.Context()),
        Component.Signals("Signals.Habits", _ => Signals.Habits()),
        Component.Signals("Signals.Habits, named", _ => Signals.Habits("directors")),
        Component.Signals("Signals.Session", _ => Signals.Session()),
        Component.Signals("Signals.Feedback", _ => Signals.Feedback()),
        Component.Signals("Signals.Engagement", _ => Signals.Engagement()),
        Component.Signals("Signals.NewTitles", _ => Signals.NewTitles()),
        Component.Signals("Signals.Statistics", _ => Signals.Statistics()),
        Component.Signals("Signals.Column", _ => Signals.Column("rating", missing: 5f)),
        Component.Signals("Signals.Stored", _ => Signals.Stored(Signals.Column("rating", missing: 5f), new InMemoryFeatureStore(), TimeSpan.FromHours(1), isPerProfile: false)),
        Component.Signals("Signals.Stored, per profile", _ => Signals.Stored(Signals.Affinity(), new InMemoryFeatureStore(), TimeSpan.FromHours(1), isPerProfile: true)),
        Component.Source("CollaborativeModel.Source", world => Model(world).Source()),
        Component.Signals("CollaborativeModel.Signal", world => Model(world).Signal()),
        Component.Filter("a host's filter", _ => new HostFilter()),
        Component.Scorer("Scorers.Retrieval", _ => Scorers.Retrieval),
        Component.Scorer("Scorers.Formula", _ => Scorers.Formula("0.7 * affinity + 0.3 / (1 + popular_rank) - trending / popularity")),
        Component.Scorer("Scorers.Formula, conditions", _ => Scorers.Formula("0.5 * popularity if affinity > 0.1 and device is null else coalesce(log(popularity), -1) + half_life(days_since_release, 30)")),
        Component.Scorer("Scorers.Formula, constant", _ => Scorers.Formula("1 - 2")),
        Component.Scorer("Scorers.Fatigue", _ => Scorers.Fatigue(Scorers.Formula("affinity - popularity"))),
        Component.Scorer("Scorers.Rotation", _ => Scorers.Rotation(Scorers.Retrieval, strength: 0.3)),
        Component.Scorer("Scorers.PopularityCorrection", _ => Scorers.PopularityCorrection(Scorers.Fatigue(Scorers.Retrieval))),
        Component.Reorderer("Reorder.Cap", _ => Reorder.Cap("directors", most: 1, window: 3)),
        Component.Reorderer("Reorder.Cap, many values", _ => Reorder.Cap("genres", most: 2, window: 5)),
        Component.Reorderer("Reorder.Cap, first places", _ => Reorder.Cap(Reorder.Series, most: 1, window: 6, places: 6, lookahead: 4)),
        Component.Reorderer("Reorder.Mmr", _ => Reorder.Mmr()),
        Component.Reorderer("Reorder.Mmr, labels", _ => Reorder.Mmr(0.3, "genres", take: 5)),
        Component.Reorderer("Reorder.Mmr, both", _ => Reorder.Mmr(0.5, "directors", "world")),
        Component.Reorderer("Reorder.Dpp", _ => Reorder.Dpp()),
        Component.Reorderer("Reorder.Dpp, both", _ => Reorder.Dpp(0.3, "genres", "world", take: 7)),
        Component.Reorderer("Reorder.Decay", _ => Reorder.Decay("genres")),
        Component.Reorderer("Reorder.Decay, series", _ => Reorder.Decay(Reorder.Series, factor: 0.2, floor: 0)),
        Component.Reorderer("Reorder.Calibrated", _ => Reorder.Calibrated("genres")),
        Component.Reorderer("Reorder.Calibrated, by rank", _ => Reorder.Calibrated("directors", lambda: 0.9, isRankWeighted: true)),
        Component.Reorderer("Reorder.Explore", _ => Reorder.Explore(0.3)),
        Component.Reorderer("Reorder.Boost", _ => Reorder.Boost("rating", share: 0.5)),
        Component.Reorderer("Reorder.MinimumRelevance", _ => Reorder.MinimumRelevance(0.8, keep: 3), mayCut: true),
        Component.Store("InMemoryInteractionStore", () => new InMemoryInteractionStore()),
        Component.Features("InMemoryFeatureStore", () => new InMemoryFeatureStore()),
        Component.Space("VectorSpace", Vectors),
        Component.Space("TextSpace", world => TextSpace.Build(world.Catalog, new TextSpaceOptions { Dimensions = 12 })),
        Component.Space("VectorSpace, with profiles", world => Vectors(world).WithProfiles(EmbeddingTable.Create(6, [1, 2, 3, 4, 5, 6, 0, 0, 0, 1, 0, 0], ["fan", "nobody yet"]))),
        Component.Space("VectorSpace, other options", world => Vectors(world, new PoolingOptions { Function = PoolingFunction.Max, Newest = 5, ByPreference = false, FillFromLabels = true })),
        Component.Space("TextSpace, encodes texts", world => TextSpace.Build(world.Catalog, new TextSpaceOptions { Dimensions = 12, EncodesTexts = true })),
        Component.Space("TextSpace, label texts", world => TextSpace.Build(world.Catalog, new TextSpaceOptions { Dimensions = 12, Pooling = new PoolingOptions { LabelText = 0.5f } })),
        Component.Space("TextSpace, by a generator", world => TextSpace.BuildAsync(
            world.Catalog, new LetterCounts(), new TextEmbeddingOptions { Pooling = new PoolingOptions { LabelText = 1f } }).AsTask().GetAwaiter().GetResult()),
        Component.Space("the space of worlds", world => world.Snapshot.Space("world")),
        Component.Index("ExactIndex", table => new ExactIndex(table)),
        Component.Index("ExactIndex on threads", table => new ExactIndex(table, threads: 2)),
        Component.Index("QuantizedIndex", table => new QuantizedIndex(table)),
        Component.Index("HnswIndex", table => HnswIndex.Build(table)),
        Component.Index("HnswIndex, few links", table => HnswIndex.Build(table, new HnswOptions { M = 6, EfSearch = 12, Seed = 7 })),
        Component.Index("the index of worlds", IndexOfWorlds),
        Component.Rows("Rows.Attribute", _ => Rows.Attribute()),
        Component.Rows("Rows.Attribute, named", _ => Rows.Attribute("directors", Attributes.Traditional(), minimumItems: 2)),
        Component.Rows("Rows.TopPicks", _ => Rows.TopPicks()),
        Component.Rows("Rows.TopPicks, personas", _ => Rows.TopPicks(personas: 3)),
        Component.Rows("Rows.Trending", _ => Rows.Trending()),
        Component.Rows("Rows.Popular", _ => Rows.Popular()),
        Component.Rows("Rows.ContinueWatching", _ => Rows.ContinueWatching()),
        Component.Rows("Rows.BecauseYouWatched", _ => Rows.BecauseYouWatched()),
        Component.Rows("Rows.Editorial", _ => Rows.Editorial("Summer", SomeIds, position: 2, from: World.Now.AddDays(-1), until: World.Now.AddDays(1))),
        Component.Rows("Rows.Editorial, over", _ => Rows.Editorial("Spring", SomeIds, until: World.Now)),
        .. Portfolio.SelectMany(kind => new[]
        {
            Component.Rows($"Rows.{kind.Name}", kind.Create),
            // Some kinds find their titles themselves.
            kind.Create(Worlds.Default.All[1]) is ICandidateSource ? Component.Source($"the source of Rows.{kind.Name}", world => (ICandidateSource)kind.Create(world)) : null,
        }).OfType<Component>(),
        Component.Selector("RowSelectors.ByValue", _ => RowSelectors.ByValue()),
        Component.Selector("RowSelectors.StageWise", _ => RowSelectors.StageWise(diversity: 0.1, calibration: 0.1)),
        Component.Selector("RowSelectors.PageWise", _ => RowSelectors.PageWise(steps: 20)),
        Component.Selector("RowSelectors.AsProposed", _ => RowSelectors.AsProposed()),
        Component.AttributeRanker("Attributes.ByTaste", _ => Attributes.ByTaste()),
        Component.AttributeRanker("Attributes.ByTaste, personas", _ => Attributes.ByTaste(personas: 3)),
        Component.AttributeRanker("Attributes.ByPopularity", _ => Attributes.ByPopularity()),
        Component.AttributeRanker("Attributes.Traditional", _ => Attributes.Traditional()),
        Component.ItemRanker("ItemRankerBuilder.CreateDefault", _ => ItemRankerBuilder.CreateDefault().Build()),
        Component.ItemRanker("ItemRankerBuilder, all stages", _ => ItemRankerBuilder.CreateDefault()
            .AddSignals(Signals.Column("rating"))
            .AddFilter(new HostFilter())
            .UseFormula("affinity + item.rating / popularity + retrieval")
            .AddReorderer(Reorder.Cap("directors", most: 1, window: 2))
            .Build()),
        Component.ItemRanker("ItemRankerBuilder, what a formula reads", _ => ItemRankerBuilder.CreateDefault()
            .UseFormula("(0.5 * click_through_rate + 0.3 * watch_completion + 0.2 / (1.0 + item._derived_popular_rank) if 'Drama' in item.genres else 0.1 * coalesce(item.rating, 5)) + 0.01 * minmax(retrieval)")
            .Build()),
        Component.ItemRanker("ItemRankerBuilder, every reorderer", _ => ItemRankerBuilder.CreateDefault()
            .UseScorer(Scorers.Rotation(Scorers.Fatigue(Scorers.PopularityCorrection(Scorers.Formula("affinity + 0.1 * popularity")))))
            .AddReorderer(Reorder.MinimumRelevance(0.1, keep: 5))
            .AddReorderer(Reorder.Calibrated("genres"))
            .AddReorderer(Reorder.Dpp())
            .AddReorderer(Reorder.Mmr())
            .AddReorderer(Reorder.Decay("directors"))
            .AddReorderer(Reorder.Explore(0.5))
            .AddReorderer(Reorder.Boost("rating", share: 0.5))
            .Build()),
    ];

    // A world in which nobody liked anything has no model of its own; a host still serves it with one of another.
    private static CollaborativeModel Model(World world)
    {
        InteractionMatrix likes = InteractionMatrix.Create(world.Catalog, world.Interactions);
        return Train.ItemKnn(likes.Count > 0 ? likes : InteractionMatrix.Create(["t0001", "t0002", "elsewhere"], [0, 3], [0, 1, 2]));
    }

    private static WorldSpace IndexOfWorlds(EmbeddingTable table)
    {
        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, table.Count).Select(row => new CatalogItem($"t{row:d4}", ""))).Build();
        var rows = new float[table.Count * table.Dimensions];
        for (int row = 0; row < table.Count; row++)
        {
            table.Row(row).CopyTo(rows.AsSpan(row * table.Dimensions));
        }

        return new WorldSpace(catalog, table.Dimensions, rows);
    }

    private static VectorSpace Vectors(World world) => Vectors(world, new PoolingOptions());

    private static VectorSpace Vectors(World world, PoolingOptions pooling)
    {
        SeededRandom random = new(world.Seed);
        float[] vectors = [.. Enumerable.Range(0, world.Catalog.Count * 6).Select(i => i / 6 % 9 == 4 ? 0f : (float)random.NextGaussian())];
        return VectorSpace.Create("vectors", EmbeddingTable.Create(6, vectors, world.Catalog.Ids.Names), world.Catalog, pooling);
    }
}
