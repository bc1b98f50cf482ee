namespace Ranking.Abstractions.Tests;

/// <summary>The rules of preference, one test a line, and what may be resumed.</summary>
public class HistoryReaderTests
{
    private static readonly Catalog OneTitle = RandomCatalog.Build([new CatalogItem("a", "A")]);

    [Theory]
    [InlineData(InteractionKind.Play)]
    [InlineData(InteractionKind.Progress)]
    [InlineData(InteractionKind.Complete)]
    [InlineData(InteractionKind.Rewatch)]
    public void Watching_counts_its_completion(InteractionKind kind) => Assert.Equal(0.7f, Preference(Event(kind, 0.7f)));

    [Fact]
    public void Watching_counts_the_highest_completion()
    {
        Assert.Equal(0.8f, Preference(Event(InteractionKind.Play, 0.3f), Event(InteractionKind.Progress, 0.8f), Event(InteractionKind.Play, 0.1f)));
        Assert.Equal(0.8f, Read(Event(InteractionKind.Play, 0.8f), Event(InteractionKind.Abandon, 0.2f)).Completions[0]);
    }

    [Theory]
    [InlineData(InteractionKind.Play, 0.5f)]
    [InlineData(InteractionKind.Progress, 0.5f)]
    [InlineData(InteractionKind.Complete, 1f)]
    [InlineData(InteractionKind.Rewatch, 1f)]
    public void Watching_without_a_completion_counts_by_its_kind(InteractionKind kind, float preference) => Assert.Equal(preference, Preference(Event(kind)));

    [Theory]
    [InlineData(0f, -0.5f)]
    [InlineData(0.2f, -0.3f)]
    [InlineData(0.5f, 0f)]
    [InlineData(0.8f, 0f)]
    [InlineData(null, -0.5f)]
    public void Giving_up_counts_against_a_title_the_more_the_earlier(float? completion, float preference) =>
        Assert.Equal(preference, Preference(Event(InteractionKind.Abandon, completion)), 1e-6f);

    [Fact]
    public void Giving_up_counts_what_was_watched_before() =>
        Assert.Equal(-0.1f, Preference(Event(InteractionKind.Play, 0.4f), Event(InteractionKind.Abandon)), 1e-6f);

    [Theory]
    [InlineData(InteractionKind.Complete, null)]
    [InlineData(InteractionKind.Play, 0.9f)]
    [InlineData(InteractionKind.Rewatch, 1f)]
    public void Giving_up_a_title_that_was_finished_before_does_not_count_against_it(InteractionKind kind, float? completion) =>
        Assert.Equal(completion ?? 1f, Preference(Event(kind, completion), Event(InteractionKind.Abandon, 0.1f)));

    [Fact]
    public void A_rating_counts_itself_over_the_best_rating_and_overrides_watching()
    {
        Assert.Equal(0.6f, Preference(Event(InteractionKind.Rate, 0.6f)));
        Assert.Equal(0.2f, Preference(Event(InteractionKind.Complete), Event(InteractionKind.Rate, 0.2f)));
        Assert.Equal(0.2f, Preference(Event(InteractionKind.Rate, 0.2f), Event(InteractionKind.Complete)));
        Assert.Equal(0.9f, Preference(Event(InteractionKind.Rate, 0.9f), Event(InteractionKind.Abandon, 0f)));
    }

    [Fact]
    public void A_rating_without_a_number_counts_half() => Assert.Equal(0.5f, Preference(Event(InteractionKind.Rate)));

    // The completion of a title is the most that was watched of it; a low rating afterwards set it back.
    [Fact]
    public void A_rating_does_not_lower_how_much_was_watched()
    {
        Assert.Equal(1f, Read(Event(InteractionKind.Complete), Event(InteractionKind.Rate, 0.2f)).Completions[0]);
        Assert.Equal(1f, Read(Event(InteractionKind.Rate, 0.2f), Event(InteractionKind.Complete)).Completions[0]);
        Assert.Equal(0.6f, Read(Event(InteractionKind.Rate, 0.6f)).Completions[0]);
    }

    [Theory]
    [InlineData(InteractionKind.ThumbsUp, 1f)]
    [InlineData(InteractionKind.ThumbsDown, -1f)]
    [InlineData(InteractionKind.Hide, -1f)]
    public void What_a_person_says_overrides_what_watching_says(InteractionKind kind, float preference)
    {
        Assert.Equal(preference, Preference(Event(kind)));
        Assert.Equal(preference, Preference(Event(InteractionKind.Play, 0.3f), Event(kind)));
        Assert.Equal(preference, Preference(Event(kind), Event(InteractionKind.Abandon, 0.1f)));
        Assert.Equal(preference, Preference(Event(kind), Event(InteractionKind.Complete)));
    }

    [Fact]
    public void What_a_person_said_last_counts()
    {
        Assert.Equal(1f, Preference(Event(InteractionKind.ThumbsDown), Event(InteractionKind.ThumbsUp)));
        Assert.Equal(-1f, Preference(Event(InteractionKind.Rate, 1f), Event(InteractionKind.Hide)));
    }

    [Theory]
    [InlineData(0.02f, true)]
    [InlineData(0.5f, true)]
    [InlineData(0.89f, true)]
    [InlineData(0.9f, false)]
    [InlineData(1f, false)]
    [InlineData(0.01f, false)]
    public void A_title_left_part_way_can_be_resumed(float completion, bool isResumable)
    {
        Assert.Equal(isResumable, Read(Event(InteractionKind.Play, completion)).IsResumable(0));
        Assert.Equal(isResumable, Read(Event(InteractionKind.Progress, completion)).IsResumable(0));
    }

    [Theory]
    [InlineData(InteractionKind.Abandon)]
    [InlineData(InteractionKind.Complete)]
    [InlineData(InteractionKind.Rate)]
    public void A_title_that_was_given_up_finished_or_rated_is_not_resumed(InteractionKind kind) =>
        Assert.False(Read(Event(InteractionKind.Play, 0.4f), Event(kind, 0.4f)).IsResumable(0));

    [Fact]
    public void A_title_taken_up_again_after_giving_up_can_be_resumed() =>
        Assert.True(Read(Event(InteractionKind.Abandon, 0.2f), Event(InteractionKind.Progress, 0.4f)).IsResumable(0));

    [Fact]
    public void A_title_that_was_only_liked_is_not_resumed() => Assert.False(Read(Event(InteractionKind.ThumbsUp)).IsResumable(0));

    [Theory]
    [InlineData(float.NaN, 0.5f)]
    [InlineData(float.PositiveInfinity, 0.5f)]
    [InlineData(float.NegativeInfinity, 0.5f)]
    [InlineData(-3f, 0f)]
    [InlineData(7f, 1f)]
    public void A_completion_is_held_between_0_and_1_and_unknown_when_not_finite(float completion, float preference) =>
        Assert.Equal(preference, Preference(Event(InteractionKind.Play, completion)));

    private static float Preference(params Interaction[] events) => Read(events).Preferences[0];

    private static ProfileHistory Read(params Interaction[] events) => ProfileHistory.Create(events, OneTitle);

    private static Interaction Event(InteractionKind kind, float? completion = null) => new("e", "p", "a", kind, FakeClock.Now) { Completion = completion };
}
