namespace Ranking.Core.Tests.Reordering;

public class CapReordererTests
{
    private static readonly Catalog Catalog = new CatalogBuilder().AddRange(
        "abcdefgh".Select((c, i) => new CatalogItem(c.ToString(), c.ToString())
        {
            // Directors: a b d → 1, c e → 2, f → none, g h → 3 (h also 1).
            Categories = { ["directors"] = c switch { 'a' or 'b' or 'd' => ["1"], 'c' or 'e' => ["2"], 'f' => [], 'g' => ["3"], _ => ["3", "1"] } },
        })).Build();

    [Theory]
    [InlineData("abcd", 1, 2, "acbd")]
    [InlineData("abd", 1, 2, "abd")]
    [InlineData("abdf", 1, 3, "afbd")]
    [InlineData("abdce", 2, 3, "abcde")]
    [InlineData("gha", 1, 2, "gah")]
    public void Lets_a_title_wait_until_it_may_follow(string before, int most, int window, string after) =>
        Assert.Equal(after, Reordered(before, most, window));

    [Fact]
    public void Has_nothing_to_move_in_an_empty_catalog_which_has_no_columns()
    {
        Catalog empty = new CatalogBuilder().Build();
        RankingSnapshot snapshot = RankingSnapshot.Create(empty, CatalogStatistics.Compute(empty, [], FakeClock.Now));
        var context = new RankingContext(snapshot, new Profile("someone"), ProfileHistory.Empty, FakeClock.Now);
        Assert.Equal(0, Reorder.Cap("directors", 1, 2).Reorder(new ScoredBatch(context, new ItemQuery("list", [], 1), [], []), []));
    }

    [Fact]
    public void Loses_nothing_and_keeps_the_cap_wherever_some_title_may_follow() => Law.Holds(random =>
    {
        string before = new([.. "abcdefgh".OrderBy(_ => random.NextUInt64())]);
        int window = 2 + random.NextInt32(4);
        string after = Reordered(before, 1, window);
        Assert.Equal(before.Order(), after.Order());
        for (int i = 0; i < after.Length; i++)
        {
            string near = after[Math.Max(0, i - window + 1)..i];
            bool conflicts = near.Any(other => Directors(other).Intersect(Directors(after[i])).Any());
            bool anyFits = after[i..].Any(waiting => !near.Any(other => Directors(other).Intersect(Directors(waiting)).Any()));
            Assert.False(conflicts && anyFits, $"{before} became {after}; position {i}");
        }
    });

    // Series: a b c d are one, e f another, g to l none.
    [Theory]
    [InlineData("abegcdh", "aegbcdh")]
    [InlineData("abcdegh", "aegbcdh")]
    [InlineData("abcd", "abcd")]
    public void At_most_one_of_a_series_among_the_first_three(string before, string after) =>
        Assert.Equal(after, ReorderWorld.Of(Reorder.Cap(Reorder.Series, most: 1, window: 3, places: 3), before));

    [Fact]
    public void A_column_named_series_is_the_column()
    {
        Catalog catalog = new CatalogBuilder().AddRange("abc".Select(id => new CatalogItem($"{id}", "") { SeriesId = "all", Categories = { ["series"] = [id == 'c' ? "2" : "1"] } })).Build();
        var context = new RankingContext(RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now)), new Profile("p"), ProfileHistory.Empty, FakeClock.Now);
        int[] order = [0, 1, 2];
        Reorder.Cap(Reorder.Series, 1, 2).Reorder(new ScoredBatch(context, new ItemQuery("q", [], 3), [0, 1, 2], [3f, 2f, 1f]), order);
        Assert.Equal([0, 2, 1], order);
    }

    [Theory]
    // Where none of the next two may follow, the first of them does.
    [InlineData("abcdefg", 2, "abcedfg")]
    [InlineData("abcdefg", 4, "aebfcgd")]
    public void Looks_no_deeper_than_it_is_told(string before, int lookahead, string after) =>
        Assert.Equal(after, ReorderWorld.Of(Reorder.Cap(Reorder.Series, most: 1, window: 2, lookahead: lookahead), before));

    [Fact]
    public void A_title_comes_at_most_its_lookahead_early_and_none_is_lost() => Law.Holds(random =>
    {
        (string ids, _) = ReorderWorld.Draw(random);
        int lookahead = 1 + random.NextInt32(5);
        int places = 1 + random.NextInt32(12);
        string after = ReorderWorld.Of(Reorder.Cap(Reorder.Series, 1, 2 + random.NextInt32(4), places, lookahead), ids);
        for (int place = 0; place < after.Length; place++)
        {
            string waiting = new([.. ids.Except(after[..place])]);
            Assert.InRange(waiting.IndexOf(after[place], StringComparison.Ordinal), 0, place < places ? lookahead - 1 : 0);
        }
    });

    [Fact]
    public void Refuses_settings_that_mean_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Cap("directors", 1, 3, places: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Cap("directors", 1, 3, lookahead: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Cap("directors", 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Cap("directors", 1, 1));
    }

    private static string[] Directors(char id) =>
        [.. Catalog.Category("directors").ValuesOf(Ordinal(id)).ToArray().Select(value => Catalog.Category("directors").Values[value])];

    private static int Ordinal(char id) => Catalog.Ids.TryGetOrdinal(id.ToString(), out int item) ? item : -1;

    private static string Reordered(string ids, int most, int window)
    {
        var context = new RankingContext(
            RankingSnapshot.Create(Catalog, CatalogStatistics.Compute(Catalog, [], FakeClock.Now)), new Profile("p"), ProfileHistory.Empty, FakeClock.Now);
        int[] items = [.. ids.Select(Ordinal)];
        int[] order = [.. Enumerable.Range(0, items.Length)];
        var scores = new float[items.Length];
        int kept = Reorder.Cap("directors", most, window).Reorder(new ScoredBatch(context, new ItemQuery("q", [], 10), items, scores), order);
        return new string([.. order.Take(kept).Select(position => Catalog.Ids[items[position]][0])]);
    }
}
