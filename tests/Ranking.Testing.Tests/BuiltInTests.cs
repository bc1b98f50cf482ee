namespace Ranking.Testing.Tests;

public class BuiltInTests
{
    private static readonly Type[] Contracts =
    [
        typeof(ICandidateSource), typeof(ISignalProvider), typeof(ICandidateFilter), typeof(IScorer), typeof(IReorderer), typeof(IInteractionStore), typeof(IFeatureStore), typeof(IVectorSpace),
        typeof(IVectorIndex), typeof(IRowSource), typeof(IRowSelector), typeof(IAttributeRanker), typeof(IItemRanker),
    ];

    // The one wraps the selector that is checked, and keeps its laws only if that does; the other stands for a source in a replayed page, where nobody asks it.
    // Those of formulas and queries are made for one request; rankers with formulas and rows of queries are checked with them within.
    private static readonly string[] StandIns = ["SelectorProbe", "RecordedSource", "ExpressionSignals", "Condition", "NamedSource", "NotShown", "Truncation", "RankedSource"];

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (Component part in BuiltIns.All)
            {
                foreach (string law in part.Suite.Laws)
                {
                    cases.Add(part.Suite.Contract, part.Name, law);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Conforms(string contract, string part, string law)
    {
        ConformanceSuite suite = BuiltIns.All.Single(known => known.Name == part).Suite;
        Assert.Equal(contract, suite.Contract);
        suite.Check(law);
    }

    [Fact]
    public void No_part_of_the_library_is_left_out()
    {
        IEnumerable<(Type, Type)> implementations = new[] { typeof(HomepageComposer).Assembly, typeof(Embeddings.VectorSpace).Assembly, typeof(ConformanceSuite).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && !StandIns.Contains(type.Name, StringComparer.Ordinal))
            .SelectMany(type => type.GetInterfaces().Where(Contracts.Contains).Select(contract => (type, contract)));
        Assert.Empty(implementations.Except(BuiltIns.All.Select(part => (part.Sample.GetType(), part.Contract))));
    }

    // A source that never has anything keeps every law. Those that are made to have nothing say so in their names.
    [Fact]
    public async Task No_source_is_checked_on_empty_answers_only()
    {
        foreach (Component part in BuiltIns.All)
        {
            bool isEmpty = part.Name.EndsWith(", unknown", StringComparison.Ordinal) || part.Name.EndsWith(", over", StringComparison.Ordinal);
            if (part.Contract == typeof(ICandidateSource))
            {
                Assert.Equal((part.Name, isEmpty), (part.Name, !await AnyAsync(context => FindsAsync((ICandidateSource)part.Sample, context))));
            }
            else if (part.Contract == typeof(IRowSource))
            {
                Assert.Equal((part.Name, isEmpty), (part.Name, !await AnyAsync(context => ProposesAsync((IRowSource)part.Sample, context))));
            }
        }
    }

    [Fact]
    public void No_contract_is_without_a_suite()
    {
        IEnumerable<Type> interfaces = new[] { typeof(Catalog).Assembly, typeof(HomepageComposer).Assembly }.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.IsInterface);
        Assert.Equal(interfaces.Select(type => type.Name).Order(StringComparer.Ordinal), Contracts.Select(type => type.Name).Order(StringComparer.Ordinal));
        IEnumerable<Type> suites = typeof(ConformanceSuite).Assembly.GetExportedTypes().Where(type => type.IsAbstract && type.IsSubclassOf(typeof(ConformanceSuite)));
        Assert.Equal(Contracts.Length, suites.Count());
        Assert.Equal(suites.Order(TypeByName), BuiltIns.All.Select(part => part.Suite.GetType().BaseType!).Distinct().Order(TypeByName));
    }

    private static async Task<bool> AnyAsync(Func<RankingContext, ValueTask<bool>> ask)
    {
        foreach (World world in Worlds.Default.All)
        {
            foreach (Profile profile in world.Profiles)
            {
                if (await ask(world.Context(profile)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static async ValueTask<bool> FindsAsync(ICandidateSource source, RankingContext context)
    {
        var candidates = new CandidateBuffer(context.Eligibility, 10, includeWatched: true);
        await source.RetrieveAsync(context, candidates, CancellationToken.None);
        return candidates.Count > 0;
    }

    private static async ValueTask<bool> ProposesAsync(IRowSource rows, RankingContext context) => (await rows.ProposeAsync(context, 10, CancellationToken.None)).Count > 0;

    private static Comparer<Type> TypeByName { get; } = Comparer<Type>.Create(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
}
