using Ranking.Embeddings;
using Source = Ranking.Candidates;

namespace Ranking.Core.Tests.Candidates;

public class PooledSourceTests
{
    // Titles around a circle, a degree apart, and one without a vector. Each has the label of its quarter.
    private static readonly Catalog Circle = new CatalogBuilder().AddRange(Enumerable.Range(0, 361).Select(i => new CatalogItem($"{i}", $"{i}°")
    {
        Categories = { ["quarters"] = i == 360 ? [] : [$"q{i / 90}"] },
    })).Build();

    private static readonly VectorSpace Plane = VectorSpace.Create(
        "plane",
        EmbeddingTable.Create(2, [.. Enumerable.Range(0, 361).SelectMany(i => i == 360 ? [0f, 0f] : new[] { MathF.Cos(i * MathF.PI / 180), MathF.Sin(i * MathF.PI / 180) })], Circle.Ids.Names),
        Circle);

    private static readonly RankingSnapshot Snapshot = RankingSnapshot.Create(Circle, CatalogStatistics.Compute(Circle, [], FakeClock.Now), Plane);

    // Two titles as far from the middle on either side are as near, but for rounding: what is found is compared as sets that have both of them.
    [Theory]
    [InlineData("10 20", 5, "13 14 15 16 17")]
    [InlineData("10 10 40", 3, "19 20 21")]
    [InlineData("15", 4, "13 14 16 17")]
    [InlineData("360 unknown 15", 4, "13 14 16 17")]
    [InlineData("", 5, "")]
    [InlineData("unknown", 5, "")]
    [InlineData("360", 5, "")]
    public void Finds_what_is_nearest_to_the_middle_of_titles_without_them(string ids, int limit, string found)
    {
        Assert.Equal(found, Found(Source.NearestTo(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)), limit));
    }

    [Fact]
    public void Finds_the_given_titles_too_where_it_is_told_to()
    {
        Assert.Equal("13 14 15 16 17", Found(Source.NearestTo(["15"], includeGiven: true), limit: 5));
        Assert.Equal("9 10 11", Found(Source.NearestTo(["9", "10", "11"], includeGiven: true), limit: 3));
        Assert.Equal("8 12", Found(Source.NearestTo(["9", "10", "11"]), limit: 2));
    }

    // Of 0 and 90 degrees: the largest of both numbers point to 45, the smallest nowhere. Of 30 and 60 the smallest do too: (½, ½).
    [Theory]
    [InlineData("MAX", "0 90", "44 45 46")]
    [InlineData("min", "0 90", "")]
    [InlineData("min", "30 60", "44 45 46")]
    [InlineData("min", "30 60 360", "44 45 46")]
    [InlineData("sum", "30 50", "39 40 41")]
    [InlineData("Mean", "0 180", "")]
    [InlineData(" mean", "0 1", null)]
    public void Pools_number_by_number(string pooling, string ids, string? found)
    {
        if (found is null)
        {
            Assert.Throws<ArgumentException>(() => Source.NearestTo(ids.Split(' '), pooling: pooling));
        }
        else
        {
            Assert.Equal(found, Found(Source.NearestTo(ids.Split(' '), pooling: pooling), limit: 3));
        }
    }

    [Fact]
    public void Says_which_poolings_there_are()
    {
        Assert.Contains("mean, sum, max or min", Assert.Throws<ArgumentException>(() => Source.NearestTo(["1"], pooling: "median")).Message, StringComparison.Ordinal);
        Assert.Contains("mean, sum, max or min", Assert.Throws<ArgumentException>(() => Source.NearestToLabels(["q0"], pooling: "")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Source.NearestTo(truncate: 0));
    }

    [Fact]
    public void Takes_the_newest_titles_of_the_history_that_were_not_refused()
    {
        RankingContext context = Context(
            Watch("10", 1), Watch("20", 2), Watch("30", 3), new Interaction("no", "fan", "200", InteractionKind.ThumbsDown, FakeClock.Now));
        Assert.Equal("14 15 16", Found(Source.NearestTo(truncate: 2), 3, context));
        Assert.Equal("19 21", Found(Source.NearestTo(), 2, context));
        Assert.Equal("9 11", Found(Source.NearestTo(truncate: 1), 2, context));
        Assert.Equal("", Found(Source.NearestTo(), 3, Context()));
    }

    [Fact]
    public void Finds_what_is_nearest_to_labels_together()
    {
        Assert.Equal("44 45", Found(Source.NearestToLabels(["q0"]), 2));
        Assert.Equal("88 89 90 91", Found(Source.NearestToLabels(["q0", "q1", "unknown"]), 4));
        Assert.Equal("", Found(Source.NearestToLabels(["unknown"]), 3));
        Assert.Equal("", Found(Source.NearestToLabels([]), 3));
    }

    [Fact]
    public void Takes_the_labels_of_a_title_with_the_given_ones_and_leaves_it_out()
    {
        Assert.Equal("43 45 46", Found(Source.NearestToLabels(itemId: "44"), 3));
        Assert.Equal("88 90 91", Found(Source.NearestToLabels(["q1"], itemId: "89"), 3));
        Assert.Equal("44 45", Found(Source.NearestToLabels(["q0"], itemId: "unknown"), 2));
        Assert.Equal("", Found(Source.NearestToLabels(itemId: "360"), 3));
    }

    [Fact]
    public void Takes_the_labels_of_liked_titles_and_the_picked_ones()
    {
        Assert.Equal("89 90", Found(Source.NearestToLabels(), 2, Context(Watch("5", 1), Watch("100", 2), Watch("300", 3, completion: 0.1f))));
        var newcomer = new RankingContext(Snapshot, new Profile("new") { Onboarding = ["quarters=q0", "genres=q3", "q2"] }, ProfileHistory.Empty, FakeClock.Now);
        Assert.Equal("44 45", Found(Source.NearestToLabels(), 2, newcomer));
        Assert.Equal("", Found(Source.NearestToLabels(), 3, Context()));
    }

    [Fact]
    public void Is_exact() => Law.Holds(random =>
    {
        string[] ids = [.. Enumerable.Range(0, 1 + random.NextInt32(30)).Select(_ => $"{random.NextInt32(361)}")];
        int[] rows = Array.ConvertAll(ids, id => Circle.Ids.OrdinalOf(id));
        var pooled = new float[2];
        foreach (int row in rows)
        {
            pooled[0] += Plane.Items.Row(row)[0];
            pooled[1] += Plane.Items.Row(row)[1];
        }

        EmbeddingTable.Normalize(pooled);
        var cosines = new float[361];
        Plane.Items.Cosine(pooled, cosines);
        int limit = 1 + random.NextInt32(400);
        CandidateBuffer found = Retrieve(Source.NearestTo(ids), limit, Context());
        float[] expected = [.. Enumerable.Range(0, 360).Where(item => !rows.Contains(item)).Select(item => cosines[item]).OrderDescending().Take(limit)];
        Assert.Equal(expected.Length, found.Count);
        Assert.All(found.Scores.ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
        Assert.Empty(found.Items.ToArray().Intersect(rows));
    });

    private static Interaction Watch(string id, int daysAgo, float completion = 1f) => new($"{id}/{daysAgo}", "fan", id, InteractionKind.Play, FakeClock.Now.AddDays(-daysAgo)) { Completion = completion };

    private static RankingContext Context(params Interaction[] history) => new(Snapshot, new Profile("fan"), ProfileHistory.Create(history, Circle), FakeClock.Now);

    private static string Found(ICandidateSource source, int limit, RankingContext? context = null) =>
        string.Join(' ', Retrieve(source, limit, context ?? Context()).Items.ToArray().Order().Select(item => Circle.Ids[item]));

    private static CandidateBuffer Retrieve(ICandidateSource source, int limit, RankingContext context)
    {
        var buffer = new CandidateBuffer(context.Eligibility, limit);
        source.RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return buffer;
    }
}
