namespace Ranking.Abstractions.Tests;

public class CategoryColumnTests
{
    [Fact]
    public void Has_a_title_under_a_value_exactly_when_the_title_has_the_value() => Law.Holds(random =>
    {
        Catalog catalog = RandomCatalog.Build(RandomCatalog.Items(random));
        foreach (CategoryColumn column in catalog.Categories.Values)
        {
            Assert.Equal(catalog.Count, column.ItemCount);
            for (int value = 0; value < column.Values.Count; value++)
            {
                Assert.Equal(
                    Enumerable.Range(0, catalog.Count).Where(item => column.ValuesOf(item).Contains(value)),
                    column.ItemsWith(value).ToArray());
            }
        }
    });

    [Fact]
    public void Is_multi_valued_when_any_title_has_two_values()
    {
        Catalog catalog = RandomCatalog.Build(
        [
            new CatalogItem("1", "A") { Categories = { ["single"] = ["x"], ["multi"] = [] } },
            new CatalogItem("2", "B") { Categories = { ["single"] = ["y", "y"], ["multi"] = ["x", "y"] } },
        ]);
        Assert.False(catalog.Category("single").IsMultiValued);
        Assert.True(catalog.Category("multi").IsMultiValued);
    }
}
