namespace Ranking.Core.Tests.Profiles;

/// <summary>What was done within the last minutes is on the very next page; what was refused stays away, and its neighbours fall.</summary>
public class SessionTests
{
    private const int Satire = 1;
    private const int Thriller = 4;

    [Fact]
    public async Task The_next_page_leans_towards_what_was_just_done()
    {
        World world = new(Films.Fan("fan", Satire, plays: 8));
        string page = World.Outline(await world.PageAsync("fan"));
        double before = await MeanPlaceAsync(world, "fan");
        await world.Store.AppendAsync([Now("fan", Thriller, 3), Now("fan", 10, 1, InteractionKind.Hover), Now("fan", 16, 0.5, InteractionKind.Search)], CancellationToken.None);
        double during = await MeanPlaceAsync(world, "fan");
        Assert.NotEqual(page, World.Outline(await world.PageAsync("fan")));
        // Half an hour later the session is over; the play stays, one title among nine.
        world.Clock.Advance(TimeSpan.FromMinutes(40));
        double after = await MeanPlaceAsync(world, "fan");
        Assert.True(during + 1 < after && after <= before, $"thrillers were at {before:F1}, at {during:F1} in the session, and at {after:F1} after it");
    }

    [Fact]
    public async Task What_is_skipped_and_given_up_falls_on_the_next_page()
    {
        World world = new([.. Films.Fan("fan", Satire, plays: 4), .. Films.Fan("fan", Thriller, plays: 4)]);
        double before = await MeanPlaceAsync(world, "fan");
        await world.Store.AppendAsync([Now("fan", 28, 2, InteractionKind.Skip), Now("fan", 34, 1, InteractionKind.Abandon)], CancellationToken.None);
        double after = await MeanPlaceAsync(world, "fan");
        Assert.True(after > before + 1, $"thrillers were at {before:F1} and are at {after:F1}");
    }

    [Theory]
    [InlineData(InteractionKind.Hide)]
    [InlineData(InteractionKind.ThumbsDown)]
    public async Task What_is_hidden_is_gone_and_its_neighbours_fall(InteractionKind kind)
    {
        World world = new([.. Films.Fan("fan", Satire, plays: 3), .. Films.Fan("fan", Thriller, plays: 3)]);
        double before = await MeanPlaceAsync(world, "fan");
        // Not in a session: it says so for good.
        await world.Store.AppendAsync([Films.Play("fan", 28, daysAgo: 0.5, kind: kind)], CancellationToken.None);
        double after = await MeanPlaceAsync(world, "fan");
        double averted = await MeanPlaceAsync(world, "fan", new RankingOptions().Formula + " - 0.3 * aversion");
        Assert.True(after > before && averted > after + 1, $"thrillers were at {before:F1}, are at {after:F1}, and with aversion at {averted:F1}");
        Homepage page = await world.PageAsync("fan", r => r with { Rows = 30, Items = 60 });
        Assert.DoesNotContain(page.Rows.SelectMany(row => row.Items), item => item.Id == "t028");
    }

    [Fact]
    public async Task A_page_of_a_session_is_replayed_bit_by_bit()
    {
        World world = new([.. Films.Fan("fan", Satire), Now("fan", Thriller, 10), Now("fan", 10, 5, InteractionKind.Hover), Now("fan", 22, 4, InteractionKind.Skip), Now("fan", 23, 4, InteractionKind.Impression)]);
        Homepage page = await world.PageAsync("fan", r => r with { Explain = ExplainLevel.Full });
        Homepage replayed = world.Composer.Replay(PageTrace.FromJson(page.Trace.ToJson()));
        Assert.Equal(Support.GoldenPage.Write(page), Support.GoldenPage.Write(replayed));
        Assert.Equal(page.Rows.SelectMany(row => row.Items).Select(item => item.Score), replayed.Rows.SelectMany(row => row.Items).Select(item => item.Score));
    }

    // The mean place of the thrillers that no test touches, among all unwatched titles but those that some do.
    private static async Task<double> MeanPlaceAsync(World world, string profile, string? formula = null)
    {
        IItemRanker ranker = ItemRankerBuilder.CreateDefault(new RankingOptions { Formula = formula ?? new RankingOptions().Formula }).AddSignals(Ranking.Signals.Feedback()).Build();
        RankedList list = await ranker.RankAsync(new ItemQuery("all", [global::Ranking.Candidates.Popular()], 60), world.ContextOf(profile));
        int[] others = [.. list.Items.ToArray().Where(item => item is not (28 or 34))];
        return new[] { 40, 46, 52, 58 }.Average(item => Array.IndexOf(others, item));
    }

    private static Interaction Now(string profile, int title, double minutesAgo, InteractionKind kind = InteractionKind.Complete) =>
        Films.Play(profile, title, minutesAgo / 1440, kind == InteractionKind.Abandon ? 0.1f : 1f, kind);
}
