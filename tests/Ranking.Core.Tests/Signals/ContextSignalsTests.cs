namespace Ranking.Core.Tests;

public class ContextSignalsTests
{
    private static readonly ISignalProvider Context = Signals.Context();

    [Fact]
    public void Says_the_hour_and_the_day_by_the_clock_of_the_request()
    {
        World world = new();
        // 14 March 2026 is a Saturday.
        RankingContext utc = world.ContextOf(now: new DateTimeOffset(2026, 3, 14, 23, 59, 0, TimeSpan.Zero));
        Assert.Equal((23f, 6f, 1f), (Of("hour_of_day", utc), Of("day_of_week", utc), Of("is_weekend", utc)));
        RankingContext oslo = world.ContextOf(now: new DateTimeOffset(2026, 3, 16, 0, 59, 0, TimeSpan.FromHours(1)));
        Assert.Equal((0f, 1f, 0f), (Of("hour_of_day", oslo), Of("day_of_week", oslo), Of("is_weekend", oslo)));
        Assert.Equal((0f, 1f), (Of("day_of_week", world.ContextOf(now: new DateTimeOffset(2026, 3, 15, 1, 0, 0, TimeSpan.Zero))), Of("is_weekend", utc)));
    }

    [Theory]
    [InlineData("tv", 1f, 0f, 0f)]
    [InlineData("TV", 1f, 0f, 0f)]
    [InlineData("phone", 0f, 1f, 0f)]
    [InlineData("web", 0f, 0f, 1f)]
    [InlineData("fridge", 0f, 0f, 0f)]
    [InlineData(null, 0f, 0f, 0f)]
    public void Says_the_device(string? device, float tv, float phone, float web)
    {
        RankingContext context = new World().ContextOf(device: device);
        Assert.Equal((tv, phone, web), (Of("is_tv", context), Of("is_phone", context), Of("is_web", context)));
    }

    [Fact]
    public void Says_how_long_the_session_is_and_how_much_the_profile_watched()
    {
        World world = new([.. Films.Fan("fan", 0, plays: 3), Minutes("fan", 30, 40), Minutes("fan", 31, 15), Minutes("late", 30, 45)]);
        Assert.Equal((40f, 5f), (Of("session_minutes", world.ContextOf("fan")), Of("history_count", world.ContextOf("fan"))));
        Assert.Equal((0f, 1f), (Of("session_minutes", world.ContextOf("late")), Of("history_count", world.ContextOf("late"))));
        Assert.Equal((0f, 0f), (Of("session_minutes", world.ContextOf("nobody")), Of("history_count", world.ContextOf("nobody"))));
    }

    [Theory]
    [InlineData("en", new[] { 1f, 0f, 1f, 0f })]
    [InlineData("EN-GB", new[] { 1f, 0f, 1f, 0f })]
    [InlineData("sv", new[] { 0f, 1f, 1f, 0f })]
    [InlineData("xx", new[] { 0f, 0f, 0f, 0f })]
    [InlineData(null, new[] { 0f, 0f, 0f, 0f })]
    public void Matches_the_language_of_the_profile(string? language, float[] matches)
    {
        World world = new([], new CatalogBuilder().AddRange([Spoken("a", "en-US"), Spoken("b", "sv"), Spoken("c", "sv", "en"), Spoken("d")]).Build(), hasSpace: false);
        var context = new RankingContext(world.Snapshot, new Profile("p") { Language = language }, ProfileHistory.Empty, FakeClock.Now);
        Assert.Equal(matches, Context.Of("language_match", context, 0, 1, 2, 3));
        Assert.Equal([0f, 0f], Context.Of("language_match", new World().ContextOf(), 0, 1));
    }

    [Fact]
    public void Popularity_is_that_of_the_region_and_without_one_everybodys()
    {
        World world = new(Enumerable.Range(0, 200).Select(i => Films.Play($"s{i}", 17) with { Region = "SE" }));
        ISignalProvider statistics = Signals.Statistics();
        RankingContext nowhere = world.ContextOf();
        Assert.Equal(statistics.Of("popularity", nowhere, 0, 9, 17), Context.Of("region_popularity", nowhere, 0, 9, 17));
        float[] sweden = Context.Of("region_popularity", world.ContextOf(region: "SE"), 0, 9, 17);
        Assert.True(sweden[2] > sweden[0] && sweden[2] > sweden[1]);
        Assert.True(sweden[0] < statistics.Of("popularity", nowhere, 0)[0]);
    }

    private static float Of(string signal, RankingContext context) => Assert.Single(Context.Of(signal, context, 3));

    private static Interaction Minutes(string profile, int title, double ago) => Films.Play(profile, title, daysAgo: ago / 1440);

    private static CatalogItem Spoken(string id, params string[] languages) => new(id, id) { Categories = { ["languages"] = languages } };
}
