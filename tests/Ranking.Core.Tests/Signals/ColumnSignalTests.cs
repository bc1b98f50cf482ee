// A namespace of the room's name would hide the factory of that name from the other tests.
namespace Ranking.Core.Tests;

public class ColumnSignalTests
{
    [Fact]
    public async Task Describes_nothing_in_an_empty_catalog_which_has_no_columns()
    {
        var world = new World(catalog: new CatalogBuilder().Build(), hasSpace: false);
        var batch = new CandidateBatch(world.Context(), SignalScope.Page, default, new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal), [], default);
        float[] beside = [7f];
        await Signals.Column("rating").ComputeAsync(batch, [beside.AsMemory(0, 0)], CancellationToken.None);
        Assert.Equal(7f, beside[0]);
    }
}
