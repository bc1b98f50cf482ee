namespace Ranking.Testing.Tests.Support;

/// <summary>Suites of parts that a function makes. Hosts derive from the same classes.</summary>
internal static class Suites
{
    public static ConformanceSuite Source(Func<World, ICandidateSource> create, Worlds? worlds = null) => new OfSource(create, worlds);

    public static ConformanceSuite Signals(Func<World, ISignalProvider> create) => new OfSignals(create);

    public static ConformanceSuite Filter(Func<World, ICandidateFilter> create) => new OfFilter(create);

    public static ConformanceSuite Scorer(Func<World, IScorer> create, bool isContextual = false) => new OfScorer(create, isContextual);

    public static ConformanceSuite Reorderer(Func<World, IReorderer> create, bool mayCut = false) => new OfReorderer(create, mayCut);

    public static ConformanceSuite Store(Func<IInteractionStore> create) => new OfStore(create);

    public static ConformanceSuite Features(Func<IFeatureStore> create) => new OfFeatures(create);

    public static ConformanceSuite Space(Func<World, IVectorSpace> create) => new OfSpace(create);

    public static ConformanceSuite Index(Func<EmbeddingTable, IVectorIndex> create, float leastRecall = 0.9f) => new OfIndex(create, leastRecall);

    public static ConformanceSuite Rows(Func<World, IRowSource> create) => new OfRows(create);

    public static ConformanceSuite Selector(Func<World, IRowSelector> create) => new OfSelector(create);

    public static ConformanceSuite AttributeRanker(Func<World, IAttributeRanker> create) => new OfAttributeRanker(create);

    public static ConformanceSuite ItemRanker(Func<World, IItemRanker> create) => new OfItemRanker(create);

    private sealed class OfSource(Func<World, ICandidateSource> create, Worlds? worlds) : CandidateSourceSuite
    {
        protected override Worlds Worlds => worlds ?? base.Worlds;

        protected override ICandidateSource CreateSource(World world) => create(world);
    }

    private sealed class OfSignals(Func<World, ISignalProvider> create) : SignalProviderSuite
    {
        protected override ISignalProvider CreateProvider(World world) => create(world);
    }

    private sealed class OfFilter(Func<World, ICandidateFilter> create) : CandidateFilterSuite
    {
        protected override ICandidateFilter CreateFilter(World world) => create(world);
    }

    private sealed class OfScorer(Func<World, IScorer> create, bool isContextual) : ScorerSuite
    {
        protected override bool IsContextual => isContextual;

        protected override IScorer CreateScorer(World world) => create(world);
    }

    private sealed class OfReorderer(Func<World, IReorderer> create, bool mayCut) : ReordererSuite
    {
        protected override bool MayCut => mayCut;

        protected override IReorderer CreateReorderer(World world) => create(world);
    }

    private sealed class OfStore(Func<IInteractionStore> create) : InteractionStoreSuite
    {
        protected override ValueTask<IInteractionStore> CreateStoreAsync(CancellationToken cancellationToken) => ValueTask.FromResult(create());
    }

    private sealed class OfFeatures(Func<IFeatureStore> create) : FeatureStoreSuite
    {
        protected override ValueTask<IFeatureStore> CreateStoreAsync(CancellationToken cancellationToken) => ValueTask.FromResult(create());
    }

    private sealed class OfSpace(Func<World, IVectorSpace> create) : VectorSpaceSuite
    {
        protected override IVectorSpace CreateSpace(World world) => create(world);
    }

    private sealed class OfIndex(Func<EmbeddingTable, IVectorIndex> create, float leastRecall) : VectorIndexSuite
    {
        protected override float LeastRecall => leastRecall;

        protected override IVectorIndex CreateIndex(EmbeddingTable table) => create(table);
    }

    private sealed class OfRows(Func<World, IRowSource> create) : RowSourceSuite
    {
        protected override IRowSource CreateRows(World world) => create(world);
    }

    private sealed class OfSelector(Func<World, IRowSelector> create) : RowSelectorSuite
    {
        protected override IRowSelector CreateSelector(World world) => create(world);
    }

    private sealed class OfAttributeRanker(Func<World, IAttributeRanker> create) : AttributeRankerSuite
    {
        protected override IAttributeRanker CreateRanker(World world) => create(world);
    }

    private sealed class OfItemRanker(Func<World, IItemRanker> create) : ItemRankerSuite
    {
        protected override IItemRanker CreateRanker(World world) => create(world);
    }
}
