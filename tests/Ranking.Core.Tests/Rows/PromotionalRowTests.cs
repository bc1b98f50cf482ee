namespace Ranking.Core.Tests.Rows;

public class PromotionalRowTests
{
    private static readonly string[] Ids = ["t031", "t017", "unknown", "t042", "t031", "t005"];

    [Fact]
    public void Keeps_its_order_its_dates_and_its_cap()
    {
        RankingContext context = new World().ContextOf();
        RowCandidate row = Assert.Single(global::Ranking.Rows.Promotional("Festival", Ids, position: 1).Propose(context));
        Assert.Equal(("Promoted", 1, 1), (row.Reason.ToString(), row.Position, row.MinimumItems));
        Assert.Equal(["t031", "t017", "t042", "t005"], row.Titles(context));
        Assert.Equal(["t031", "t017"], global::Ranking.Rows.Promotional("Festival", Ids, most: 2).Titles(context));
        Assert.Empty(global::Ranking.Rows.Promotional("Festival", Ids, from: FakeClock.Now.AddSeconds(1)).Propose(context));
        Assert.Empty(global::Ranking.Rows.Promotional("Festival", Ids, until: FakeClock.Now).Propose(context));
        Assert.Throws<ArgumentException>(() => global::Ranking.Rows.Promotional("Festival", Ids, from: FakeClock.Now, until: FakeClock.Now));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_title_shown_too_often_without_a_play_leaves(int times, bool isThere)
    {
        World world = new(Shown(times));
        Assert.Equal(isThere, global::Ranking.Rows.Promotional("Festival", Ids).Titles(world.ContextOf("fan")).Contains("t017", StringComparer.Ordinal));
        Assert.Contains("t017", global::Ranking.Rows.Promotional("Festival", Ids, mostImpressions: 6).Titles(world.ContextOf("fan")));
        Assert.Contains("t017", global::Ranking.Rows.Promotional("Festival", Ids).Titles(world.ContextOf("somebody else")));
    }

    [Fact]
    public void Is_not_proposed_when_all_its_titles_have_left() =>
        Assert.Empty(global::Ranking.Rows.Promotional("Festival", ["t017"], mostImpressions: 2).Propose(new World(Shown(3)).ContextOf("fan")));

    [Fact]
    public async Task A_page_has_one_unless_more_are_asked_for()
    {
        World With(int oneIn) => new(configure: b => b
            .AddRows(global::Ranking.Rows.Promotional("First", ["t031"], position: 1, oneIn: oneIn))
            .AddRows(global::Ranking.Rows.Promotional("Second", ["t017"], position: 3, oneIn: oneIn)));
        Assert.Equal(["First"], Promoted(await With(int.MaxValue).PageAsync("someone")));
        Assert.Equal(["First", "Second"], Promoted(await With(2).PageAsync("someone")));
    }

    private static IEnumerable<string> Promoted(Homepage page) => page.Rows.Where(row => row.Kind == RowKinds.Promotional).Select(row => row.Title);

    private static IEnumerable<Interaction> Shown(int times) =>
        Enumerable.Range(0, times).Select(i => Films.Play("fan", 17, daysAgo: 1 + i, kind: InteractionKind.Impression) with { Completion = null });
}
