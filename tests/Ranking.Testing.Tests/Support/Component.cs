namespace Ranking.Testing.Tests.Support;

/// <summary>A part that conforms: its contract and suite, and one made by the same function to know its type.</summary>
internal sealed record Component(string Name, Type Contract, ConformanceSuite Suite, object Sample)
{
    public static Component Source(string name, Func<World, ICandidateSource> create) => Of(name, create, make => Suites.Source(make));

    public static Component Signals(string name, Func<World, ISignalProvider> create) => Of(name, create, Suites.Signals);

    public static Component Filter(string name, Func<World, ICandidateFilter> create) => Of(name, create, Suites.Filter);

    public static Component Scorer(string name, Func<World, IScorer> create) => Of(name, create, make => Suites.Scorer(make));

    public static Component Reorderer(string name, Func<World, IReorderer> create, bool mayCut = false) => Of(name, create, make => Suites.Reorderer(make, mayCut));

    public static Component Store(string name, Func<IInteractionStore> create) => new(name, typeof(IInteractionStore), Suites.Store(create), create());

    public static Component Features(string name, Func<IFeatureStore> create) => new(name, typeof(IFeatureStore), Suites.Features(create), create());

    public static Component Space(string name, Func<World, IVectorSpace> create) => Of(name, create, Suites.Space);

    public static Component Index(string name, Func<EmbeddingTable, IVectorIndex> create) => new(name, typeof(IVectorIndex), Suites.Index(create), create(EmbeddingTable.Create(8, new float[8])));

    public static Component Rows(string name, Func<World, IRowSource> create) => Of(name, create, Suites.Rows);

    public static Component Selector(string name, Func<World, IRowSelector> create) => Of(name, create, Suites.Selector);

    public static Component AttributeRanker(string name, Func<World, IAttributeRanker> create) => Of(name, create, Suites.AttributeRanker);

    public static Component ItemRanker(string name, Func<World, IItemRanker> create) => Of(name, create, Suites.ItemRanker);

    private static Component Of<T>(string name, Func<World, T> create, Func<Func<World, T>, ConformanceSuite> suite)
        where T : class => new(name, typeof(T), suite(create), create(Worlds.Default.All[1]));
}
