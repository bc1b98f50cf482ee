using Ranking.Evaluation;

namespace Ranking.Samples.Evaluate.Pages;

/// <summary>Pages in every order of rows with every order of titles, over the same people, masks and pool of rows.</summary>
internal sealed class PageGrid
{
    private readonly PageSettings _settings;
    private readonly PageInput _input;
    private readonly Dictionary<string, HomepageComposer> _composers = new(StringComparer.Ordinal);
    private readonly float[] _attention;

    public PageGrid(PageInput input, PageSettings settings)
    {
        (_input, _settings) = (input, settings);
        _attention = new float[settings.Rows * settings.Items];
        Attention.Fill(Attention.Logarithmic(), settings.Items, _attention);
        foreach (string row in RowOrders)
        {
            foreach (string item in input.Models.Orders.Keys)
            {
                _composers.Add($"{row}/{item}", Composer(row, item));
            }
        }
    }

    public static IReadOnlyList<string> RowOrders { get; } = ["static", "traditional", "cosine", "value", "stagewise", "pagewise"];

    public IReadOnlyCollection<string> Cells => _composers.Keys;

    /// <summary>Composes and measures the pages of one cell, people in parallel; every person has a place of their own, so threads change nothing.</summary>
    public async Task<PageResult> RunAsync(string cell, CancellationToken cancellationToken)
    {
        HomepageComposer composer = _composers[cell];
        int measures = PageMeasures.Names.Count;
        var values = new double[measures * _input.People.Count];
        var shown = new int[_input.People.Count][];
        await Parallel.ForAsync(0, _input.People.Count, cancellationToken, async (person, token) =>
        {
            PagePerson asked = _input.People[person];
            var request = new HomepageRequest(asked.Profile) { At = _input.At, Rows = _settings.Rows, Items = _settings.Items, Explain = ExplainLevel.None };
            Homepage page = await composer.ComposeAsync(request, token).ConfigureAwait(false);
            var cells = new int[_settings.Rows * _settings.Items];
            Array.Fill(cells, -1);
            for (int row = 0; row < page.Rows.Count; row++)
            {
                for (int item = 0; item < page.Rows[row].Items.Count; item++)
                {
                    cells[(row * _settings.Items) + item] = page.Rows[row].Items[item].Ordinal;
                }
            }

            var own = new double[measures];
            PageMeasures.Measure(cells, _settings.Items, asked.Relevant, asked.Mix, _input.Attribute, _attention, own);
            for (int m = 0; m < measures; m++)
            {
                values[(m * shown.Length) + person] = own[m];
            }

            shown[person] = cells;
        }).ConfigureAwait(false);
        return new PageResult(
            ModelResult.Create(cell, [.. _input.People.Select(person => person.Profile.Id)], PageMeasures.Names, values),
            CoverageInterval.Of(shown, _input.Snapshot.Catalog.Count));
    }

    private HomepageComposer Composer(string rowOrder, string itemOrder)
    {
        // Every value of the attribute is proposed, so that all orders choose from the same rows.
        var options = new RankingOptions
        {
            DefaultRows = false,
            Seed = _settings.Seed,
            ComponentTimeoutMs = 60_000,
            ProposalFactor = Math.Max(3, (_input.Attribute.Values.Count + _settings.Rows - 1) / _settings.Rows),
        };
        ItemRankerBuilder items = new ItemRankerBuilder(options).AddSignals(Signals.Statistics()).UseFormula(itemOrder);
        if (_input.Models.Orders[itemOrder] is { } model)
        {
            items = items.AddSignals(model.Signal(itemOrder));
        }

        IAttributeRanker values = rowOrder switch
        {
            "static" => Attributes.ByPopularity(),
            "traditional" => Attributes.Traditional(),
            _ => Attributes.ByTaste("elsa"),
        };
        return new HomepageComposerBuilder(new SnapshotPublisher(_input.Snapshot), _input.Store, options)
            .AddRows(Rows.Attribute(_input.Attribute.Name, values))
            .UseItemRanker(items.Build())
            .UseRowSelector(rowOrder switch
            {
                "value" => RowSelectors.ByValue(),
                "stagewise" => RowSelectors.StageWise(attribute: _input.Attribute.Name),
                "pagewise" => RowSelectors.PageWise(attribute: _input.Attribute.Name),
                _ => RowSelectors.AsProposed(),
            })
            .Build();
    }
}
