namespace Ranking.Core.Tests.Scoring;

public class CorrectedScorerTests
{
    [Fact]
    public async Task A_title_shown_again_and_again_loses_half_of_what_it_can_lose_every_so_often()
    {
        World world = new([.. Shown(1, 5), .. Shown(2, 10), .. Shown(3, 1000)]);
        float[] scores = await ScoresAsync(world, Scorers.Fatigue(Scorers.Formula("1")), 0, 1, 2, 3);
        Assert.Equal([1f, 0.6f, 0.4f, 0.2f], scores.Select(score => MathF.Round(score, 4)));
        scores = await ScoresAsync(world, Scorers.Fatigue(Scorers.Formula("0 - 1"), half: 10, floor: 0), 0, 1, 2, 3);
        // Below 0 it loses as much, and does not gain.
        Assert.Equal([-1f, -1.2929f, -1.5f, -2f], scores.Select(score => MathF.Round(score, 4)));
    }

    [Fact]
    public async Task Rotation_moves_a_score_by_a_bounded_share_and_only_from_seed_to_seed()
    {
        World world = new();
        int[] items = [.. Enumerable.Range(0, 60)];
        float[] scores = await ScoresAsync(world, Scorers.Rotation(Scorers.Formula("2"), strength: 0.1), items);
        Assert.All(scores, score => Assert.InRange(score, 1.8f, 2.2f));
        Assert.Equal(60, scores.Distinct().Count());
        Assert.InRange(scores.Average(), 1.95f, 2.05f);
        Assert.Equal(scores, await ScoresAsync(world, Scorers.Rotation(Scorers.Formula("2"), strength: 0.1), items));
        float[] others = await ScoresAsync(world, Scorers.Rotation(Scorers.Formula("2"), strength: 0.1), 1, items);
        Assert.DoesNotContain(scores.Zip(others), pair => pair.First == pair.Second);
        Assert.Equal(Enumerable.Repeat(0f, 60), await ScoresAsync(world, Scorers.Rotation(Scorers.Formula("0")), items));
    }

    [Fact]
    public async Task Popularity_costs_the_most_played_title_all_of_beta_and_one_nobody_played_nothing()
    {
        World world = new();
        float[] scores = await ScoresAsync(world, Scorers.PopularityCorrection(Scorers.Formula("1"), beta: 0.25), [.. Enumerable.Range(0, 60)]);
        Assert.Equal(world.Snapshot.Statistics.Popularity.ToArray().Select(popularity => 1 - (0.25 * popularity)), scores.Select(score => (double)score), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(0.75f, scores.Min());
    }

    [Fact]
    public async Task What_is_not_finite_stays_so_and_takes_no_slot()
    {
        IScorer scorer = Scorers.PopularityCorrection(Scorers.Rotation(Scorers.Fatigue(Scorers.Formula("1 / x"))));
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(Parts.Signal("x", item => item % 2)).UseScorer(scorer).Build();
        RankingContext context = new World([.. Shown(2, 3), .. Shown(3, 3)]).Context("fan");
        Assert.Equal([1, 3], (await ranker.RankAsync([new ItemQuery("q", [Parts.Source(1, 2, 3, 4)], 9)], context, CancellationToken.None))[0].Items.ToArray().Order());
    }

    [Fact]
    public void The_formula_inside_is_checked_when_the_ranker_is_built_and_scored_once_a_page()
    {
        var error = Assert.Throws<Ranking.Expressions.ExpressionException>(() => ItemRankerBuilder.CreateDefault().UseScorer(Scorers.Fatigue(Scorers.Rotation(Scorers.Formula("affinty")))).Build());
        Assert.Contains("affinity", error.Message, StringComparison.Ordinal);
        var bound = (IBuiltInScorer)Scorers.Fatigue(Scorers.Formula("popularity"));
        Assert.Equal(SignalScope.Page, bound.Bind(new Dictionary<string, SignalScope>(StringComparer.Ordinal) { ["popularity"] = SignalScope.Page }).Scope);
    }

    [Fact]
    public void Says_what_it_does_to_what()
    {
        Assert.Equal("popularity | fatigue(3, 0.5) | rotation(0.1)", Scorers.Rotation(Scorers.Fatigue(Scorers.Formula("popularity"), 3, 0.5), 0.1).Name);
        Assert.Equal(["popularity"], Scorers.PopularityCorrection(Scorers.Formula("popularity")).Requires);
    }

    [Fact]
    public void Refuses_settings_that_mean_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorers.Fatigue(Scorers.Retrieval, half: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorers.Fatigue(Scorers.Retrieval, floor: 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorers.Rotation(Scorers.Retrieval, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorers.PopularityCorrection(Scorers.Retrieval, double.PositiveInfinity));
    }

    private static IEnumerable<Interaction> Shown(int title, int times) =>
        Enumerable.Range(0, times).Select(i => Films.Play("fan", title, 1 + (i / 1000.0), kind: InteractionKind.Impression));

    private static Task<float[]> ScoresAsync(World world, IScorer scorer, params int[] items) => ScoresAsync(world, scorer, 0, items);

    private static async Task<float[]> ScoresAsync(World world, IScorer scorer, ulong seed, int[] items)
    {
        RankingContext own = world.Context("fan");
        var context = new RankingContext(own.Snapshot, own.Profile, own.History, own.Now) { Seed = seed };
        RankedList list = (await new ItemRankerBuilder().UseScorer(scorer).Build().RankAsync([new ItemQuery("q", [Parts.Source(items)], items.Length)], context, CancellationToken.None))[0];
        return [.. items.Select(item => list.Scores[list.Items.IndexOf(item)])];
    }
}
