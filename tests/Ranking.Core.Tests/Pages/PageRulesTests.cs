using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ranking.Core.Tests.Pages;

/// <summary>What a host asks of every page. Rows are proposed by kind and number, each with titles of its own, and come as proposed unless a rule says otherwise.</summary>
public class PageRulesTests
{
    [Fact]
    public async Task A_kind_is_pinned_to_its_place_and_its_further_rows_come_by_worth() => Assert.Equal(
        "b0 a0 c0 c1", await KeysAsync(new PageRules { Pins = { ["c"] = 2 } }, "b0 a0 c0 c1"));

    [Fact]
    public async Task A_pin_replaces_the_place_a_kind_has_by_itself() => Assert.Equal(
        "a0 b0 c0", await KeysAsync(new PageRules { Pins = { ["c"] = 2 } }, "c0 a0 b0", row => row.Kind == "c" ? row with { Position = 0 } : row));

    [Fact]
    public async Task At_most_so_many_rows_of_a_kind_or_group_are_on_a_page()
    {
        Assert.Equal("a0 b0 b1", await KeysAsync(new PageRules { AtMost = { ["a"] = 1 } }, "a0 a1 b0 b1"));
        Assert.Equal("a0 c0 c1", await KeysAsync(new PageRules { Groups = { ["ab"] = ["a", "b"] }, AtMost = { ["ab"] = 1 } }, "a0 b0 c0 b1 c1"));
        Assert.Equal("b0", await KeysAsync(new PageRules { AtMost = { ["a"] = 0 } }, "a0 b0"));
    }

    [Fact]
    public async Task Of_kinds_that_exclude_each_other_the_first_is_on_the_page() => Assert.Equal(
        "a0 c0 a1", await KeysAsync(new PageRules { Groups = { ["ab"] = ["a", "b"] }, Exclusive = { "ab" } }, "a0 b0 c0 a1 b1"));

    [Fact]
    public async Task A_share_is_served_when_the_places_left_are_just_enough_for_it()
    {
        Assert.Equal("a0 a1 b0 b1", await KeysAsync(new PageRules { AtLeast = { ["b"] = 0.5 } }, "a0 a1 a2 a3 b0 b1 b2", rows: 4));
        Assert.Equal("a0 a1 b0", await KeysAsync(new PageRules { AtLeast = { ["b"] = 1 / 3d } }, "a0 a1 a2 a3 b0", rows: 3));
        Assert.Equal("a0 b0 c0", await KeysAsync(new PageRules { AtLeast = { ["b"] = 0.2, ["c"] = 0.2 } }, "a0 a1 a2 b0 c0", rows: 3));
    }

    [Fact]
    public async Task A_share_that_no_row_can_serve_costs_nothing_but_a_note()
    {
        Homepage page = await PageAsync(new PageRules { AtLeast = { ["b"] = 0.9 } }, "a0 a1 a2 b0", rows: 3);
        Assert.Equal("b0 a0 a1", Keys(page));
        Assert.Contains(page.Trace.Entries, entry => entry is { Component: "rules", Outcome: TraceOutcome.Fallback } && entry.Detail.Contains('b', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_are_as_long_as_the_device_allows()
    {
        var rules = new PageRules { MaximumItems = { ["phone"] = 2 }, MinimumItems = { ["tv"] = 4 } };
        Homepage phone = await PageAsync(rules, "a0 b0", change: request => request with { Device = "phone" });
        Assert.All(phone.Rows, row => Assert.Equal(2, row.Items.Count));
        Assert.Empty((await PageAsync(rules, "a0 b0", change: request => request with { Device = "TV" })).Rows);
        Assert.All((await PageAsync(rules, "a0 b0")).Rows, row => Assert.Equal(3, row.Items.Count));
    }

    [Fact]
    public async Task A_row_ends_where_its_titles_are_worth_too_little_but_not_below_its_minimum()
    {
        // Worth 1, 0.9, 0.4, 0.1, and 0 for the last.
        World world = World(new PageRules { EndBelow = 0.5 }, [Parts.RowOf("row", 1, 2, 3, 4, 5) with { Scorer = Scorers.Retrieval }], Parts.Signal("worth", item => item switch { 1 => 1f, 2 => 0.9f, 3 => 0.4f, 4 => 0.1f, _ => 0f }));
        Assert.Equal("row: t001 t002", Support.World.Outline(await world.PageAsync("p")));
        world = World(new PageRules { EndBelow = 0.5 }, [Parts.RowOf("row", 1, 2, 3, 4, 5) with { Scorer = Scorers.Retrieval, MinimumItems = 3 }], Parts.Signal("worth", item => item switch { 1 => 1f, 2 => 0.9f, 3 => 0.4f, 4 => 0.1f, _ => 0f }));
        Assert.Equal("row: t001 t002 t003", Support.World.Outline(await world.PageAsync("p")));
    }

    [Fact]
    public async Task A_title_is_put_at_its_place_and_no_other_row_shows_it()
    {
        var rules = new PageRules { Insertions = { new Insertion { Row = "b0", ItemId = "t000", Place = 1 }, new Insertion { Row = "a", ItemId = "t040", Place = 9 } } };
        // The rows have titles 0 1 2, 3 4 5 and 6 7 8.
        Assert.Equal("a0: t001 t002 t040\na1: t003 t004 t005\nb0: t006 t000 t007 t008", Support.World.Outline(await PageAsync(rules, "a0 a1 b0")));
    }

    [Fact]
    public async Task A_title_that_may_not_be_shown_or_is_unknown_is_not_put_in()
    {
        var rules = new PageRules { Insertions = { new Insertion { Row = "a", ItemId = "t040" }, new Insertion { Row = "b", ItemId = "nobody" } } };
        World world = World(rules, Rows("a0 b0"));
        await world.Store.AppendAsync([new Interaction("e", "p", "t040", InteractionKind.Hide, null)], CancellationToken.None);
        Assert.Equal("a0: t000 t001 t002\nb0: t003 t004 t005", Support.World.Outline(await world.PageAsync("p")));
    }

    [Fact]
    public async Task A_filter_holds_for_a_title_that_is_put_in()
    {
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, Rules = new PageRules { Insertions = { new Insertion { Row = "a", ItemId = "t040" }, new Insertion { Row = "a", ItemId = "t041", Place = 1 } } } };
        World world = new(options: options, configure: builder => builder
            .AddRows(Parts.Row(Rows("a0")[0])).AddFilter(Parts.Filter(item => item == 40)).UseItemRanker(new ItemRankerBuilder().AddSignals(Signals.Statistics()).UseFormula("popularity").AddFilter(Parts.Filter(item => item == 0)).Build()));
        Assert.Equal("a0: t001 t041 t002", Support.World.Outline(await world.PageAsync("p")));
    }

    [Fact]
    public async Task A_full_trace_accounts_for_a_title_that_was_put_in()
    {
        var rules = new PageRules { Insertions = { new Insertion { Row = "b0", ItemId = "t000", Place = 1 } } };
        Homepage page = await PageAsync(rules, "a0 b0", change: request => request with { Explain = ExplainLevel.Full });
        ItemAccount put = page.Trace.Account("insertions").Single(account => account.ItemId == "t000");
        Assert.Equal((CandidateFate.ShownElsewhere, "b0"), (put.Fate, put.By));
        Assert.NotEmpty(put.Terms);
        Assert.Equal((CandidateFate.ShownElsewhere, "b0"), page.Trace.Account("a0").Where(account => account.ItemId == "t000").Select(account => (account.Fate, account.By)).Single());
    }

    [Fact]
    public void Rules_that_contradict_each_other_are_refused_all_at_once()
    {
        var options = new RankingOptions
        {
            DefaultRows = false,
            Rules = new PageRules
            {
                Groups = { ["ab"] = ["a", "b"], ["nothing"] = [] },
                Pins = { ["a"] = 1, ["b"] = 1, ["c"] = -1 },
                Exclusive = { "ab" },
                AtMost = { ["ab"] = 1, ["c"] = -2 },
                AtLeast = { ["ab"] = 0.7, ["c"] = 0.6, ["d"] = 2 },
                MaximumItems = { ["phone"] = 0, ["watch"] = 2 },
                MinimumItems = { ["tv"] = 99 },
                EndBelow = 1,
                Insertions = { new Insertion { Row = "a", ItemId = "t001" }, new Insertion { Row = "a", ItemId = "t002" }, new Insertion { Row = "b", ItemId = "t001", Place = -1 } },
            },
        };
        string message = Assert.Throws<RankingException>(() => new HomepageComposerBuilder(new SnapshotPublisher(), new InMemoryInteractionStore(), options)).Message;
        foreach (string part in new[]
        {
            "Rules.Groups: 'nothing' has no kinds",
            "Rules.Pins: 'c' is pinned to place -1",
            "Rules.Pins: 'a', 'b' are all pinned to place 1",
            "Rules.Pins: 'a', 'b' are pinned, and exclude each other as kinds of 'ab'",
            "Rules.Pins: 'a', 'b' are pinned, and Rules.AtMost allows 1 rows of 'ab'",
            "Rules.AtMost: 'c' may have -2 rows",
            "Rules.AtLeast: 'd' must have a share of 2",
            "Rules.AtLeast: a share of 0.7 of 10 rows for 'ab' is more than the 1 rows",
            "add up to more than the whole page",
            "Rules.MaximumItems: 0 titles on 'phone'",
            "Rules.MaximumItems: 2 titles on 'watch' are fewer than MinimumItems, 4",
            "Rules.MinimumItems: 99 titles on 'tv' are more than a row has there",
            "Rules.EndBelow: 1 must be",
            "'t001', 't002' are all put at place 0 of 'a'",
            "Rules.Insertions: 't001' at place -1 of 'b'",
            "Rules.Insertions: 't001' is put into 2 places",
        })
        {
            Assert.Contains(part, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rules_that_name_unknown_kinds_are_refused_with_the_nearest_name()
    {
        var rules = new PageRules
        {
            Groups = { ["charts"] = ["trending", "popullar"], ["popular"] = ["trending"] },
            Pins = { ["trendin"] = 0 },
            AtMost = { ["chart"] = 1 },
            AtLeast = { ["attributes"] = 0.5 },
            Exclusive = { "chartz" },
        };
        var builder = new HomepageComposerBuilder(new SnapshotPublisher(), new InMemoryInteractionStore(), new RankingOptions { Rules = rules });
        string message = Assert.Throws<RankingException>(builder.Build).Message;
        foreach (string part in new[] { "'popullar'", "Did you mean 'popular'", "Did you mean 'trending'", "Did you mean 'charts'", "Did you mean 'attribute'", "'chartz' is no group", "'popular' is the name of a kind" })
        {
            Assert.Contains(part, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_host_with_bad_rules_does_not_start_and_says_everything()
    {
        HostApplicationBuilder app = Host.CreateEmptyApplicationBuilder(null);
        app.Services.AddRanking(options => options.Rules = new PageRules { Pins = { ["nobody"] = 0, ["trending"] = -1 }, AtLeast = { ["popular"] = 3 } });
        using IHost host = app.Build();
        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("'trending' is pinned to place -1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'popular' must have a share of 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'nobody' is no kind", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_bound_from_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Rules:Groups:charts:0"] = "trending",
            ["Rules:Groups:charts:1"] = "popular",
            ["Rules:Pins:trending"] = "2",
            ["Rules:AtMost:charts"] = "1",
            ["Rules:AtLeast:attribute"] = "0.4",
            ["Rules:Exclusive:0"] = "charts",
            ["Rules:MaximumItems:phone"] = "9",
            ["Rules:EndBelow"] = "0.2",
            ["Rules:Insertions:0:Row"] = "trending",
            ["Rules:Insertions:0:ItemId"] = "t001",
            ["Rules:Insertions:0:Place"] = "3",
            ["Dedupe"] = "LargestValueKeeps",
        }).Build();
        using ServiceProvider provider = new ServiceCollection().Configure<RankingOptions>(configuration).BuildServiceProvider();
        RankingOptions options = provider.GetRequiredService<IOptions<RankingOptions>>().Value;
        Assert.Equal(["trending", "popular"], options.Rules.Groups["charts"]);
        Assert.Equal((2, 1, 0.4, 9, 0.2), (options.Rules.Pins["trending"], options.Rules.AtMost["charts"], options.Rules.AtLeast["attribute"], options.Rules.MaximumItems["phone"], options.Rules.EndBelow));
        Assert.Equal(["charts"], options.Rules.Exclusive);
        Assert.Equal(("trending", "t001", 3), options.Rules.Insertions.Select(insertion => (insertion.Row, insertion.ItemId, insertion.Place)).Single());
        Assert.Equal(DedupePolicy.LargestValueKeeps, options.Dedupe);
    }

    private static RowCandidate[] Rows(string keys) =>
        [.. keys.Split(' ').Select((key, i) => Parts.RowOf(key, 3 * i, (3 * i) + 1, (3 * i) + 2) with { Kind = key[..1], Scorer = Scorers.Retrieval })];

    private static World World(PageRules rules, RowCandidate[] rows, ISignalProvider? worth = null)
    {
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, Items = 10, Rules = rules };
        return new World(options: options, configure: builder =>
        {
            Array.ForEach(rows, row => builder.AddRows(Parts.Row(row)));
            builder.UseRowSelector(RowSelectors.AsProposed());
            if (worth is not null)
            {
                builder.UseItemRanker(new ItemRankerBuilder().AddSignals(worth).UseFormula("worth").Build());
            }
        });
    }

    private static Task<Homepage> PageAsync(PageRules rules, string keys, Func<RowCandidate, RowCandidate>? each = null, int rows = 10, Func<HomepageRequest, HomepageRequest>? change = null) =>
        World(rules, [.. Rows(keys).Select(row => each is null ? row : each(row))]).PageAsync("p", request => (change is null ? request : change(request)) with { Rows = rows });

    private static async Task<string> KeysAsync(PageRules rules, string keys, Func<RowCandidate, RowCandidate>? each = null, int rows = 10) => Keys(await PageAsync(rules, keys, each, rows));

    private static string Keys(Homepage page) => string.Join(' ', page.Rows.Select(row => row.Key));
}
