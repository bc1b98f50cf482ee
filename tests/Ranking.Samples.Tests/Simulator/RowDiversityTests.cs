using Ranking.Samples.Simulator.Measures;

namespace Ranking.Samples.Tests.Simulator;

public sealed class RowDiversityTests
{
    // Titles 0 and 1 are westerns, 2 and 3 musicals, 4 is both.
    private static readonly Catalog Catalog = new CatalogBuilder().AddRange(
    [
        Title("0", "Western"), Title("1", "Western"), Title("2", "Musical"), Title("3", "Musical"), Title("4", "Musical", "Western"),
    ]).Build();

    [Theory]
    [InlineData(1.0, 0, 1, 2, 3)]
    [InlineData(0.0, 0, -1, 1, -1)]
    [InlineData(0.2928932, 0, 1, 4, -1)]
    [InlineData(0.0, 0, 1, -1, -1)]
    public void Rows_are_as_different_as_their_mixes_of_labels(double expected, params int[] cells) =>
        Assert.Equal(expected, PageMeasure.RowDiversity(cells, 2, Catalog.Category("micro_genres")), 6);

    private static CatalogItem Title(string id, params string[] labels) => new(id, id) { Categories = { ["micro_genres"] = labels } };
}
