namespace Ranking.Core.Tests.Pages;

/// <summary>The next row given the page so far, and the page as a whole.</summary>
public class StageWiseTests
{
    // Titles have labels by their tens; worth falls with the number.
    private static readonly Catalog Labelled = Make();

    [Fact]
    public async Task Without_diversity_and_calibration_the_row_of_the_best_titles_comes_next() => Assert.Equal(
        "best middle low", await KeysAsync(RowSelectors.StageWise(diversity: 0, calibration: 0, novelty: 0), Row("low", 20, 21), Row("best", 0, 1), Row("middle", 10, 11)));

    [Fact]
    public async Task Titles_that_rows_above_show_count_for_nothing() => Assert.Equal(
        "best other echo", await KeysAsync(RowSelectors.StageWise(AttentionModel.Geometric(0.5, 0.8), 0, 0, 0), Row("best", 0, 1, 2), Row("echo", 0, 1, 30), Row("other", 20, 21)));

    [Fact]
    public async Task A_row_like_those_above_waits_for_another() => Assert.Equal(
        "a c b", await KeysAsync(RowSelectors.StageWise(diversity: 1, calibration: 0, novelty: 0, attribute: "label"), Row("a", 0, 1), Row("b", 2, 3), Row("c", 10, 11)));

    [Fact]
    public async Task A_page_has_the_mix_that_its_profile_likes()
    {
        Interaction[] liked = [.. new[] { 20, 21, 22, 23 }.Select(item => new Interaction($"e{item}", "p", $"t{item:00}", InteractionKind.Complete, FakeClock.Now.AddDays(-item)))];
        RowCandidate[] rows = [Row("a", 0, 1), Row("b", 10, 11), Row("c", 24, 25)];
        Assert.Equal("a b c", await KeysAsync(RowSelectors.StageWise(diversity: 0, calibration: 0, novelty: 0, attribute: "label"), liked, rows));
        Assert.Equal("c a b", await KeysAsync(RowSelectors.StageWise(diversity: 0, calibration: 1, novelty: 0, attribute: "label"), liked, rows));
        // Nothing is known of someone new, so nothing is lost.
        Assert.Equal("a b c", await KeysAsync(RowSelectors.StageWise(diversity: 0, calibration: 1, novelty: 0, attribute: "label"), rows));
    }

    [Fact]
    public async Task A_row_of_little_known_titles_is_shown_rather_than_an_equal_one_that_all_have_seen()
    {
        // The first ten titles were played by others, the last by nobody.
        Interaction[] played = [.. Enumerable.Range(0, 10).Select(item => new Interaction($"e{item}", "other", $"t{item:00}", InteractionKind.Complete, FakeClock.Now.AddDays(-1)))];
        RowCandidate[] rows = [Row("known", 0, 2, 4, 6), Row("new", 51, 53, 55, 57)];
        foreach (double novelty in new double[] { 0, 1 })
        {
            foreach (IRowSelector selector in new[] { RowSelectors.StageWise(diversity: 0, calibration: 0, novelty: novelty), RowSelectors.PageWise(diversity: 0, calibration: 0, novelty: novelty) })
            {
                Homepage page = await World(selector, played, rows, item => -(item % 10)).PageAsync("p", request => request with { Rows = 1 });
                Assert.Equal(novelty == 0 ? "known" : "new", Keys(page));
            }
        }
    }

    [Fact]
    public async Task Attention_decides_what_the_titles_further_right_count()
    {
        RowCandidate[] rows = [Row("top", 0, 30, 31, 32), Row("even", 3, 4, 5, 6)];
        Assert.Equal("top even", await KeysAsync(RowSelectors.StageWise(AttentionModel.Geometric(0.8, 0.1), 0, 0, 0), rows));
        Assert.Equal("even top", await KeysAsync(RowSelectors.StageWise(AttentionModel.Geometric(0.8, 1), 0, 0, 0), rows));
    }

    [Fact]
    public async Task An_attention_model_that_fails_costs_the_order_and_not_the_page()
    {
        var broken = new AttentionModel("broken", (_, _, _) => throw new InvalidOperationException("no logs yet"));
        foreach (IRowSelector selector in new[] { RowSelectors.StageWise(broken), RowSelectors.PageWise(attention: broken) })
        {
            Homepage page = await World(selector, [], [Row("low", 20, 21), Row("best", 0, 1)]).PageAsync("p");
            Assert.Equal("best low", Keys(page));
            Assert.Contains(page.Trace.Entries, entry => entry is { Stage: "compose", Outcome: TraceOutcome.Failed } && entry.Detail.Contains("no logs yet", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task No_scale_and_no_shift_of_the_values_changes_a_page()
    {
        RowCandidate[] rows = [Row("a", 0, 30, 31), Row("b", 3, 4, 35), Row("c", 8, 9, 12)];
        string[] orders = [.. await Task.WhenAll(new Func<int, float>[] { item => -item, item => 1000 - (3 * item), item => 1f / (1 + item) }.Select(worth => KeysAsync(RowSelectors.StageWise(), [], rows, worth)))];
        Assert.Single(orders.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_keeps_the_place_it_had_unless_another_adds_clearly_more()
    {
        // The rows differ by one rank.
        RowCandidate[] rows = [Row("a", 0, 3), Row("b", 1, 4)];
        World world = World(RowSelectors.StageWise(diversity: 0, calibration: 0, novelty: 0, hysteresis: 0.2), [], rows);
        var last = new ShownPage(FakeClock.Now.AddHours(-5), [new ShownRow("b", "b", []), new ShownRow("a", "a", [])]);
        Assert.Equal("a b", Keys(await world.PageAsync("p")));
        Assert.Equal("b a", Keys(await world.PageAsync("p", request => request with { Last = last })));
        Assert.Equal("a b", Keys(await World(RowSelectors.StageWise(diversity: 0, calibration: 0, novelty: 0, hysteresis: 0), [], rows).PageAsync("p", request => request with { Last = last })));
    }

    [Fact]
    public void A_page_improved_as_a_whole_keeps_the_rules_and_is_never_worth_less() => Law.Holds(
        random =>
        {
            RowCandidate[] rows = [.. Enumerable.Range(0, 8).Select(i => Row($"r{i}", [.. Enumerable.Range(0, 6).Select(_ => random.NextInt32(60)).Distinct()]) with
            {
                Kind = $"k{random.NextInt32(3)}",
                NotBefore = random.NextInt32(4),
                OneIn = 1 + random.NextInt32(2),
                Position = random.NextInt32(6) == 0 ? random.NextInt32(4) : null,
                NoLaterThan = random.NextInt32(4) == 0 ? random.NextInt32(4) : null,
            })];
            Homepage stage = World(RowSelectors.StageWise(diversity: 0, calibration: 0, novelty: 0), [], rows).PageAsync("p", request => request with { Rows = 5 }).GetAwaiter().GetResult();
            Homepage whole = World(RowSelectors.PageWise(diversity: 0, calibration: 0, novelty: 0), [], rows).PageAsync("p", request => request with { Rows = 5 }).GetAwaiter().GetResult();
            Assert.Equal(stage.Rows.Count, whole.Rows.Count);
            Dictionary<string, RowCandidate> byKey = rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
            for (int i = 0; i < whole.Rows.Count; i++)
            {
                RowCandidate row = byKey[whole.Rows[i].Key];
                Assert.True(row.NotBefore <= i);
                Assert.DoesNotContain(whole.Rows.Take(i).Skip(Math.Max(0, i - row.OneIn + 1)), above => above.Kind == row.Kind);
                if (row.Position is not null)
                {
                    Assert.Equal(stage.Rows[i].Key, whole.Rows[i].Key);
                }
            }

            Assert.Equal(whole.Rows.SelectMany(row => row.Items).Select(item => item.Ordinal).Distinct(), whole.Rows.SelectMany(row => row.Items).Select(item => item.Ordinal));
            Assert.True(Worth(whole, rows) >= Worth(stage, rows) - 1e-9, $"{Worth(whole, rows)} < {Worth(stage, rows)}");
        },
        cases: 100);

    [Fact]
    public async Task A_page_improved_as_a_whole_takes_in_a_row_that_the_first_choice_kept_out()
    {
        // Stage-wise takes the row of the one best title first and so leaves the two rows that need it and its neighbour too short.
        RowCandidate[] rows = [Row("greedy", 0, 5, 10, 15) with { MinimumItems = 4 }, Row("left", 0, 1, 5, 6) with { MinimumItems = 4 }, Row("right", 10, 11, 15, 16) with { MinimumItems = 4 }];
        Homepage stage = await World(RowSelectors.StageWise(diversity: 0, calibration: 0, novelty: 0), [], rows).PageAsync("p", request => request with { Rows = 2 });
        Homepage whole = await World(RowSelectors.PageWise(diversity: 0, calibration: 0, novelty: 0), [], rows).PageAsync("p", request => request with { Rows = 2 });
        Assert.True(Worth(whole, rows) >= Worth(stage, rows));
    }

    // The objective once more, by hand: gains by rank among the titles that the rows would show first, logarithmic attention, nothing else.
    private static double Worth(Homepage page, RowCandidate[] rows)
    {
        int[] pool = [.. rows.SelectMany(row => TitlesOf(row).Order().Take(4)).Distinct()];
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < page.Rows.Count; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                double weight = 1 / Math.Log2(row + column + 2);
                weights += weight;
                sum += column < page.Rows[row].Items.Count ? weight * 3 / (3 + pool.Count(item => item < page.Rows[row].Items[column].Ordinal)) : 0;
            }
        }

        return weights == 0 ? 0 : sum / weights;
    }

    private static int[] TitlesOf(RowCandidate row)
    {
        var found = new CandidateBuffer(World(RowSelectors.ByValue(), [], [row]).Context().Eligibility, 100, includeWatched: false, -1);
        row.Sources[0].RetrieveAsync(null!, found, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return found.Items.ToArray();
    }

    private static Catalog Make()
    {
        var catalog = new CatalogBuilder();
        for (int i = 0; i < 60; i++)
        {
            catalog.Add(new CatalogItem($"t{i:00}", $"Title {i}") { Categories = { ["label"] = [$"tens {i / 10}"] } });
        }

        return catalog.Build();
    }

    private static RowCandidate Row(string key, params int[] items) => Parts.RowOf(key, items) with { Kind = key };

    private static World World(IRowSelector selector, Interaction[] interactions, RowCandidate[] rows, Func<int, float>? worth = null) => new(
        interactions,
        Labelled,
        new RankingOptions { DefaultRows = false, MinimumItems = 1, Items = 4 },
        builder =>
        {
            Array.ForEach(rows, row => builder.AddRows(Parts.Row(row)));
            builder.UseRowSelector(selector);
            builder.UseItemRanker(new ItemRankerBuilder().AddSignals(Parts.Signal("worth", worth ?? (item => -item))).UseFormula("worth").Build());
        },
        hasSpace: false);

    private static Task<string> KeysAsync(IRowSelector selector, params RowCandidate[] rows) => KeysAsync(selector, [], rows);

    private static async Task<string> KeysAsync(IRowSelector selector, Interaction[] interactions, RowCandidate[] rows, Func<int, float>? worth = null) =>
        Keys(await World(selector, interactions, rows, worth).PageAsync("p"));

    private static string Keys(Homepage page) => string.Join(' ', page.Rows.Select(row => row.Key));
}
