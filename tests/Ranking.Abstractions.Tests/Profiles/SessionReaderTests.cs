namespace Ranking.Abstractions.Tests;

/// <summary>What of the events is a session, and what it says of its titles.</summary>
public class SessionReaderTests
{
    private static readonly Catalog Ten = Films.Catalog(10);

    [Fact]
    public void A_session_is_what_follows_the_last_pause_of_more_than_half_an_hour()
    {
        ProfileHistory history = Read(Event(1, 0), Event(2, 31), Event(3, 61), Event(4, 62));
        Assert.Equal([4, 3, 2], history.SessionItems.ToArray());
        Assert.Equal((31, 62), (MinuteOf(history.SessionStart), MinuteOf(history.SessionEnd)));
        Assert.Equal([62, 61, 31], history.SessionTimes.ToArray().Select(MinuteOf));
    }

    [Fact]
    public void There_is_none_without_times()
    {
        ProfileHistory history = Read(Event(1), Event(2));
        Assert.Empty(history.SessionItems.ToArray());
        Assert.Equal((Catalog.MissingTime, Catalog.MissingTime), (history.SessionStart, history.SessionEnd));
        Assert.Empty(ProfileHistory.Empty.SessionItems.ToArray());
        Assert.Equal(Catalog.MissingTime, ProfileHistory.Empty.SessionEnd);
        Assert.Equal([2], Read(Event(1), Event(2, 0)).SessionItems.ToArray());
    }

    [Theory]
    [InlineData(InteractionKind.Play, 0.7f, 0.7f)]
    [InlineData(InteractionKind.Play, 0.01f, 0.25f)]
    [InlineData(InteractionKind.Complete, null, 1f)]
    [InlineData(InteractionKind.Rate, 0.2f, 0.2f)]
    [InlineData(InteractionKind.ThumbsUp, null, 1f)]
    [InlineData(InteractionKind.ThumbsDown, null, -1f)]
    [InlineData(InteractionKind.Hide, null, -1f)]
    [InlineData(InteractionKind.Abandon, 0.1f, -0.4f)]
    [InlineData(InteractionKind.Search, null, 0.5f)]
    [InlineData(InteractionKind.ListAdd, null, 0.5f)]
    [InlineData(InteractionKind.Hover, null, 0.25f)]
    [InlineData(InteractionKind.Skip, null, -0.5f)]
    [InlineData(InteractionKind.ListRemove, null, -0.5f)]
    public void Each_kind_of_event_says_so_much(InteractionKind kind, float? completion, float weight) =>
        Assert.Equal(weight, Assert.Single(Read(Event(3, 0, kind) with { Completion = completion }).SessionWeights.ToArray()), 1e-6f);

    [Fact]
    public void A_title_given_up_after_half_of_it_says_nothing() => Assert.Empty(Read(Event(3, 0, InteractionKind.Abandon) with { Completion = 0.6f }).SessionItems.ToArray());

    [Fact]
    public void What_was_watched_or_judged_says_more_than_what_was_looked_at()
    {
        Assert.Equal(0.7f, Weight((InteractionKind.Skip, null), (InteractionKind.Play, 0.7f), (InteractionKind.Hover, null), (InteractionKind.Impression, null)));
        Assert.Equal(-0.5f, Weight((InteractionKind.Hover, null), (InteractionKind.Skip, null), (InteractionKind.Impression, null)));
        Assert.Equal(0.25f, Weight((InteractionKind.Skip, null), (InteractionKind.Hover, null)));
        Assert.Equal(0.5f, Weight((InteractionKind.Search, null), (InteractionKind.Hover, null)));
    }

    [Theory]
    [InlineData(1, -0.1f)]
    [InlineData(2, -0.2f)]
    [InlineData(9, -0.3f)]
    public void A_title_that_was_shown_and_left_alone_counts_against_itself(int times, float weight)
    {
        ProfileHistory history = Read([Event(1, 0), .. Enumerable.Range(1, times).Select(i => Event(3, i, InteractionKind.Impression))]);
        Assert.Equal([1, 3], history.SessionItems.ToArray());
        Assert.Equal(weight, history.SessionWeights[1], 1e-6f);
    }

    [Fact]
    public void Being_shown_a_page_neither_begins_a_session_nor_keeps_one_going()
    {
        Assert.Equal(Catalog.MissingTime, Read(Event(3, 0, InteractionKind.Impression)).SessionEnd);
        ProfileHistory history = Read(Event(1, 0), Event(3, 20, InteractionKind.Impression), Event(2, 40), Event(3, 65, InteractionKind.Impression));
        Assert.Equal([2, 3], history.SessionItems.ToArray());
        Assert.Equal((40, 40), (MinuteOf(history.SessionStart), MinuteOf(history.SessionEnd)));
    }

    // A title that was watched for long last week and is given up now was not disliked as much as one that is given up at its start.
    [Fact]
    public void A_title_counts_what_was_watched_of_it_before()
    {
        ProfileHistory history = Read(Event(3, -9000, InteractionKind.Play) with { Completion = 0.4f }, Event(3, 0, InteractionKind.Abandon) with { Completion = 0.1f });
        Assert.Equal(-0.1f, Assert.Single(history.SessionWeights.ToArray()), 1e-6f);
    }

    [Fact]
    public void Titles_that_were_only_shown_stand_behind_and_do_not_move_those_that_were_touched()
    {
        ProfileHistory history = Read(Event(3, 0), Event(4, 1, InteractionKind.Impression), Event(3, 2, InteractionKind.Impression), Event(5, 3, InteractionKind.Hover));
        Assert.Equal([5, 3, 4], history.SessionItems.ToArray());
        Assert.Equal([3, 0, 1], history.SessionTimes.ToArray().Select(MinuteOf));
        Assert.Equal(3, MinuteOf(history.SessionEnd));
    }

    [Fact]
    public void Events_of_titles_the_catalog_does_not_have_keep_a_session_going()
    {
        ProfileHistory history = Read(Event(1, 0), Event(2, 25) with { ItemId = "gone" }, Event(3, 50));
        Assert.Equal([3, 1], history.SessionItems.ToArray());
    }

    [Fact]
    public void A_version_changes_with_the_session_but_not_with_what_was_only_shown()
    {
        ulong version = Read(Event(1, 0)).Version;
        Assert.Equal(version, Read(Event(1, 0), Event(2, 1, InteractionKind.Impression), Event(1, 2, InteractionKind.Impression)).Version);
        Assert.NotEqual(version, Read(Event(1, 0), Event(2, 1, InteractionKind.Hover)).Version);
        Assert.NotEqual(Read(Event(1, 0), Event(2, 1, InteractionKind.Hover)).Version, Read(Event(1, 0), Event(2, 1, InteractionKind.Skip)).Version);
        Assert.Equal(version, Read(Event(2, -900, InteractionKind.Hover), Event(1, 0)).Version);
        // Pages of the next day are no session, and the last one stays the newest.
        Assert.Equal(version, Read(Event(1, 0), Event(2, 1440, InteractionKind.Impression)).Version);
    }

    [Fact]
    public void Every_weight_is_in_its_range_and_every_title_once() => Law.Holds(random =>
    {
        InteractionKind[] kinds = Enum.GetValues<InteractionKind>();
        Interaction[] events = [.. Enumerable.Range(0, random.NextInt32(40))
            .Select(i => Event(random.NextInt32(10), random.NextInt32(9) == 0 ? null : i * random.NextInt32(12), kinds[random.NextInt32(kinds.Length)]) with
            {
                Completion = random.NextInt32(4) == 0 ? null : random.NextSingle(),
            })
            .OrderBy(e => e.Time ?? DateTimeOffset.MinValue)];
        ProfileHistory history = Read(events);
        Assert.Equal(history.SessionItems.Length, history.SessionItems.ToArray().Distinct().Count());
        Assert.Equal((history.SessionItems.Length, history.SessionItems.Length), (history.SessionWeights.Length, history.SessionTimes.Length));
        Assert.All(history.SessionWeights.ToArray(), weight => Assert.True(weight is >= -1f and <= 1f and not 0f));
        Assert.All(history.SessionTimes.ToArray(), time => Assert.True(time >= history.SessionStart));
        Assert.Equal(history.SessionStart == Catalog.MissingTime, history.SessionEnd == Catalog.MissingTime);
    });

    private static float Weight(params (InteractionKind Kind, float? Completion)[] events) =>
        Read([.. events.Select((e, i) => Event(3, i, e.Kind) with { Completion = e.Completion })]).SessionWeights[0];

    private static int MinuteOf(long time) => (int)((time - FakeClock.Now.ToUnixTimeSeconds()) / 60);

    private static ProfileHistory Read(params Interaction[] events) => ProfileHistory.Create(events, Ten);

    private static Interaction Event(int title, int? at = null, InteractionKind kind = InteractionKind.Complete) =>
        new($"{title}/{at}/{kind}", "p", $"t{title:d3}", kind, at is { } minutes ? FakeClock.Now.AddMinutes(minutes) : null);
}
