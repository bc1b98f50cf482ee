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

    [Theory]
    [InlineData(PoolingFunction.Mean, 1, 0.5)]
    [InlineData(PoolingFunction.Sum, 1, 0.5)]
    [InlineData(PoolingFunction.Max, 1, 0.5)]
    [InlineData(PoolingFunction.Min, 0, 0)]
    public void Pools_as_the_function_says(PoolingFunction function, double x, double y)
    {
        // East in full and north by half: number by number the largest are (1, 0.5), the smallest nothing.
        Interaction[] events = [Films.Play("p", 0), Films.Play("p", 1, completion: 0.5f)];
        float[] taste = Taste(events, new PoolingOptions { Function = function });
        AssertDirection(x, y, taste);
    }

    [Fact]
    public void Takes_the_smallest_and_largest_with_the_sign_of_the_weight()
    {
        // East, and west as the dislike of west: max of (1, 0.5), min of (1, 0.5), and of north by half: 0.
        Interaction[] events = [Films.Play("p", 0), Films.Play("p", 3, kind: InteractionKind.ThumbsDown)];
        AssertDirection(1, 0, Taste(events, new PoolingOptions { Function = PoolingFunction.Max }));
        AssertDirection(1, 0, Taste(events, new PoolingOptions { Function = PoolingFunction.Min }));
        AssertDirection(1, -0.5, Taste(
            [Films.Play("p", 0, daysAgo: 1), Films.Play("p", 1, kind: InteractionKind.Hide)], new PoolingOptions { Function = PoolingFunction.Sum, HalfLifeDays = 1e9 }));
        AssertDirection(0, -1, Taste([Films.Play("p", 0), Films.Play("p", 1, kind: InteractionKind.Hide)], new PoolingOptions { Function = PoolingFunction.Min }));
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(9, 2, 1)]
    public void Counts_the_newest_titles_only(int newest, double x, double y)
    {
        Interaction[] events =
        [
            Films.Play("p", 4, daysAgo: 9), Films.Play("p", 0, daysAgo: 5), Films.Play("p", 1, daysAgo: 3),
            // Without a direction, and of no weight: they do not take the place of one that counts.
            Films.Play("p", 2, daysAgo: 1), Films.Play("p", 3, daysAgo: 2, completion: 0f),
        ];
        AssertDirection(x, y, Taste(events, new PoolingOptions { Newest = newest, HalfLifeDays = 1e9 }));
    }

    [Fact]
    public void Counts_all_titles_where_none_is_the_newest() => AssertDirection(
        2, 1, Taste([.. new[] { 0, 4, 1 }.Select(title => Films.Play("p", title) with { Time = null })], new PoolingOptions { Newest = 1 }));

    [Fact]
    public void Counts_every_liked_title_the_same_where_preference_does_not_count() => AssertDirection(
        1, 1, Taste([Films.Play("p", 0, completion: 0.1f), Films.Play("p", 1, completion: 1f)], new PoolingOptions { ByPreference = false }));

    [Theory]
    [InlineData(PoolingFunction.Mean)]
    [InlineData(PoolingFunction.Sum)]
    [InlineData(PoolingFunction.Max)]
    [InlineData(PoolingFunction.Min)]
    public void Is_the_same_direction_whatever_all_weights_are_multiplied_by(PoolingFunction function) => Law.Holds(random =>
    {
        float[][] vectors = [.. Enumerable.Range(0, 1 + random.NextInt32(6)).Select(_ => Enumerable.Range(0, 5).Select(_ => (float)random.NextGaussian()).ToArray())];
        float[] weights = [.. vectors.Select(_ => (2 * random.NextSingle()) - 1)];
        // A power of two changes no bit of the numbers.
        float times = MathF.Pow(2, random.NextInt32(20) - 10);
        var one = new float[5];
        var other = new float[5];
        var pool = new VectorPool(function, one);
        var scaled = new VectorPool(function, other);
        for (int i = 0; i < vectors.Length; i++)
        {
            pool.Add(vectors[i], weights[i]);
            scaled.Add(vectors[i], times * weights[i]);
        }

        Assert.Equal(pool.Finish(), scaled.Finish());
        for (int i = 0; i < one.Length; i++)
        {
            Assert.Equal(one[i], other[i], 1e-6f);
        }
    });

    [Theory]
    [InlineData(PoolingFunction.Mean)]
    [InlineData(PoolingFunction.Max)]
    public void Does_not_depend_on_the_order_of_events_of_one_moment(PoolingFunction function) => Law.Holds(random =>
    {
        var options = new PoolingOptions { Function = function, Newest = 1 + random.NextInt32(4) };
        Interaction[] events = [.. Enumerable.Range(0, 5).Select(title => Films.Play("p", title, daysAgo: 3, completion: random.NextSingle()))];
        float[] taste = Taste(events, options);
        for (int i = events.Length - 1; i > 0; i--)
        {
            int j = random.NextInt32(i + 1);
            (events[i], events[j]) = (events[j], events[i]);
        }

        Assert.Equal(taste, Taste(events, options));
    });

    [Fact]
    public void Is_a_unit_vector_or_zeros_whatever_the_vectors_hold() => Law.Holds(random =>
    {
        float[] odd = [0f, 1f, -1f, 1e-45f, 3e38f, -3e38f, float.NaN, float.PositiveInfinity];
        EmbeddingTable vectors = EmbeddingTable.Create(3, [.. Enumerable.Range(0, 15).Select(_ => odd[random.NextInt32(odd.Length)])], Five.Ids.Names).BindTo(Five);
        var taste = new float[3];
        bool isThere = PoolingEncoder.TryEncode(
            vectors,
            ProfileHistory.Create([.. Enumerable.Range(0, 5).Select(title => Films.Play("p", title, daysAgo: random.NextInt32(4000), completion: random.NextSingle()))], Five),
            new PoolingOptions { Function = (PoolingFunction)random.NextInt32(4), HalfLifeDays = random.NextInt32(2) == 0 ? 1e-300 : 30 },
            taste);
        Assert.Equal(isThere ? 1f : 0f, MathF.Sqrt(taste.Sum(number => number * number)), 1e-5f);
    });

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
