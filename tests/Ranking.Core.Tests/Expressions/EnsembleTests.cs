namespace Ranking.Core.Tests.Expressions;

/// <summary>Score ensembles over the rates that exist without any model.</summary>
public class EnsembleTests
{
    private static readonly (string Name, string Formula)[] Strategies =
    [
        ("engagement", """
            0.4 * click_through_rate
            + 0.4 * watch_completion
            + 0.2 / (1.0 + item._derived_popular_rank)
            """),
        ("freshness", """
            0.4 * click_through_rate
            + 0.3 * watch_completion
            + 0.15 / (1.0 + item._derived_popular_rank)
            + 0.15 / (1.0 + days_since_release)
            """),
        ("discovery", """
            0.3 * click_through_rate
            + 0.3 * watch_completion
            + 0.2 / (1.0 + item._derived_popular_rank)
            + 0.2 / (1.0 + item._derived_chronological_rank)
            """),
        ("time of day", """
            CASE
                WHEN hour_of_day < 12 THEN
                    0.5 * click_through_rate
                    + 0.2 * watch_completion
                    + 0.3 / (1.0 + item._derived_popular_rank)
                ELSE
                    0.3 * click_through_rate
                    + 0.5 * watch_completion
                    + 0.2 / (1.0 + item._derived_popular_rank)
            END
            """),
    ];

    [Fact]
    public async Task Four_strategies_give_four_orders()
    {
        string[] orders = [.. await Task.WhenAll(Strategies.Select(strategy => OrderAsync(strategy.Formula)))];
        Assert.Equal(4, orders.Distinct(StringComparer.Ordinal).Count());
        Assert.All(orders, order => Assert.Equal(Films.Catalog().Count, order.Split(' ').Length));
    }

    [Fact]
    public async Task The_time_of_day_chooses_the_branch()
    {
        string formula = Strategies[3].Formula;
        string morning = await OrderAsync(formula, hour: 8);
        string evening = await OrderAsync(formula, hour: 20);
        Assert.NotEqual(morning, evening);
        Assert.Equal(await OrderAsync("0.5 * click_through_rate + 0.2 * watch_completion + 0.3 / (1.0 + item._derived_popular_rank)", hour: 8), morning);
        Assert.Equal(await OrderAsync("0.3 * click_through_rate + 0.5 * watch_completion + 0.2 / (1.0 + item._derived_popular_rank)", hour: 20), evening);
    }

    [Fact]
    public async Task The_head_of_a_model_goes_before_the_rate_of_the_same_name_and_leaves_the_other()
    {
        ItemRankerBuilder heads = new ItemRankerBuilder().AddSignals(Parts.Signal("click_through_rate", item => item));
        RankedList list = await heads.UseFormula("click_through_rate").Build().RankAsync(All(), Context(20));
        Assert.Equal(list.Items.ToArray().OrderDescending(), list.Items.ToArray());
        heads = new ItemRankerBuilder().AddSignals(Parts.Signal("click_through_rate", item => item));
        list = await heads.UseFormula("0 * click_through_rate + watch_completion").Build().RankAsync(All(), Context(20));
        Assert.Equal(await OrderAsync("watch_completion"), string.Join(' ', list.Ids(Films.Catalog())));
    }

    [Fact]
    public async Task A_formula_of_a_list_knows_the_rates_too()
    {
        ItemQuery query = All() with { Scorer = Scorers.Formula(Strategies[0].Formula) };
        RankedList list = await new ItemRankerBuilder().UseFormula("retrieval").Build().RankAsync(query, Context(20));
        Assert.Equal(await OrderAsync(Strategies[0].Formula), string.Join(' ', list.Ids(Films.Catalog())));
    }

    private static async Task<string> OrderAsync(string formula, int hour = 20) =>
        string.Join(' ', (await new ItemRankerBuilder().UseFormula(formula).Build().RankAsync(All(), Context(hour))).Ids(Films.Catalog()));

    private static ItemQuery All() => new("all", [global::Ranking.Candidates.Popular()], 1000) { IncludeWatched = true, CandidateLimit = 1000 };

    private static RankingContext Context(int hour)
    {
        var world = new World([.. Enumerable.Range(0, 6).Select(item => Films.Play("fan", item))]);
        RankingContext context = world.Context("fan");
        return new RankingContext(context.Snapshot, context.Profile, context.History, new DateTimeOffset(FakeClock.Now.Date, TimeSpan.Zero).AddHours(hour));
    }
}
