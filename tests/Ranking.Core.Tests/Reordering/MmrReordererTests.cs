namespace Ranking.Core.Tests.Reordering;

public class MmrReordererTests
{
    [Fact]
    public void Takes_what_is_relevant_and_unlike_what_came_before() =>
        // a and d are crime, b is a musical, e too: a, then b, whose genre is new, then d.
        Assert.Equal("abde", ReorderWorld.Of(Reorder.Mmr(attribute: "genres"), "adbe", [1f, 0.9f, 0.8f, 0f]));

    [Fact]
    public void At_lambda_one_it_is_the_order_of_scores() => Law.Holds(random =>
    {
        (string ids, float[] scores) = ReorderWorld.Draw(random);
        Assert.Equal(ids, ReorderWorld.Of(Reorder.Mmr(1), ids, scores));
        Assert.Equal(ids, ReorderWorld.Of(Reorder.Mmr(1, "genres", "vectors"), ids, scores));
    });

    [Theory]
    [InlineData("genres", null)]
    [InlineData(null, "vectors")]
    [InlineData("genres", "vectors")]
    [InlineData(null, null)]
    public void Picks_as_the_plain_greedy_choice_does(string? attribute, string? space) => Law.Holds(random =>
    {
        (string ids, float[] scores) = ReorderWorld.Draw(random);
        double lambda = random.NextInt32(5) / 4.0;
        int take = 1 + random.NextInt32(12);
        Assert.Equal(Plain(ids, scores, lambda, attribute is not null, space is not null || attribute is null, take), ReorderWorld.Of(Reorder.Mmr(lambda, attribute, space, take), ids, scores));
    });

    [Fact]
    public void Fills_only_as_many_places_as_were_asked_for_and_leaves_the_rest_in_order() =>
        Assert.Equal("ab" + "djeh", ReorderWorld.Of(Reorder.Mmr(0.5, "genres", take: 2), "adjbeh"));

    [Fact]
    public void Without_a_space_titles_are_compared_by_their_usual_labels()
    {
        RankingSnapshot bare = RankingSnapshot.Create(ReorderWorld.Catalog, CatalogStatistics.Compute(ReorderWorld.Catalog, [], FakeClock.Now));
        var context = new RankingContext(bare, new Profile("p"), ProfileHistory.Empty, FakeClock.Now);
        Assert.Equal(ReorderWorld.Of(Reorder.Mmr(attribute: "genres"), "adbe"), ReorderWorld.Of(Reorder.Mmr(), "adbe", context: context));
    }

    [Fact]
    public void Where_nothing_tells_titles_apart_they_stay_in_the_order_of_their_scores()
    {
        Catalog bare = new CatalogBuilder().AddRange(ReorderWorld.Ids.Select(id => new CatalogItem($"{id}", ""))).Build();
        var context = new RankingContext(RankingSnapshot.Create(bare, CatalogStatistics.Compute(bare, [], FakeClock.Now)), new Profile("p"), ProfileHistory.Empty, FakeClock.Now);
        Assert.Equal("hcafg", ReorderWorld.Of(Reorder.Mmr(0.1), "hcafg", context: context));
        Assert.Equal("hcafg", ReorderWorld.Of(Reorder.Dpp(0.1), "hcafg", context: context));
    }

    [Fact]
    public void A_quantised_table_gives_its_rows_too()
    {
        RankingSnapshot snapshot = ReorderWorld.Snapshot;
        EmbeddingTable quantised = ReorderWorld.Table().Quantize();
        var context = new RankingContext(
            RankingSnapshot.Create(snapshot.Catalog, snapshot.Statistics, Embeddings.VectorSpace.Create("vectors", quantised, snapshot.Catalog)), new Profile("p"), ProfileHistory.Empty, FakeClock.Now);
        Assert.Equal(ReorderWorld.Of(Reorder.Mmr(0.5), ReorderWorld.Ids), ReorderWorld.Of(Reorder.Mmr(0.5), ReorderWorld.Ids, context: context));
        Assert.Equal(ReorderWorld.Of(Reorder.Dpp(0.5), ReorderWorld.Ids), ReorderWorld.Of(Reorder.Dpp(0.5), ReorderWorld.Ids, context: context));
    }

    [Fact]
    public void Refuses_settings_that_mean_nothing_and_names_that_are_not_there()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Mmr(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Mmr(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Mmr(take: 0));
        Assert.Contains("'genre'", Assert.Throws<RankingException>(() => ReorderWorld.Of(Reorder.Mmr(attribute: "genre"), "ab")).Message, StringComparison.Ordinal);
        Assert.Contains("'vector'", Assert.Throws<RankingException>(() => ReorderWorld.Of(Reorder.Mmr(space: "vector"), "ab")).Message, StringComparison.Ordinal);
    }

    private static string Plain(string ids, float[] scores, double lambda, bool byLabels, bool byVectors, int take)
    {
        float[] relevance = scores.Length == 0 ? [] : [.. ReorderWorld.Relevance(scores).Select(share => share * (float)lambda)];
        float weight = (float)(1 - lambda);
        var picked = new List<int>();
        var left = Enumerable.Range(0, ids.Length).ToList();
        while (picked.Count < take && left.Count > 0)
        {
            float Value(int i) => relevance[i] - (weight * picked.Select(j => Similarity(ids[i], ids[j], byLabels, byVectors)).Append(0f).Max());
            int best = left.MaxBy(Value);
            picked.Add(best);
            left.Remove(best);
        }

        return new string([.. picked.Concat(left).Select(i => ids[i])]);
    }

    private static float Similarity(char a, char b, bool byLabels, bool byVectors)
    {
        float cosine = byVectors ? Math.Max(0f, ReorderWorld.Cosine(ReorderWorld.Ordinal(a), ReorderWorld.Ordinal(b))) : 0f;
        float overlap = byLabels ? ReorderWorld.Overlap(ReorderWorld.Ordinal(a), ReorderWorld.Ordinal(b)) : 0f;
        return byLabels && byVectors ? (cosine + overlap) / 2 : cosine + overlap;
    }
}
