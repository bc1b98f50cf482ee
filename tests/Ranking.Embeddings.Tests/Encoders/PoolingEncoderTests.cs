namespace Ranking.Embeddings.Tests;

public class PoolingEncoderTests
{
    // Titles 0 and 4 point east, 1 north, 2 nowhere, 3 west.
    private static readonly Catalog Five = Films.Catalog(5);
    private static readonly EmbeddingTable Vectors = EmbeddingTable.Create(2, [1, 0, 0, 1, 0, 0, -1, 0, 1, 0], Five.Ids.Names).BindTo(Five);

    [Fact]
    public void Leans_to_the_newer_title_when_two_were_watched_alike()
    {
        float[] taste = Taste(Films.Play("p", 0, daysAgo: 2), Films.Play("p", 1, daysAgo: 32));
        AssertDirection(1, 0.5, taste);
    }

    [Fact]
    public void Leans_to_the_title_that_was_watched_further() =>
        AssertDirection(0.4, 1, Taste(Films.Play("p", 0, completion: 0.4f), Films.Play("p", 1, completion: 1f)));

    [Fact]
    public void Leans_away_from_a_disliked_title_half_as_much() =>
        AssertDirection(1, -0.5, Taste(Films.Play("p", 0), Films.Play("p", 1, kind: InteractionKind.ThumbsDown)));

    [Theory]
    [InlineData(0f)]
    [InlineData(0.25f)]
    [InlineData(1f)]
    public void Leans_away_from_a_disliked_title_as_much_as_the_option_says(float dislike) => AssertDirection(
        1, -dislike, Taste([Films.Play("p", 0), Films.Play("p", 1, kind: InteractionKind.Hide)], new PoolingOptions { Dislike = dislike }));

    [Fact]
    public void Points_away_from_what_was_disliked_where_nothing_was_liked() => AssertDirection(0, -1, Taste(Films.Play("p", 1, kind: InteractionKind.ThumbsDown)));

    [Fact]
    public void Counts_every_title_the_same_without_times() =>
        AssertDirection(2, 1, Taste(Films.Play("p", 0) with { Time = null }, Films.Play("p", 4) with { Time = null }, Films.Play("p", 1) with { Time = null }));

    [Fact]
    public void Counts_a_title_without_a_time_in_full_beside_others_that_have_one() =>
        AssertDirection(1.5, 1, Taste(Films.Play("p", 0, daysAgo: 5), Films.Play("p", 4, daysAgo: 35), Films.Play("p", 1) with { Time = null }));

    [Fact]
    public void Has_no_taste_without_a_history() => AssertNone([]);

    [Fact]
    public void Has_no_taste_of_titles_without_a_direction() => AssertNone([Films.Play("p", 2)]);

    [Fact]
    public void Has_no_taste_where_titles_cancel_each_other() => AssertNone([Films.Play("p", 0), Films.Play("p", 3)]);

    [Fact]
    public void Has_no_taste_of_dislikes_that_do_not_count() =>
        AssertNone([Films.Play("p", 1, kind: InteractionKind.ThumbsDown)], new PoolingOptions { Dislike = 0 });

    // Ages counted back from now: after twenty years every weight was rounded to zero.
    [Fact]
    public void Keeps_the_taste_of_someone_who_comes_back_after_twenty_years() =>
        AssertDirection(1, 0.5, Taste(Films.Play("p", 0, daysAgo: 7300), Films.Play("p", 1, daysAgo: 7330)));

    // A newest title that counts nothing set the clock for the rest, whose weights were rounded to zero beside it.
    [Fact]
    public void Keeps_an_old_taste_beside_a_new_title_that_counts_nothing()
    {
        Interaction[] old = [Films.Play("p", 0, daysAgo: 7300), Films.Play("p", 1, daysAgo: 7330)];
        AssertDirection(1, 0.5, Taste([.. old, Films.Play("p", 2)]));
        AssertDirection(1, 0.5, Taste([.. old, Films.Play("p", 3, completion: 0.6f, kind: InteractionKind.Abandon)]));
        AssertDirection(1, 0.5, Taste([.. old, Films.Play("p", 3, kind: InteractionKind.Hide)], new PoolingOptions { Dislike = 0 }));
    }

    [Fact]
    public void Has_the_same_taste_however_long_ago_it_all_was() => Law.Holds(random =>
    {
        Interaction[] events = [.. Enumerable.Range(0, 1 + random.NextInt32(5)).Select(title =>
            Films.Play("p", title, daysAgo: 1 + random.NextInt32(100), completion: random.NextSingle(), kind: random.NextInt32(4) == 0 ? InteractionKind.Abandon : InteractionKind.Play))];
        int days = random.NextInt32(10_000);
        Assert.Equal(Taste(events), Taste([.. events.Select(e => e with { Time = e.Time!.Value.AddDays(-days) })]));
    });

    [Fact]
    public void Adds_up_the_titles_of_a_value()
    {
        EmbeddingTable pooled = PoolingEncoder.Pool(Vectors, Labelled(["east", "both"], ["both"], ["nowhere"], ["cancelled"], ["cancelled", "east"]).Category("label"));
        Assert.Equal(4, pooled.Count);
        AssertDirection(1, 1, pooled.Row(0).ToArray());
        AssertDirection(0, 0, pooled.Row(1).ToArray());
        AssertDirection(1, 0, pooled.Row(2).ToArray());
        AssertDirection(0, 0, pooled.Row(3).ToArray());
    }

    private static Catalog Labelled(params string[][] labels) => new CatalogBuilder()
        .AddRange(labels.Select((cell, i) => new CatalogItem($"{i}", "T") { Categories = { ["label"] = cell } }))
        .Build();

    private static float[] Taste(params Interaction[] events) => Taste(events, new PoolingOptions());

    private static float[] Taste(Interaction[] events, PoolingOptions options)
    {
        var taste = new float[2];
        bool isThere = PoolingEncoder.TryEncode(Vectors, ProfileHistory.Create(events, Five), options, taste);
        Assert.Equal(taste.AsSpan().ContainsAnyExcept(0f), isThere);
        return taste;
    }

    private static void AssertNone(Interaction[] events, PoolingOptions? options = null)
    {
        float[] taste = [9f, 9f];
        Assert.False(PoolingEncoder.TryEncode(Vectors, ProfileHistory.Create(events, Five), options ?? new PoolingOptions(), taste));
        Assert.Equal([0f, 0f], taste);
    }

    private static void AssertDirection(double x, double y, float[] actual)
    {
        double length = Math.Max(Math.Sqrt((x * x) + (y * y)), double.Epsilon);
        Assert.Equal(x / length, actual[0], 1e-5);
        Assert.Equal(y / length, actual[1], 1e-5);
    }
}
