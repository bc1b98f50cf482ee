namespace Ranking.Samples.Simulator.Service;

/// <summary>One way to order the rows of a page. Rows, titles and signals are the same under all.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Values">Ranks the labels that rows are made of.</param>
/// <param name="Selector">Picks the next row.</param>
internal sealed record Policy(string Name, IAttributeRanker Values, IRowSelector Selector)
{
    /// <summary>The one that others are compared with.</summary>
    public const string Baseline = "value order";

    public static IReadOnlyList<Policy> All(AttentionModel attention) =>
    [
        new("static order", Attributes.ByPopularity(), RowSelectors.AsProposed()),
        new("traditional formula", Attributes.Traditional(), RowSelectors.AsProposed()),
        new(Baseline, Attributes.ByTaste(HomepageService.Space), RowSelectors.ByValue()),
        new("stage-wise", Attributes.ByTaste(HomepageService.Space), RowSelectors.StageWise(attention)),
    ];
}
