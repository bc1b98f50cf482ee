namespace Ranking.Core.Tests.Candidates;

public class ResumeLikelihoodTests
{
    // A Saturday evening.
    private static readonly DateTimeOffset Now = FakeClock.Now;

    [Fact]
    public void Is_what_the_formula_says()
    {
        Assert.Equal((0.4 + 0.3) * 0.8 * 0.9, ResumeLikelihood.Of(0.5f, "tv", "phone", 0), 1e-9);
        Assert.Equal((0.4 + 0.3) * 1 * 0.95, ResumeLikelihood.Of(0.5f, "TV", "tv", 3), 1e-9);
        Assert.Equal(0.5, ResumeLikelihood.Of(Now.AddDays(-7), Now), 1e-9);
        // Two days and six hours ago was a Thursday at two in the afternoon: six hours off in the day, and no weekend.
        Assert.Equal(Math.Pow(2, -2.25 / 7) * 0.9 * 0.9, ResumeLikelihood.Of(Now.AddHours(-54), Now), 1e-9);
        Assert.Equal(0.9, ResumeLikelihood.Of(1f, null, "tv", int.MaxValue), 1e-9);
    }

    [Fact]
    public void Times_of_the_week_are_those_of_the_clock_that_was_given()
    {
        // Half past midnight on a Saturday in UTC was still Friday evening in New York.
        DateTimeOffset last = new(2026, 3, 7, 0, 30, 0, TimeSpan.Zero);
        Assert.Equal(ResumeLikelihood.Of(last, Now) * 0.9, ResumeLikelihood.Of(last, Now.ToOffset(TimeSpan.FromHours(-5))), 1e-9);
    }

    // A title without a time outranked everything that was watched a week ago.
    [Fact]
    public void A_title_without_a_time_is_long_ago_where_others_have_one()
    {
        Interaction left = Films.Play("fan", 3, completion: 0.5f, kind: InteractionKind.Progress) with { Time = null };
        RankingContext alone = new World([left]).Context("fan");
        RankingContext beside = new World([left, Films.Play("fan", 9, 14, 0.5f, InteractionKind.Progress)]).Context("fan");
        int without = beside.History.Items.IndexOf(3);
        Assert.True(ResumeLikelihood.Of(beside, without) < ResumeLikelihood.Of(beside, 1 - without));
        Assert.True(ResumeLikelihood.Of(beside, without) < ResumeLikelihood.Of(alone, 0));
    }

    [Fact]
    public void More_recent_is_never_less_likely_at_the_same_time_of_the_week() => Law.Holds(random =>
    {
        int weeks = random.NextInt32(20);
        DateTimeOffset last = Now.AddMinutes(-random.NextInt32(10_080));
        return ResumeLikelihood.Of(last.AddDays(-7 * weeks), Now) >= ResumeLikelihood.Of(last.AddDays(-7 * (weeks + 1)), Now);
    });

    [Fact]
    public void Further_in_the_same_device_and_more_episodes_are_never_less_likely() => Law.Holds(random =>
    {
        float completion = 0.02f + (random.NextSingle() * 0.8f);
        int left = random.NextInt32(30);
        string? device = random.NextInt32(3) == 0 ? null : "phone";
        double likelihood = ResumeLikelihood.Of(completion, device, "tv", left);
        return ResumeLikelihood.Of(completion + 0.05f, device, "tv", left) >= likelihood
            && ResumeLikelihood.Of(completion, "tv", "tv", left) >= likelihood
            && ResumeLikelihood.Of(completion, device, "tv", left + 1) >= likelihood
            && likelihood is > 0 and <= 1;
    });

    [Fact]
    public void Context_never_outweighs_a_week() => Law.Holds(random =>
    {
        double days = random.NextSingle() * 30;
        float completion = random.NextSingle();
        double best = ResumeLikelihood.Of(completion, "tv", "tv", 100);
        double worst = ResumeLikelihood.Of(completion, "phone", "tv", 0);
        double hours = ResumeLikelihood.Of(Now.AddDays(-days), Now) / Math.Pow(2, -days / 7);
        return worst / best * hours >= 0.5;
    });

    [Fact]
    public void Context_decides_between_titles_left_at_once()
    {
        Catalog catalog = new CatalogBuilder()
            .AddRange(Enumerable.Range(1, 4).Select(i => new CatalogItem($"t{i:d3}", $"Episode {i}") { SeriesId = "show", Numbers = { ["season"] = 1 + (i / 3), ["episode"] = 1 + (i % 3) } }))
            .AddRange(Enumerable.Range(10, 3).Select(Films.Item)).Build();
        World world = new(
            [Left(10, "phone"), Left(11, "tv"), Left(12, null), Left(1, "tv")], catalog);
        Assert.Equal(["t001", "t011", "t012", "t010"], global::Ranking.Rows.ContinueWatching().Titles(world.ContextOf("fan", device: "tv")));
        Assert.Equal(["t010", "t012", "t001", "t011"], global::Ranking.Rows.ContinueWatching().Titles(world.ContextOf("fan", device: "phone")));
        Assert.Equal([3, 2, 1, 0, 0, 0, 0], Enumerable.Range(0, 7).Select(EpisodesLeft.Of(catalog).After));
    }

    [Fact]
    public void Without_numbers_no_episode_comes_after_another() => Assert.All(
        Enumerable.Range(0, 5).Select(EpisodesLeft.Of(new CatalogBuilder().AddRange(Films.Items(5).Select(item => item with { SeriesId = "show" })).Build()).After),
        left => Assert.Equal(0, left));

    private static Interaction Left(int title, string? device) => Films.Play("fan", title, 1, 0.5f, InteractionKind.Progress) with { Device = device };
}
