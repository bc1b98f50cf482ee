using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ranking.Core.Tests.Hosting;

public class AddRankingTests
{
    [Fact]
    public async Task Composes_the_page_that_is_composed_by_hand()
    {
        var world = new World(Films.Fan("fan", 1));
        using ServiceProvider provider = Services(world).BuildServiceProvider();
        Homepage page = await provider.GetRequiredService<HomepageComposer>().ComposeAsync(new HomepageRequest("fan") { At = FakeClock.Now });
        Assert.Equal(World.Outline(await world.PageAsync("fan")), World.Outline(page));
    }

    [Fact]
    public async Task A_hosts_own_item_ranker_ranks_the_titles()
    {
        Homepage page = await PageAsync(services => services.AddSingleton<IItemRanker, BackwardsRanker>());
        Assert.NotEmpty(page.Rows);
        Assert.Equal("t059", page.Rows[0].Items[0].Id);
    }

    [Fact]
    public async Task A_hosts_own_attribute_ranker_ranks_the_rows()
    {
        Homepage page = await PageAsync(services => services.AddSingleton<IAttributeRanker, OneValueRanker>());
        Assert.Equal(["Dark Satire"], page.Rows.Where(row => row.Kind == RowKinds.Attribute).Select(row => row.Value));
    }

    [Fact]
    public async Task A_hosts_own_source_feeds_the_top_picks()
    {
        Homepage page = await PageAsync(
            services => services.AddSingleton(Parts.Source("mine", (_, candidates, _) =>
            {
                candidates.TryAdd(31, 1f);
                return ValueTask.CompletedTask;
            })),
            explain: true);
        Assert.Contains(page.Trace.Entries, entry => entry is { Stage: "source", Component: "mine", Detail: RowKinds.TopPicks, Out: 1 });
    }

    [Fact]
    public async Task A_hosts_own_signal_and_formula_order_the_titles()
    {
        Homepage page = await PageAsync(services =>
        {
            services.Configure<RankingOptions>(options => options.Formula = "mine");
            services.AddSingleton(Parts.Signal("mine", item => item));
        });
        HomepageRow top = page.Rows.First(row => row.Kind == RowKinds.TopPicks);
        Assert.Equal("t059", top.Items[0].Id);
    }

    [Fact]
    public async Task A_hosts_own_scorer_filter_reorderer_row_kind_and_selector_are_used()
    {
        Homepage page = await PageAsync(services =>
        {
            services.AddSingleton(Scorers.Formula("0 - popular_rank"));
            services.AddSingleton(Parts.Filter(item => item < 10));
            services.AddSingleton(Reorder.Cap("directors", 1, 3));
            services.AddSingleton(Parts.Row(Parts.RowOf("mine", 20, 21, 22, 23) with { Position = 0 }));
            services.AddSingleton(RowSelectors.AsProposed());
        });
        Assert.Contains(page.Rows, row => row.Key == "mine");
        Assert.All(page.Rows.SelectMany(row => row.Items), item => Assert.True(item.Ordinal >= 10));
    }

    [Fact]
    public async Task Wrong_options_refuse_to_start_the_host_and_are_all_named()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddRanking(options =>
        {
            options.Rows = 0;
            options.ComponentTimeoutMs = -1;
            options.Formula = "0.5 *";
            options.MinimumItems = 99;
        });
        using IHost host = builder.Build();
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("Rows must be between 1 and 200", error.Message, StringComparison.Ordinal);
        Assert.Contains("ComponentTimeoutMs must be between 1 and 60000", error.Message, StringComparison.Ordinal);
        Assert.Contains("Formula: Score expression, line 1, column 6: found the end", error.Message, StringComparison.Ordinal);
        Assert.Contains("MinimumItems: 99 is more than Items, 15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_over_a_signal_nobody_gives_refuses_to_start_the_host()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddRanking(options => options.Formula = "0.5 * affinity + mine");
        using IHost host = builder.Build();
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("line 1, column 18: there is no signal 'mine'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_over_a_hosts_own_signal_starts()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddRanking(options => options.Formula = "0.5 * affinity + mine");
        builder.Services.AddSingleton(Parts.Signal("mine", _ => 1f));
        using IHost host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_hosts_filter_holds_also_over_a_hosts_own_item_ranker()
    {
        Homepage page = await PageAsync(services =>
        {
            services.AddSingleton<IItemRanker, BackwardsRanker>();
            services.AddSingleton(Parts.Filter(item => item > 30));
        });
        Assert.NotEmpty(page.Rows);
        Assert.All(page.Rows.SelectMany(row => row.Items), item => Assert.True(item.Ordinal <= 30));
    }

    [Fact]
    public void The_same_options_are_checked_when_a_composer_is_built_by_hand()
    {
        var error = Assert.Throws<RankingException>(() => new HomepageComposerBuilder(new SnapshotPublisher(), new InMemoryInteractionStore(), new RankingOptions { Items = 0 }));
        Assert.Contains("Items must be between 1 and 500", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_composer_without_row_kinds_is_refused()
    {
        var builder = new HomepageComposerBuilder(new SnapshotPublisher(), new InMemoryInteractionStore(), new RankingOptions { DefaultRows = false });
        Assert.Contains("AddRows", Assert.Throws<RankingException>(builder.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_twice_registers_once()
    {
        IServiceCollection services = new ServiceCollection().AddRanking().AddRanking();
        Assert.Single(services, service => service.ServiceType == typeof(HomepageComposer));
        Assert.Single(services, service => service.ServiceType == typeof(IValidateOptions<RankingOptions>) && service.ImplementationType == typeof(RankingOptionsValidator));
    }

    private static IServiceCollection Services(World world) => new ServiceCollection()
        .AddSingleton(world.Snapshot)
        .AddSingleton<IInteractionStore>(world.Store)
        .AddRanking();

    private static async Task<Homepage> PageAsync(Action<IServiceCollection> register, bool explain = false)
    {
        var world = new World(Films.Fan("fan", 1));
        IServiceCollection services = Services(world);
        register(services);
        using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<HomepageComposer>().ComposeAsync(new HomepageRequest("fan") { At = FakeClock.Now, Explain = explain ? ExplainLevel.Full : ExplainLevel.Reasons });
    }

    private sealed class BackwardsRanker : IItemRanker
    {
        public string Name => "backwards";

        public ValueTask<IReadOnlyList<RankedList>> RankAsync(IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken)
        {
            int[] items = [.. Enumerable.Range(0, context.Snapshot.Catalog.Count).Reverse()];
            var list = new RankedList(items, Array.ConvertAll(items, item => (float)item));
            return ValueTask.FromResult<IReadOnlyList<RankedList>>([.. lists.Select(_ => list)]);
        }
    }

    private sealed class OneValueRanker : IAttributeRanker
    {
        public string Name => "one value";

        public ValueTask<IReadOnlyList<RankedValue>> RankAsync(AttributeQuery query, RankingContext context, CancellationToken cancellationToken)
        {
            Assert.True(context.Snapshot.Catalog.Category(query.Attribute).Values.TryGetOrdinal("Dark Satire", out int ordinal));
            return ValueTask.FromResult<IReadOnlyList<RankedValue>>([new RankedValue("Dark Satire", ordinal, 1f, 20)]);
        }
    }
}
