namespace Ranking.Core.Tests.Pages;

/// <summary>First places and distances, whoever picks the rows.</summary>
public class RowSelectionTests
{
    private static readonly int[] Titles = [1, 2, 3];

    [Fact]
    public async Task A_row_is_never_before_its_first_place() => Assert.Equal(
        "a b late c", await OrderAsync(Row("late", 0) with { NotBefore = 2 }, Row("a", 1), Row("b", 2), Row("c", 3)));

    [Fact]
    public async Task A_row_whose_first_place_the_page_does_not_reach_is_left_out() => Assert.Equal(
        "a b", await OrderAsync(Row("a", 0), Row("late", 1) with { NotBefore = 4 }, Row("b", 2)));

    [Fact]
    public async Task Rows_of_one_family_keep_their_distance() => Assert.Equal(
        "x a b y c d", await OrderAsync(
            Row("x", 0) with { OneIn = 3, Family = "f" }, Row("y", 1) with { OneIn = 3, Family = "f" }, Row("z", 2) with { OneIn = 4, Family = "f" },
            Row("a", 3), Row("b", 4), Row("c", 5), Row("d", 6)));

    [Fact]
    public async Task A_family_is_the_kind_unless_it_is_named() => Assert.Equal(
        "x a", await OrderAsync(Row("x", 0) with { Kind = "k" }, Row("y", 1) with { Kind = "k", OneIn = int.MaxValue }, Row("a", 2)));

    [Fact]
    public async Task A_pinned_row_that_is_too_close_waits_and_the_next_pinned_one_takes_its_place() => Assert.Equal(
        "p q r a", await OrderAsync(
            Row("p", 0) with { Position = 0, Kind = "k", OneIn = 3 }, Row("r", 1) with { Position = 1, Kind = "k", OneIn = 2 }, Row("q", 2) with { Position = 1 }, Row("a", 3)));

    [Fact]
    public async Task A_promise_waits_for_the_first_place_and_the_distance() => Assert.Equal(
        "x a b y", await OrderAsync(
            Row("x", 0) with { Kind = "k", NoLaterThan = 0 }, Row("y", 1) with { Kind = "k", NoLaterThan = 0, OneIn = 3 }, Row("a", 2), Row("b", 3)));

    [Fact]
    public void A_selector_sees_only_rows_that_may_come_next() => Law.Holds(random =>
    {
        RowCandidate[] rows = [.. Enumerable.Range(0, 12).Select(i => Row($"r{i}", i) with
        {
            Kind = $"k{random.NextInt32(3)}",
            NotBefore = random.NextInt32(5),
            OneIn = 1 + random.NextInt32(5),
            Position = random.NextInt32(5) == 0 ? random.NextInt32(8) : null,
            NoLaterThan = random.NextInt32(4) == 0 ? random.NextInt32(8) : null,
        })];
        Dictionary<string, RowCandidate> byKey = rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        RowCandidate[] page = [.. OrderAsync(rows).GetAwaiter().GetResult().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => byKey[key])];
        for (int i = 0; i < page.Length; i++)
        {
            Assert.True(page[i].NotBefore <= i);
            Assert.DoesNotContain(page[Math.Max(0, i - page[i].OneIn + 1)..i], above => above.Kind == page[i].Kind);
        }
    });

    [Fact]
    public async Task A_selector_sees_the_titles_each_row_would_show_now_what_they_are_worth_and_where_it_stood()
    {
        var seen = new List<string>();
        World world = new(options: new RankingOptions { DefaultRows = false, MinimumItems = 1, Items = 2 }, configure: builder => builder
            .UseItemRanker(new ItemRankerBuilder().AddSignals(Parts.Signal("worth", item => -item)).UseFormula("worth").Build())
            .UseRowSelector(new Watching(seen))
            .AddRows(Parts.Row(Parts.RowOf("a", 1, 2, 3)))
            .AddRows(Parts.Row(Parts.RowOf("b", 2, 4, 5))));
        var last = new ShownPage(FakeClock.Now.AddDays(-2), [new ShownRow("test", "b", [])]);
        await world.PageAsync("someone", request => request with { Last = last });
        Assert.Equal(["a [1 2] [-1 -2] -1", "b [2 4] [-2 -4] 0", "b [4 5] [-4 -5] 0"], seen);
    }

    private sealed class Watching(List<string> seen) : IRowSelector
    {
        public string Name => "watching";

        public int Select(RowSelection selection)
        {
            for (int i = 0; i < selection.Count; i++)
            {
                seen.Add($"{selection.Row(i).Key} [{string.Join(' ', selection.Titles(i).ToArray())}] [{string.Join(' ', selection.Values(i).ToArray())}] {selection.LastPlace(i)}");
            }

            return 0;
        }
    }

    // A row's titles are its own, so that nothing but the rules decides where it stands.
    private static RowCandidate Row(string key, int number) => Parts.RowOf(key, [.. Titles.Select(title => (3 * number) + title)]) with { Kind = key };

    private static async Task<string> OrderAsync(params RowCandidate[] rows)
    {
        World world = new(options: new RankingOptions { DefaultRows = false, MinimumItems = 1 }, configure: builder =>
        {
            builder.UseRowSelector(RowSelectors.AsProposed());
            Array.ForEach(rows, row => builder.AddRows(Parts.Row(row)));
        });
        return string.Join(' ', (await world.PageAsync("someone", r => r with { Rows = 20 })).Rows.Select(row => row.Key));
    }
}
