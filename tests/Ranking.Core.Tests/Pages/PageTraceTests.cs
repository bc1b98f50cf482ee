namespace Ranking.Core.Tests.Pages;

public class PageTraceTests
{
    private static readonly Interaction[] Fan = [.. Films.Fan("fan", label: 4), Films.Play("fan", 33, 2, 0.5f, InteractionKind.Progress)];

    [Fact]
    public async Task Without_explain_nothing_is_told_and_nothing_is_made()
    {
        Homepage page = await new World(Fan).PageAsync("fan");
        Assert.Same(PageTrace.Empty, page.Trace);
        Assert.False(page.Trace.IsFull);
        Assert.Contains("ExplainLevel.Full", Assert.Throws<RankingException>(() => page.Trace.Account("top_picks")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_level_of_explain_does_not_change_the_page()
    {
        // One row is ordered by a formula that fails, which costs its order and at no level the page.
        var world = new World(Fan, configure: builder => builder.AddRows(Parts.Row(Parts.RowOf("typo", 3, 5, 7, 8) with { Position = 2, Scorer = Scorers.Formula("affinty") })));
        string[] pages = await Task.WhenAll(Enum.GetValues<ExplainLevel>().Select(async level =>
            World.Outline(await world.PageAsync("fan", r => r with { Explain = level }))));
        Assert.Contains("typo: ", Assert.Single(pages.Distinct(StringComparer.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(0, world.Pool.Lent);
    }

    [Fact]
    public async Task Without_reasons_no_title_has_one()
    {
        Homepage page = await new World(Fan).PageAsync("fan", r => r with { Explain = ExplainLevel.None });
        Assert.All(page.Rows.SelectMany(row => row.Items), item => Assert.Equal(ReasonKind.None, item.Reason.Kind));
    }

    [Fact]
    public async Task Every_candidate_of_every_proposed_row_is_accounted_for_once()
    {
        PageTrace trace = await TraceAsync(new World(Fan, configure: builder => builder
            .AddFilter(Parts.Filter(item => item % 5 == 0))
            .UseItemRanker(Ranker())));
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var fates = new HashSet<CandidateFate>();
        foreach (RowTrace row in trace.Rows)
        {
            ListTrace list = trace.Rankers[row.Ranker].Lists[row.List];
            IReadOnlyList<ItemAccount> accounts = trace.Account(row.Key);
            Assert.Equal(list.Candidates.Select(c => trace.Rankers[row.Ranker].Items[c]), accounts.Select(account => account.ItemId));
            Assert.Equal(row.Shown.Order(), accounts.Where(account => account.Fate == CandidateFate.Shown).Select(account => account.ItemId).Order());
            Assert.All(accounts, account => Assert.Equal(account.Fate == CandidateFate.Shown, account.Place is not null));
            shown.UnionWith(row.Shown);
            fates.UnionWith(accounts.Select(account => account.Fate));
        }

        Assert.Equal(trace.Rows.Sum(row => row.Shown.Count), shown.Count);
        Assert.Superset(
            new HashSet<CandidateFate>([CandidateFate.Shown, CandidateFate.Filtered, CandidateFate.NotFinite, CandidateFate.Cut, CandidateFate.ShownElsewhere, CandidateFate.RowLeftOut]),
            fates);
    }

    // Law 6: |Σ − score| ≤ 1e-5 · max(1, Σ |term|).
    [Fact]
    public async Task The_terms_of_every_candidate_add_up_to_its_score()
    {
        PageTrace trace = await TraceAsync(new World(Fan, options: new RankingOptions { Formula = "0.7 * affinity - popularity / 3 + (mean_completion - 0.1) * 2" }));
        ItemAccount[] accounts = [.. trace.Rows.SelectMany(row => trace.Account(row.Key))];
        Assert.NotEmpty(accounts);
        foreach (ItemAccount account in accounts.Where(account => float.IsFinite(account.Score)))
        {
            double sum = account.Terms.Sum(term => (double)term.Value);
            Assert.True(Math.Abs(sum - account.Score) <= 1e-5 * Math.Max(1, account.Terms.Sum(term => Math.Abs((double)term.Value))), $"{account.ItemId} in {account.RowKey}");
        }

        Assert.Contains(accounts, account => account.Terms.Select(term => term.Key).SequenceEqual(["0.7 * affinity", "-(popularity / 3)", "(mean_completion - 0.1) * 2"], StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_account_names_source_signals_moves_and_who_decided()
    {
        IItemRanker ranker = new ItemRankerBuilder()
            .AddSignals(Parts.Signal("even", item => item % 2 == 0 ? 1f : 0.5f))
            .AddFilter(Parts.Filter(item => item == 7))
            .UseFormula("even")
            .AddReorderer(Parts.Reorderer(order =>
            {
                (order[0], order[1]) = (order[1], order[0]);
                return 3;
            }))
            .Build();
        World world = new(options: new RankingOptions { DefaultRows = false, MinimumItems = 1 }, configure: builder => builder
            .AddRows(Parts.Row(Parts.RowOf("above", 4)))
            .AddRows(Parts.Row(Parts.RowOf("row", 2, 4, 5, 7, 9)))
            .UseItemRanker(ranker)
            .UseRowSelector(RowSelectors.AsProposed()));
        // The row above shows title 4 only if its list is long enough for the swap; it has one title and fails to be reordered.
        PageTrace trace = await TraceAsync(world, "nobody");
        Dictionary<string, ItemAccount> accounts = trace.Account("row").ToDictionary(account => account.ItemId, StringComparer.Ordinal);
        Assert.Equal(("fixed", 5f), (accounts["t002"].Source, accounts["t002"].Retrieval));
        Assert.Equal([KeyValuePair.Create("even", 1f)], accounts["t002"].Signals);
        Assert.Equal([("reorderer", 0, 1)], accounts["t002"].Moves);
        Assert.Equal((CandidateFate.Shown, (int?)0), (accounts["t002"].Fate, accounts["t002"].Place));
        Assert.Equal((CandidateFate.ShownElsewhere, "above"), (accounts["t004"].Fate, accounts["t004"].By));
        Assert.Equal((CandidateFate.Filtered, "filter"), (accounts["t007"].Fate, accounts["t007"].By));
        Assert.Equal((CandidateFate.Cut, "reorderer"), (accounts["t009"].Fate, accounts["t009"].By));
    }

    [Fact]
    public async Task Accounts_for_titles_of_Reserve_placed_or_not()
    {
        IItemRanker ranker = new ItemRankerBuilder().UseFormula("retrieval").AddReorderer(Reorder.Explore(share: 0.5)).Build();
        RowCandidate row = Parts.RowOf("row") with { Sources = [Parts.Source(1, 2, 3, 4), Ranking.Candidates.Reserve(Parts.Source(2, 10, 11, 12, 13))] };
        World world = new(
            options: new RankingOptions { DefaultRows = false, MinimumItems = 1, Reserve = 0, Items = 4 }, configure: builder => builder.AddRows(Parts.Row(row)).UseItemRanker(ranker));
        PageTrace trace = await TraceAsync(world, "nobody");
        Assert.Equal(4, trace.Rankers[0].Lists[0].ReserveCount);
        Dictionary<string, ItemAccount> accounts = trace.Account("row").ToDictionary(account => account.ItemId, StringComparer.Ordinal);
        Assert.Equal(8, accounts.Count);
        string[] reserve = ["t010", "t011", "t012", "t013"];
        ItemAccount[] placed = [.. reserve.Select(id => accounts[id]).Where(account => account.Fate == CandidateFate.Shown)];
        Assert.NotEmpty(placed);
        Assert.All(placed, account => Assert.Equal(("explore(0.5)", -1, account.Place), (account.Moves[0].By, account.Moves[0].From, (int?)account.Moves[0].To)));
        Assert.Equal(reserve.Length - placed.Length, accounts.Values.Count(account => account is { Fate: CandidateFate.Reserve, By: "" }));
        // The row holds four: each title placed pushed one of the list out.
        Assert.Equal(placed.Length, accounts.Values.Count(account => account is { Fate: CandidateFate.Cut, By: "explore(0.5)" }));
        Assert.Equal(("t002", CandidateFate.Shown), (accounts["t002"].ItemId, accounts["t002"].Fate));
    }

    [Fact]
    public async Task The_terms_of_corrected_scores_add_up_and_name_their_corrections()
    {
        Interaction[] seen = [.. Enumerable.Range(0, 40).Select(i => Films.Play("fan", i, 0.5 + (i / 100.0), kind: InteractionKind.Impression))];
        PageTrace trace = await TraceAsync(new World([.. Fan, .. seen], configure: builder => builder.AddSource(Ranking.Candidates.Reserve(Ranking.Candidates.Trending())).UseItemRanker(EveryReorderer())));
        ItemAccount[] accounts = [.. trace.Rows.SelectMany(row => trace.Account(row.Key)).Where(account => account.Terms.Count == 5)];
        Assert.NotEmpty(accounts);
        foreach (ItemAccount account in accounts)
        {
            Assert.Equal(["0.7 * affinity", "0.3 * popularity", "fatigue(5, 0.2)", "rotation(0.05)", "popularity_correction(0.1)"], account.Terms.Select(term => term.Key));
            double sum = account.Terms.Sum(term => (double)term.Value);
            Assert.True(Math.Abs(sum - account.Score) <= 1e-5 * Math.Max(1, account.Terms.Sum(term => Math.Abs((double)term.Value))), $"{account.ItemId} in {account.RowKey}");
        }

        Assert.Contains(accounts, account => account.Terms[2].Value < 0);
    }

    [Fact]
    public async Task Says_what_became_of_every_row_and_how_long_the_stages_took()
    {
        World world = new(options: new RankingOptions { DefaultRows = false, MinimumItems = 2 }, configure: builder => builder
            .AddRows(Parts.Row(Parts.RowOf("a", 1, 2)))
            .AddRows(Parts.Row(Parts.RowOf("short", 3)))
            .AddRows(Parts.Row(Parts.RowOf("b", 4, 5)))
            .UseRowSelector(RowSelectors.AsProposed()));
        PageTrace trace = await TraceAsync(world, "nobody", rows: 1);
        Assert.Equal([0, null, null], trace.Rows.Select(row => row.Place));
        Assert.Equal(["placed 1", "not reached: the page was full", "not reached: the page was full"], trace.Rows.Select(row => row.Outcome));
        trace = await TraceAsync(world, "nobody", rows: 3);
        Assert.Equal(["placed 1", "left out: it needs 2 titles and has 1", "placed 2"], trace.Rows.Select(row => row.Outcome));
        Assert.Equal(["row source", "item ranker", "compose"], trace.Entries.Where(entry => entry.Component == "all").Select(entry => entry.Stage));
    }

    [Fact]
    public async Task Refuses_a_row_it_does_not_have_and_names_the_nearest()
    {
        PageTrace trace = await TraceAsync(new World(Fan));
        Assert.Contains("'top_picks'", Assert.Throws<RankingException>(() => trace.Account("top_pick")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comes_back_from_json_as_it_was()
    {
        PageTrace trace = await TraceAsync(new World(Fan, configure: builder => builder.UseItemRanker(Ranker())));
        string json = trace.ToJson();
        Assert.Equal(json, PageTrace.FromJson(json).ToJson());
        Assert.Contains("\"NaN\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"rows\":[{}]}")]
    [InlineData("{\"rankers\":null}")]
    [InlineData("{}")]
    [InlineData("{\"request\":{\"profile\":{\"id\":\"x\"}}}")]
    public void Refuses_what_is_no_trace_with_one_clear_error(string json) =>
        Assert.Contains("trace", Assert.Throws<RankingException>(() => PageTrace.FromJson(json)).Message, StringComparison.Ordinal);

    // Made of a real page: a list that points nowhere, a column that is too short, a call that is made again but has no rows.
    [Theory]
    [InlineData("\"candidates\":[1,", "\"candidates\":[9999,")]
    [InlineData("\"reserve_count\":0", "\"reserve_count\":9999")]
    [InlineData("\"found_by\":[0,", "\"found_by\":[")]
    [InlineData("\"found_by\":[0,", "\"found_by\":[7,")]
    [InlineData("\"ranker\":0,\"list\":1,", "\"ranker\":0,\"list\":99,")]
    [InlineData("\"ranker\":0,\"list\":1,", "\"ranker\":-1,\"list\":1,")]
    [InlineData("\"ranker\":0,\"list\":1,", "\"ranker\":0,\"list\":0,")]
    [InlineData("\"orders\":[{", "\"orders\":[],\"x\":[{")]
    public async Task Refuses_a_trace_whose_parts_do_not_fit_one_another(string part, string broken)
    {
        string json = (await TraceAsync(new World(Fan))).ToJson();
        int place = json.IndexOf(part, StringComparison.Ordinal);
        Assert.True(place >= 0, json[..500]);
        string changed = string.Concat(json.AsSpan(0, place), broken, json.AsSpan(place + part.Length));
        Assert.Contains("This is not the JSON of a trace", Assert.Throws<RankingException>(() => PageTrace.FromJson(changed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carries_everything_of_a_proposed_row_that_is_data()
    {
        RowCandidate row = Parts.RowOf("row", 1, 2, 3) with
        {
            Value = "value",
            Score = 0.5f,
            Scorer = Scorers.Retrieval,
            NoLaterThan = 3,
            NotBefore = 1,
            OneIn = 4,
            Family = "family",
            MinimumItems = 1,
            IncludeWatched = true,
            AllowsRepeats = true,
            IsSessionDependent = true,
            SeedItem = 7,
            ItemReason = new Reason(ReasonKind.SharedLabel, "a", "b", 2f),
        };
        RowCandidate unset = Parts.RowOf("row");
        Assert.All(
            typeof(RowCandidate).GetProperties().Where(property => property.Name is not (nameof(RowCandidate.Ranker) or nameof(RowCandidate.Position) or nameof(RowCandidate.Kind) or nameof(RowCandidate.Key) or nameof(RowCandidate.Title) or nameof(RowCandidate.Reason))),
            property => Assert.False(Equals(property.GetValue(row), property.GetValue(unset)), property.Name));
        PageTrace trace = PageTrace.FromJson((await TraceAsync(World.Of(row), "nobody")).ToJson());
        Assert.Equal(row with { Sources = [], Scorer = null }, Assert.Single(trace.Rows).Row);
    }

    // One score in four is not finite, and a reorderer keeps the first half.
    internal static IItemRanker Ranker() => new ItemRankerBuilder()
        .AddSignals(Signals.Affinity())
        .AddSignals(Parts.Signal("odd", item => item % 4 == 3 ? 0f : 1f))
        .UseFormula("affinity / odd + 0 / odd")
        .AddReorderer(Parts.Reorderer(order => (order.Length + 1) / 2))
        .Build();

    internal static IItemRanker EveryReorderer() => ItemRankerBuilder.CreateDefault()
        .UseScorer(Scorers.PopularityCorrection(Scorers.Rotation(Scorers.Fatigue(Scorers.Formula("0.7 * affinity + 0.3 * popularity")))))
        .AddReorderer(Reorder.MinimumRelevance(share: 0.1, keep: 8))
        .AddReorderer(Reorder.Calibrated("micro_genres"))
        .AddReorderer(Reorder.Dpp())
        .AddReorderer(Reorder.Mmr(attribute: "micro_genres", space: "text"))
        .AddReorderer(Reorder.Decay("directors"))
        .AddReorderer(Reorder.Cap("directors", most: 1, window: 3))
        .AddReorderer(Reorder.Explore(share: 0.4))
        .AddReorderer(Reorder.Boost("rating", share: 0.3))
        .Build();

    private static async Task<PageTrace> TraceAsync(World world, string profile = "fan", int? rows = null) =>
        (await world.PageAsync(profile, r => r with { Explain = ExplainLevel.Full, Rows = rows })).Trace;
}
