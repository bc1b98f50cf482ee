using Ranking.Embeddings;

namespace Ranking.Samples.Simulator.Service;

/// <summary>
/// A service that shows pages by one policy, and learns from what its viewers do: histories at once, statistics every day, a collaborative model every week. It is given a catalog and interactions, and
/// nothing else of the world.
/// </summary>
internal sealed class HomepageService
{
    public const string Space = "text";
    public const string Formula = "0.6 * affinity + 0.2 * als + 0.1 * popularity + 0.1 * mean_completion";
    public const int TrainingDays = 7;

    private const float LikedFrom = 0.5f;

    private readonly Policy _policy;
    private readonly Settings _settings;
    private readonly Catalog _catalog;
    private readonly VectorSpace _space;
    private readonly InMemoryInteractionStore _store = new();
    private readonly List<Interaction> _plays = [];
    private readonly SnapshotPublisher _publisher = new();
    private HomepageComposer? _composer;
    private CollaborativeModel? _model;
    private int _trainedOn;

    public HomepageService(Policy policy, Settings settings, Catalog catalog, VectorSpace space)
    {
        (_policy, _settings, _catalog, _space) = (policy, settings, catalog, space);
    }

    public string Name => _policy.Name;

    /// <summary>Takes in what viewers did.</summary>
    public async Task TellAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken)
    {
        await _store.AppendAsync(interactions, cancellationToken).ConfigureAwait(false);
        _plays.AddRange(interactions.Where(interaction => interaction.Kind == InteractionKind.Play));
    }

    /// <summary>Prepares for a day: counts again what was played, and trains where it is time.</summary>
    public void Open(int day, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _publisher.Publish(RankingSnapshot.Create(_catalog, CatalogStatistics.Compute(_catalog, _plays, at), _space));
        if (_composer is not null && day - _trainedOn < TrainingDays)
        {
            return;
        }

        InteractionMatrix likes = InteractionMatrix.Create(_catalog, _plays, LikedFrom);
        if (likes.Count > 0)
        {
            var options = new AlsOptions { Dimensions = 16, Iterations = 10, Seed = _settings.Seed, Threads = _settings.ThreadCount };
            _model = Train.ImplicitAls(likes, options, cancellationToken: cancellationToken);
        }

        (_trainedOn, _composer) = (day, Composer());
    }

    /// <summary>Composes the page of a profile.</summary>
    /// <returns>The ordinals of its titles row by row, −1 where a row is shorter.</returns>
    public async Task<int[]> ComposeAsync(string profile, string device, DateTimeOffset at, CancellationToken cancellationToken)
    {
        HomepageComposer composer = _composer ?? throw new InvalidOperationException("Open the day first.");
        Homepage page = await composer.ComposeAsync(new HomepageRequest(profile) { Device = device, At = at, Explain = ExplainLevel.None }, cancellationToken).ConfigureAwait(false);
        var cells = new int[_settings.Rows * _settings.Items];
        Array.Fill(cells, -1);
        for (int row = 0; row < page.Rows.Count; row++)
        {
            for (int item = 0; item < page.Rows[row].Items.Count; item++)
            {
                cells[(row * _settings.Items) + item] = page.Rows[row].Items[item].Ordinal;
            }
        }

        return cells;
    }

    private HomepageComposer Composer()
    {
        int labels = _catalog.Category("micro_genres").Values.Count;
        var options = new RankingOptions
        {
            DefaultRows = false,
            Rows = _settings.Rows,
            Items = _settings.Items,
            MinimumItems = Math.Min(4, _settings.Items),
            Seed = _settings.Seed,
            ComponentTimeoutMs = 60_000,

            // Every label is proposed, so that all policies choose from the same rows.
            ProposalFactor = Math.Clamp((labels + _settings.Rows - 1) / _settings.Rows, 1, 10),
        };
        ItemRankerBuilder items = new ItemRankerBuilder(options).AddSignals(Signals.Statistics()).AddSignals(Signals.Affinity(Space, priorPlays: 1));
        items = _model is null ? items.UseFormula(Formula.Replace("als", "0", StringComparison.Ordinal)) : items.AddSignals(_model.Signal("als")).UseFormula(Formula);
        return new HomepageComposerBuilder(_publisher, _store, options)
            .AddRows(Rows.Attribute("micro_genres", _policy.Values, options.MinimumItems))
            .UseItemRanker(items.Build())
            .UseRowSelector(_policy.Selector)
            .Build();
    }
}
