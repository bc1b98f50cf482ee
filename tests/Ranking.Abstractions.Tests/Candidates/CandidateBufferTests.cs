namespace Ranking.Abstractions.Tests;

public class CandidateBufferTests
{
    private static readonly Catalog Five = Films.Catalog(5);

    private static readonly Eligibility Allowed = Eligibility.Create(
        Five, new Profile("p"), ProfileHistory.Create([Films.Play("p", 1), Films.Play("p", 2, kind: InteractionKind.Hide)], Five), FakeClock.Now);

    [Fact]
    public void Takes_unwatched_eligible_titles_with_their_scores()
    {
        var buffer = new CandidateBuffer(Allowed, limit: 10);
        Assert.Equal([true, false, false, true, true, false, false], new[] { 4, 1, 2, 0, 3, 5, -1 }.Select(item => buffer.TryAdd(item, item / 10f)));
        Assert.Equal([4, 0, 3], buffer.Items.ToArray());
        Assert.Equal([0.4f, 0f, 0.3f], buffer.Scores.ToArray());
        Assert.Equal(3, buffer.Count);
        Assert.False(buffer.IsFull);
    }

    [Fact]
    public void Takes_watched_titles_when_it_is_told_to_but_never_hidden_ones()
    {
        var buffer = new CandidateBuffer(Allowed, limit: 10, includeWatched: true);
        Assert.True(buffer.TryAdd(1, 1f));
        Assert.False(buffer.TryAdd(2, 1f));
    }

    [Fact]
    public void Does_not_take_the_excluded_title()
    {
        var buffer = new CandidateBuffer(Allowed, limit: 10, includeWatched: true, excludedItem: 3);
        Assert.False(buffer.Accepts(3));
        Assert.False(buffer.TryAdd(3, 1f));
        Assert.True(buffer.TryAdd(4, 1f));
    }

    [Fact]
    public void Takes_no_more_than_its_limit()
    {
        var buffer = new CandidateBuffer(Allowed, limit: 2);
        Assert.True(buffer.TryAdd(0, 1f));
        Assert.True(buffer.TryAdd(3, 1f));
        Assert.True(buffer.IsFull);
        Assert.False(buffer.TryAdd(4, 9f));
        Assert.Equal([0, 3], buffer.Items.ToArray());
    }

    [Fact]
    public void Narrows_to_an_empty_buffer_over_the_room_that_is_left()
    {
        var buffer = new CandidateBuffer(Allowed, limit: 3, includeWatched: true, excludedItem: 4);
        buffer.TryAdd(3, 1f);
        CandidateBuffer narrowed = buffer.Narrow([0b1_0111], limit: 10);
        Assert.Equal((2, 0, 4), (narrowed.Limit, narrowed.Count, narrowed.ExcludedItem));
        // 2 is hidden, 3 not kept, 4 excluded.
        Assert.Equal([true, true, false, false, false, false], new[] { 0, 1, 2, 3, 4, 5 }.Select(narrowed.Accepts));
        Assert.True(narrowed.TryAdd(1, 0.5f));
        Assert.Equal([3], buffer.Items.ToArray());
        Assert.True(buffer.TryAdd(narrowed.Items[0], narrowed.Scores[0]));
        Assert.Equal([3, 1], buffer.Items.ToArray());
        Assert.Equal([1f, 0.5f], buffer.Scores.ToArray());
        Assert.Equal(1, buffer.Narrow([ulong.MaxValue]).Limit);
    }

    [Fact]
    public void Refuses_to_narrow_what_is_full_or_to_nothing()
    {
        var buffer = new CandidateBuffer(Allowed, limit: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Narrow([1], limit: 0));
        buffer.TryAdd(3, 1f);
        Assert.Throws<InvalidOperationException>(() => buffer.Narrow([1]));
    }

    [Fact]
    public void Holds_nothing_that_may_not_be_shown() => Law.Holds(random =>
    {
        Catalog catalog = RandomCatalog.Build(RandomCatalog.Items(random));
        var profile = new Profile("p") { Region = RandomCatalog.Pick(random, RandomCatalog.Regions), Maturity = RandomCatalog.Pick(random, RandomCatalog.Maturities) };
        Eligibility eligibility = Eligibility.Create(catalog, profile, ProfileHistory.Empty, RandomCatalog.Moment(random));
        int limit = 1 + random.NextInt32(20);
        var buffer = new CandidateBuffer(eligibility, limit);
        for (int item = -1; item <= catalog.Count; item++)
        {
            buffer.TryAdd(item, 0f);
        }

        Assert.Equal(Enumerable.Range(0, catalog.Count).Where(eligibility.IsUnwatched).Take(limit), buffer.Items.ToArray());
    });

    [Fact]
    public void Writes_to_the_arrays_it_was_lent()
    {
        var items = new int[3];
        var scores = new float[4];
        var buffer = new CandidateBuffer(Allowed, items, scores, limit: 2, includeWatched: false, excludedItem: -1);
        buffer.TryAdd(4, 0.5f);
        Assert.Equal([4, 0, 0], items);
        Assert.Equal(0.5f, scores[0]);
        Assert.Equal(2, buffer.Limit);
        Assert.True(buffer.IsExact);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    public void Refuses_a_limit_below_one_or_beyond_its_room(int limit) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new CandidateBuffer(Allowed, new int[5], new float[3], limit, includeWatched: false, excludedItem: -1));

    // A negative limit failed as an arithmetic overflow.
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Refuses_a_limit_below_one(int limit) => Assert.Throws<ArgumentOutOfRangeException>(() => new CandidateBuffer(Allowed, limit));
}
