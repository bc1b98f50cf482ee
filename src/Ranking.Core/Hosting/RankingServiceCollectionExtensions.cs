using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Ranking.Expressions;

namespace Ranking;

/// <summary>Registers Ranking in a container.</summary>
public static class RankingServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="HomepageComposer"/>, a <see cref="QueryEngine"/> and the parts they need, all singletons. What the host registers itself is used instead:
    /// <see cref="IItemRanker"/>, <see cref="IAttributeRanker"/>, <see cref="IRowSelector"/>, <see cref="IInteractionStore"/>, <see cref="SnapshotPublisher"/>,
    /// <see cref="IScorer"/>, <see cref="QueryEngine"/>; or beside the default ones: every <see cref="IRowSource"/>, <see cref="ICandidateSource"/> (for the top picks),
    /// <see cref="ISignalProvider"/>, <see cref="ICandidateFilter"/> and <see cref="IReorderer"/>. Queries may name what the options <see cref="QueryOptions"/> map, every <see cref="ISignalProvider"/>
    /// and registered <see cref="SavedQueries"/>.
    /// </summary>
    /// <param name="services">The container's services. A registered <see cref="RankingSnapshot"/> is published first; otherwise the host publishes one before the first page.</param>
    /// <param name="configure">Sets options. They are checked when the host starts, all at once.</param>
    /// <returns>The services.</returns>
    /// <example>
    /// <code>
    /// services.AddSingleton(snapshot);
    /// services.AddRanking(options => options.Rows = 8);
    /// services.AddSingleton&lt;IRowSource>(Rows.Editorial("Start Here", ["arrival", "parasite", "spirited-away", "stalker"]));
    /// </code>
    /// </example>
    public static IServiceCollection AddRanking(this IServiceCollection services, Action<RankingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<RankingOptions> options = services.AddOptions<RankingOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RankingOptions>, RankingOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RankingOptions>, PartsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RankingOptions>, PageRulesValidator>());
        services.AddOptions<QueryOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IInteractionStore, InMemoryInteractionStore>();
        services.TryAddSingleton(static provider =>
            provider.GetService<RankingSnapshot>() is { } snapshot ? new SnapshotPublisher(snapshot) : new SnapshotPublisher());
        services.TryAddSingleton(static provider => Attributes.ByTaste(OptionsOf(provider).Space, OptionsOf(provider).Personas));
        services.TryAddSingleton(static _ => RowSelectors.ByValue());
        services.TryAddSingleton(static provider => MakeItemRanker(provider, OptionsOf(provider)));
        services.TryAddSingleton(static provider => MakeComposer(provider));
        services.TryAddSingleton(static provider => MakeQueryEngine(provider));
        return services;
    }

    private static RankingOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<RankingOptions>>().Value;

    internal static IItemRanker MakeItemRanker(IServiceProvider provider, RankingOptions options)
    {
        var builder = ItemRankerBuilder.CreateDefault(
            options, provider.GetRequiredService<TimeProvider>(), provider.GetService<ILogger<HomepageComposer>>());
        foreach (ISignalProvider signals in provider.GetServices<ISignalProvider>())
        {
            builder.AddSignals(signals);
        }

        foreach (ICandidateFilter filter in provider.GetServices<ICandidateFilter>().Where(filter => filter.Requires.Count > 0))
        {
            builder.AddFilter(filter);
        }

        foreach (IReorderer reorderer in provider.GetServices<IReorderer>())
        {
            builder.AddReorderer(reorderer);
        }

        if (provider.GetService<IScorer>() is { } scorer)
        {
            builder.UseScorer(scorer);
        }

        return builder.Build();
    }

    /// <summary>What is wrong with the saved queries, over the snapshot that is published.</summary>
    internal static List<string> WrongQueries(IServiceProvider provider, RankingOptions options)
    {
        QueryOptions names = QueryOptionsOf(provider);
        var compiler = new QueryCompiler(options, names, provider.GetRequiredService<TimeProvider>(), provider.GetService<ILogger<QueryEngine>>());
        return names.Saved is null ? [] : [.. new SavedQueryTrial(provider.GetRequiredService<SnapshotPublisher>(), compiler).Check(names.Saved.Current)];
    }

    private static QueryEngine MakeQueryEngine(IServiceProvider provider) => new(
        provider.GetRequiredService<SnapshotPublisher>(),
        provider.GetRequiredService<IInteractionStore>(),
        OptionsOf(provider),
        QueryOptionsOf(provider),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetService<ILogger<QueryEngine>>());

    private static QueryOptions QueryOptionsOf(IServiceProvider provider)
    {
        QueryOptions given = provider.GetRequiredService<IOptions<QueryOptions>>().Value;
        var names = new QueryOptions { Saved = given.Saved ?? provider.GetService<SavedQueries>() };
        foreach (var (name, space) in given.Spaces)
        {
            names.Spaces.Add(name, space);
        }

        foreach (var (name, column) in given.Columns)
        {
            names.Columns.Add(name, column);
        }

        foreach (ISignalProvider signals in given.Signals.Concat(provider.GetServices<ISignalProvider>()))
        {
            names.Signals.Add(signals);
        }

        return names;
    }

    private static HomepageComposer MakeComposer(IServiceProvider provider)
    {
        var builder = new HomepageComposerBuilder(
                provider.GetRequiredService<SnapshotPublisher>(),
                provider.GetRequiredService<IInteractionStore>(),
                OptionsOf(provider),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<ILogger<HomepageComposer>>())
            .UseItemRanker(provider.GetRequiredService<IItemRanker>())
            .UseAttributeRanker(provider.GetRequiredService<IAttributeRanker>())
            .UseRowSelector(provider.GetRequiredService<IRowSelector>());
        foreach (IRowSource rows in provider.GetServices<IRowSource>())
        {
            builder.AddRows(rows);
        }

        foreach (ICandidateSource source in provider.GetServices<ICandidateSource>())
        {
            builder.AddSource(source);
        }

        // Rules that need no signals hold on the whole page, whoever ranks; those that do belong to the item ranker above.
        foreach (ICandidateFilter filter in provider.GetServices<ICandidateFilter>().Where(filter => filter.Requires.Count == 0))
        {
            builder.AddFilter(filter);
        }

        return builder.Build();
    }
}
