namespace Ranking.Abstractions.Tests;

public class ProfileHistoryTests
{
    private static readonly Catalog Ten = Films.Catalog(10);

    private static readonly InteractionKind[] Telling =
    [
        InteractionKind.Play, InteractionKind.Progress, InteractionKind.Complete, InteractionKind.Abandon, InteractionKind.Rewatch, InteractionKind.Rate,
        InteractionKind.ThumbsUp, InteractionKind.ThumbsDown, InteractionKind.Hide,
    ];

    private static readonly InteractionKind[] Silent =
        [InteractionKind.Skip, InteractionKind.Hover, InteractionKind.Search, InteractionKind.Impression, InteractionKind.ListAdd, InteractionKind.ListRemove];

    [Fact]
    public void Puts_the_newest_title_first()
    {
        ProfileHistory history = Read(Event(3, at: 1), Event(1, at: 2), Event(7, at: 3));
        Assert.Equal([7, 1, 3], history.Items.ToArray());
        Assert.Equal([3, 2, 1], history.Times.ToArray().Select(time => (time - FakeClock.Now.ToUnixTimeSeconds()) / 60));
        Assert.True(history.HasTimes);
    }

    [Fact]
    public void Dates_a_title_by_its_last_event() => Assert.Equal([3, 1], Read(Event(3, at: 1), Event(1, at: 2), Event(3, at: 5)).Items.ToArray());

    [Fact]
    public void Puts_titles_of_one_time_in_the_order_of_their_ordinals() =>
        Assert.Equal([2, 5, 8], Read(Event(8, at: 1), Event(2, at: 1), Event(5, at: 1)).Items.ToArray());

    [Fact]
    public void Does_not_pretend_to_an_order_without_times()
    {
        ProfileHistory history = Read(Event(8), Event(2), Event(5));
        Assert.Equal([2, 5, 8], history.Items.ToArray());
        Assert.Equal([Catalog.MissingTime, Catalog.MissingTime, Catalog.MissingTime], history.Times.ToArray());
        Assert.False(history.HasTimes);
    }

    [Fact]
    public void Puts_titles_without_a_time_behind_those_with_one() => Assert.Equal([9, 0, 4], Read(Event(0), Event(4), Event(9, at: -1000)).Items.ToArray());

    [Fact]
    public void Leaves_out_titles_that_were_not_watched_nor_judged()
    {
        foreach (InteractionKind kind in Silent)
        {
            ProfileHistory history = Read(Event(1, at: 1, kind));
            Assert.Equal(0, history.Count);
            Assert.False(history.IsWatched(1));
            Assert.False(history.IsHidden(1));
        }
    }

    [Fact]
    public void Says_which_titles_were_watched()
    {
        ProfileHistory history = Read([.. Telling.Select((kind, i) => Event(i, at: i, kind))]);
        Assert.Equal([0, 1, 2, 3, 4, 5], Enumerable.Range(0, 10).Where(history.IsWatched));
        Assert.Equal(9, history.Count);
    }

    [Fact]
    public void Hides_disliked_and_hidden_titles_until_they_are_liked()
    {
        ProfileHistory history = Read(
            Event(1, at: 1, InteractionKind.Hide), Event(2, at: 2, InteractionKind.ThumbsDown), Event(3, at: 3, InteractionKind.Hide), Event(3, at: 4, InteractionKind.ThumbsUp));
        Assert.Equal([1, 2], Enumerable.Range(0, 10).Where(history.IsHidden));
        Assert.Equal(2, history.HiddenCount);
    }

    [Fact]
    public void Lists_the_last_added_title_first()
    {
        ProfileHistory history = Read(Event(5, at: 1, InteractionKind.ListAdd), Event(3, at: 2, InteractionKind.ListAdd), Event(8, at: 3, InteractionKind.ListAdd));
        Assert.Equal([8, 3, 5], history.Listed.ToArray());
    }

    [Fact]
    public void Takes_a_title_off_the_list_and_on_again()
    {
        Interaction[] events = [Event(5, at: 1, InteractionKind.ListAdd), Event(3, at: 2, InteractionKind.ListAdd), Event(5, at: 3, InteractionKind.ListRemove)];
        Assert.Equal([3], Read(events).Listed.ToArray());
        Assert.Equal([5, 3], Read([.. events, Event(5, at: 4, InteractionKind.ListAdd)]).Listed.ToArray());
        Assert.Empty(Read(Event(5, at: 1, InteractionKind.ListRemove)).Listed.ToArray());
    }

    [Fact]
    public void Keeps_a_listed_title_on_the_list_when_it_is_watched() =>
        Assert.Equal([5], Read(Event(5, at: 1, InteractionKind.ListAdd), Event(5, at: 2)).Listed.ToArray());

    [Fact]
    public void Counts_events_of_titles_the_catalog_does_not_have()
    {
        ProfileHistory history = Read(Event(1, at: 1), new Interaction("x", "p", "gone", InteractionKind.Play, FakeClock.Now), new Interaction("y", "p", "gone", InteractionKind.Hide, null));
        Assert.Equal(2, history.UnmatchedCount);
        Assert.Equal([1], history.Items.ToArray());
        Assert.Equal(0, history.HiddenCount);
    }

    [Fact]
    public void Knows_no_times_where_only_unknown_titles_have_them() =>
        Assert.False(Read(Event(1), new Interaction("x", "p", "gone", InteractionKind.Play, FakeClock.Now)).HasTimes);

    [Fact]
    public void Is_empty_of_no_events()
    {
        ProfileHistory history = Read();
        Assert.Equal(0, history.Count);
        Assert.False(history.HasTimes);
        Assert.False(history.IsWatched(0));
        Assert.Equal(0, history.UnmatchedCount);
    }

    [Fact]
    public void Is_the_same_when_events_are_repeated() => Law.Holds(random =>
    {
        Interaction[] events = Events(random, [.. Telling, .. Silent]);
        Interaction[] repeated = [.. events.SelectMany(e => Enumerable.Repeat(e, 1 + random.NextInt32(3)))];
        AssertSame(Read(events), Read(repeated));
        Assert.Equal(Read(events).Listed.ToArray(), Read(repeated).Listed.ToArray());
    });

    [Fact]
    public void Is_the_same_whatever_the_order_of_events_of_different_titles() => Law.Holds(random =>
    {
        Interaction[] events = Events(random, Telling);
        AssertSame(Read(events), Read([.. events.OrderBy(e => e.ItemId, StringComparer.Ordinal)]));
    });

    [Fact]
    public void Keeps_preferences_and_completions_in_their_ranges() => Law.Holds(random =>
    {
        ProfileHistory history = Read(Events(random, Telling));
        Assert.All(history.Preferences.ToArray(), preference => Assert.InRange(preference, -1f, 1f));
        Assert.All(history.Completions.ToArray(), completion => Assert.InRange(completion, 0f, 1f));
        Assert.Equal(history.Count, history.Items.ToArray().Distinct().Count());
    });

    private static Interaction[] Events(SeededRandom random, InteractionKind[] kinds) =>
        [.. Enumerable.Range(0, random.NextInt32(30)).Select(i => Event(random.NextInt32(10), random.NextInt32(4) == 0 ? null : i / 3, RandomCatalog.Pick(random, kinds)) with
        {
            Completion = random.NextInt32(6) switch { 0 => null, 1 => float.NaN, 2 => 5f, 3 => -1f, _ => random.NextSingle() },
        })];

    private static void AssertSame(ProfileHistory expected, ProfileHistory actual)
    {
        Assert.Equal(expected.Items.ToArray(), actual.Items.ToArray());
        Assert.Equal(expected.Preferences.ToArray(), actual.Preferences.ToArray());
        Assert.Equal(expected.Completions.ToArray(), actual.Completions.ToArray());
        Assert.Equal(expected.Times.ToArray(), actual.Times.ToArray());
        Assert.Equal(Enumerable.Range(0, expected.Count).Select(expected.IsResumable), Enumerable.Range(0, actual.Count).Select(actual.IsResumable));
        Assert.Equal(Enumerable.Range(0, 10).Select(expected.IsWatched), Enumerable.Range(0, 10).Select(actual.IsWatched));
        Assert.Equal(Enumerable.Range(0, 10).Select(expected.IsHidden), Enumerable.Range(0, 10).Select(actual.IsHidden));
    }

    [Fact]
    public void Keeps_the_device_a_title_was_watched_on_last()
    {
        ProfileHistory history = Read(
            Event(3, at: 1) with { Device = "tv" }, Event(3, at: 2) with { Device = "phone" }, Event(3, at: 3, InteractionKind.ThumbsUp) with { Device = "web" },
            Event(1, at: 4) with { Device = "tv" }, Event(1, at: 5), Event(2, at: 6, InteractionKind.Rate) with { Device = "web" });
        Assert.Equal([2, 1, 3], history.Items.ToArray());
        Assert.Equal([null, null, "phone"], Enumerable.Range(0, 3).Select(history.DeviceOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => history.DeviceOf(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Read(Event(1)).DeviceOf(-1));
        Assert.Null(Read(Event(1)).DeviceOf(0));
    }

    [Theory]
    [InlineData(InteractionKind.Complete, 0.2f, true)]
    [InlineData(InteractionKind.Rewatch, null, true)]
    [InlineData(InteractionKind.Rate, 0.1f, true)]
    [InlineData(InteractionKind.Play, 0.9f, true)]
    [InlineData(InteractionKind.Play, 0.89f, false)]
    [InlineData(InteractionKind.Abandon, 0.5f, false)]
    [InlineData(InteractionKind.ThumbsUp, null, false)]
    public void Knows_what_was_finished(InteractionKind kind, float? completion, bool isFinished)
    {
        ProfileHistory history = Read(Event(3, at: 1, kind) with { Completion = completion });
        Assert.Equal(isFinished, history.IsFinished(0));
        Assert.False(history.IsFinished(0) && history.IsResumable(0));
    }

    [Fact]
    public void Counts_how_often_a_title_was_shown_since_it_was_watched()
    {
        ProfileHistory history = Read(
            Event(3, at: 1, InteractionKind.Impression), Event(3, at: 2, InteractionKind.Impression), Event(5, at: 3, InteractionKind.Impression),
            Event(3, at: 4), Event(3, at: 5, InteractionKind.Impression), Event(1, at: 6, InteractionKind.ThumbsUp), Event(1, at: 7, InteractionKind.Impression));
        Assert.Equal([0, 1, 0, 1, 0, 1], Enumerable.Range(0, 6).Select(history.ImpressionsOf));
        Assert.Equal([1, 3], history.Items.ToArray());
        Assert.Equal(0, ProfileHistory.Empty.ImpressionsOf(3));
    }

    private static ProfileHistory Read(params Interaction[] events) => ProfileHistory.Create(events, Ten);

    private static Interaction Event(int title, int? at = null, InteractionKind kind = InteractionKind.Play) =>
        new($"{title}/{at}", "p", $"t{title:d3}", kind, at is { } minutes ? FakeClock.Now.AddMinutes(minutes) : null);
}
