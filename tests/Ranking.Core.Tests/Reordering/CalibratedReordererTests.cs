namespace Ranking.Core.Tests.Reordering;

public class CalibratedReordererTests
{
    private const double Alpha = 0.01;

    [Fact]
    public void The_head_of_the_list_has_the_mix_of_the_history() =>
        // Liked: one crime film, one musical. The scores put crime first.
        Assert.Equal("abde", ReorderWorld.Of(Reorder.Calibrated("genres", 0.9), "adgjbe", context: ReorderWorld.Context(0, ReorderWorld.Liked('a'), ReorderWorld.Liked('b')))[..4]);

    [Fact]
    public void Someone_who_liked_nothing_keeps_the_order() => Law.Holds(random =>
    {
        (string ids, float[] scores) = ReorderWorld.Draw(random);
        Interaction dislike = new("a", "fan", "a", InteractionKind.ThumbsDown, FakeClock.Now);
        Assert.Equal(ids, ReorderWorld.Of(Reorder.Calibrated("genres", 0.9), ids, scores));
        Assert.Equal(ids, ReorderWorld.Of(Reorder.Calibrated("genres", 0.9), ids, scores, ReorderWorld.Context(0, dislike)));
    });

    [Fact]
    public void At_lambda_zero_it_is_the_order_of_scores() => Law.Holds(random =>
    {
        (string ids, float[] scores) = ReorderWorld.Draw(random);
        Assert.Equal(ids, ReorderWorld.Of(Reorder.Calibrated("genres", 0), ids, scores, ReorderWorld.Context(0, ReorderWorld.Liked('a'), ReorderWorld.Liked('c'))));
    });

    // Steck 2018, equations 2, 3, 4, 6 and 7, as they stand there.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_pick_is_best_by_the_formula_of_the_paper(bool isRankWeighted) => Law.Holds(random =>
    {
        (string ids, float[] scores) = ReorderWorld.Draw(random);
        double lambda = random.NextInt32(5) / 4.0;
        (char Id, float Preference)[] liked = [.. ReorderWorld.Ids.Where(_ => random.NextInt32(3) == 0).Select(id => (id, 0.25f + (random.NextInt32(4) / 5f)))];
        string after = ReorderWorld.Of(
            Reorder.Calibrated("genres", lambda, isRankWeighted), ids, scores, ReorderWorld.Context(0, [.. liked.Select(like => ReorderWorld.Liked(like.Id, like.Preference))]));
        if (liked.Length == 0)
        {
            Assert.Equal(ids, after);
            return;
        }

        double[] taste = Mix([.. liked.Select(like => (like.Id, (double)like.Preference))]);
        float[] relevance = ids.Length == 0 ? [] : ReorderWorld.Relevance(scores);
        for (int place = 0; place < after.Length; place++)
        {
            double Value(char id)
            {
                string list = after[..place] + id;
                double[] mix = Mix([.. list.Select((title, i) => (title, isRankWeighted ? 1 / Math.Log2(2 + i) : 1.0))]);
                double divergence = taste.Select((p, g) => p == 0 ? 0 : p * Math.Log(p / (((1 - Alpha) * mix[g]) + (Alpha * p)))).Sum();
                return ((1 - lambda) * list.Sum(title => relevance[ids.IndexOf(title, StringComparison.Ordinal)])) - (lambda * divergence);
            }

            Assert.InRange(Value(after[place]), after[place..].Max(Value) - 1e-5, double.PositiveInfinity);
        }
    });

    [Fact]
    public void A_title_without_values_changes_nothing_in_the_mix()
    {
        Catalog catalog = new CatalogBuilder().AddRange("abx".Select(id => new CatalogItem($"{id}", "") { Categories = { ["genres"] = id == 'x' ? [] : [$"{id}"] } })).Build();
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now));
        var context = new RankingContext(snapshot, new Profile("fan"), ProfileHistory.Create([ReorderWorld.Liked('a'), ReorderWorld.Liked('b')], catalog), FakeClock.Now);
        int[] order = [0, 1, 2];
        // Scores a, x, b: after a the mix wants b, and x is as good as nothing.
        Assert.Equal(3, Reorder.Calibrated("genres", 0.9).Reorder(new ScoredBatch(context, new ItemQuery("list", [], 3), [0, 2, 1], [1f, 0.9f, 0f]), order));
        Assert.Equal([0, 2, 1], order);
    }

    // Crime, and musicals.
    private static double[] Mix((char Id, double Weight)[] titles)
    {
        double total = titles.Sum(title => title.Weight);
        double Share(char id, bool isCrime) => ((id - 'a') % 3) switch { 0 => isCrime ? 1 : 0, 1 => isCrime ? 0 : 1, _ => 0.5 };
        return [titles.Sum(title => title.Weight * Share(title.Id, true)) / total, titles.Sum(title => title.Weight * Share(title.Id, false)) / total];
    }
}
