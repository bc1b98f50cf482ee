namespace Ranking.Testing.Tests;

/// <summary>A law that nothing breaks proves nothing: for each there is a part that breaks it on purpose.</summary>
public class BrokenTests
{
    private static readonly Dictionary<string, Dictionary<string, Broken>> All = new(StringComparer.Ordinal)
    {
        ["candidate source"] = BrokenSources.All,
        ["signal provider"] = BrokenSignals.All,
        ["candidate filter"] = BrokenFilters.All,
        ["scorer"] = BrokenScorers.All,
        ["reorderer"] = BrokenReorderers.All,
        ["interaction store"] = BrokenStores.All,
        ["feature store"] = BrokenFeatureStores.All,
        ["vector space"] = BrokenSpaces.All,
        ["vector index"] = BrokenIndexes.All,
        ["row source"] = BrokenRows.All,
        ["row selector"] = BrokenSelectors.All,
        ["attribute ranker"] = BrokenAttributeRankers.All,
        ["item ranker"] = BrokenItemRankers.All,
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach ((string contract, Dictionary<string, Broken> broken) in All)
            {
                foreach (string law in broken.Keys)
                {
                    cases.Add(contract, law);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_found_out_with_a_counter_example(string contract, string law)
    {
        Broken broken = All[contract][law];
        Assert.Equal(contract, broken.Suite.Contract);
        var error = Assert.Throws<ConformanceException>(() => broken.Suite.Check(law));
        Assert.Equal(law, error.Law);
        Assert.True(error.CounterExample.Contains(broken.Says, StringComparison.Ordinal), $"Expected '{broken.Says}' in: {error.CounterExample}");
        Assert.Contains("in world '", error.CounterExample, StringComparison.Ordinal);
        Assert.Contains($"(seed {Worlds.Default.Seed})", error.CounterExample, StringComparison.Ordinal);
        Assert.Contains(error.CounterExample.TrimEnd('.'), error.Message, StringComparison.Ordinal);
        Assert.StartsWith(error.Component, error.Message, StringComparison.Ordinal);
        Assert.Contains("\nWhat to do: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_law_is_without_a_part_that_breaks_it()
    {
        foreach (ConformanceSuite suite in BuiltIns.All.Select(part => part.Suite).DistinctBy(suite => suite.Contract))
        {
            Assert.Equal(suite.Laws.Order(StringComparer.Ordinal), All[suite.Contract].Keys.Order(StringComparer.Ordinal));
        }

        Assert.Equal(All.Keys.Order(StringComparer.Ordinal), BuiltIns.All.Select(part => part.Suite.Contract).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
