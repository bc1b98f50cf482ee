namespace Ranking.Core.Tests;

/// <summary>Someone watches documentaries on weekday mornings on a phone, and thrillers on Saturday evenings on a tv.</summary>
public class HabitSignalsTests
{
    private const int Documentary = 2;
    private const int Thriller = 4;

    // 9 in the morning of a Monday, and 8 in the evening of a Saturday.
    private static readonly DateTimeOffset Morning = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Evening = FakeClock.Now;

    private static readonly ISignalProvider Habits = Signals.Habits();

    [Fact]
    public void Titles_of_the_labels_that_are_watched_at_this_part_of_the_week_lead()
    {
        World world = new(Weeks(6));
        float[] morning = Of("daypart_affinity", world, Morning.AddDays(8));
        Assert.True(morning[0] > 0.1f && morning[1] < -0.1f, string.Join(' ', morning));
        float[] evening = Of("daypart_affinity", world, Evening.AddDays(7));
        Assert.True(evening[0] < -0.1f && evening[1] > 0.1f, string.Join(' ', evening));
        Assert.Equal(0f, evening[2]);
        // Nothing was ever watched in a night.
        Assert.Equal([0f, 0f, 0f], Of("daypart_affinity", world, new DateTimeOffset(2026, 3, 17, 3, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Titles_of_the_labels_that_are_watched_on_this_device_lead()
    {
        World world = new(Weeks(6));
        float[] phone = Of("device_affinity", world, Evening, "Phone");
        Assert.True(phone[0] > 0.1f && phone[1] < -0.1f, string.Join(' ', phone));
        Assert.Equal([0f, 0f, 0f], Of("device_affinity", world, Evening, "web"));
        Assert.Equal([0f, 0f, 0f], Of("device_affinity", world, Evening));
    }

    [Fact]
    public void A_habit_grows_with_its_evidence_and_is_the_difference_to_all_plays()
    {
        float one = Of("daypart_affinity", new World(Weeks(1)), Evening.AddDays(1))[1];
        float three = Of("daypart_affinity", new World(Weeks(3)), Evening.AddDays(1))[1];
        float eight = Of("daypart_affinity", new World(Weeks(8)), Evening.AddDays(1))[1];
        Assert.True(0f < one && one < three && three < eight && eight < 0.5f, $"{one} {three} {eight}");
    }

    [Fact]
    public void The_part_of_the_week_is_that_of_the_clock_of_the_request()
    {
        // Saturday 20:00 in Lisbon is Sunday 05:00 in Tokyo: on both clocks it is the time the thrillers are watched at.
        World world = new(Weeks(6));
        float[] lisbon = Of("daypart_affinity", world, Evening.AddDays(7));
        Assert.Equal(lisbon, Of("daypart_affinity", world, Evening.AddDays(7).ToOffset(TimeSpan.FromHours(9))));
    }

    [Fact]
    public void Old_habits_fade()
    {
        // Documentaries in the evenings of last year, thrillers in those of these weeks.
        World world = new([
            .. Enumerable.Range(0, 4).Select(i => Play(Documentary + (6 * i), Evening.AddDays(-364 - (7 * i)), "tv")), .. Enumerable.Range(0, 4).Select(i => Play(Thriller + (6 * i), Evening.AddDays(-7 - (7 * i)), "tv")),
            .. Enumerable.Range(4, 4).Select(i => Play(Documentary + (6 * i), Morning.AddDays(-7 * i), "tv")),
        ]);
        float[] evening = Of("daypart_affinity", world, Evening.AddDays(7));
        Assert.True(evening[1] > 0.1f && evening[0] < 0f, string.Join(' ', evening));
    }

    [Fact]
    public void Nothing_is_known_of_a_new_profile_or_without_times_or_labels()
    {
        Assert.Equal([0f, 0f, 0f], Of("daypart_affinity", new World(), Evening));
        Assert.Equal([0f, 0f, 0f], Of("daypart_affinity", new World(Weeks(6).Select(play => play with { Time = null })), Evening));
        World bare = new([new Interaction("e", "someone", "a", InteractionKind.Play, Evening)], new CatalogBuilder().Add(new CatalogItem("a", "A")).Build(), hasSpace: false);
        Assert.Equal([0f], Habits.Of("daypart_affinity", bare.ContextOf(), 0));
    }

    // A documentary, a thriller and an anime that have one label each, and that nobody watched.
    private static float[] Of(string signal, World world, DateTimeOffset now, string? device = null) =>
        Habits.Of(signal, world.ContextOf(now: now, device: device), 50, 52, 53);

    private static IEnumerable<Interaction> Weeks(int weeks) => Enumerable.Range(0, weeks).SelectMany(week => new[]
    {
        Play(Documentary + (6 * week), Morning.AddDays(-7 * week), "phone"),
        Play(Thriller + (6 * week), Evening.AddDays(-7 * week), "tv"),
    });

    private static Interaction Play(int title, DateTimeOffset time, string device) =>
        new($"{title}/{time:o}", "someone", Films.Item(title).Id, InteractionKind.Complete, time) { Device = device };
}
