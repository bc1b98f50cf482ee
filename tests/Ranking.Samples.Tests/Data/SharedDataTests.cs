using Ranking.Samples.Data;

namespace Ranking.Samples.Tests;

public class SharedDataTests
{
    [SharedDataFact("ml-1m")]
    public void Loads_all_of_movielens_1m()
    {
        DataFolder data = DataFolder.Load(SharedData.Folder("ml-1m"));
        Assert.Equal(3_883, data.Catalog.Count);
        Assert.Equal(1_000_209, data.Interactions.Count);
        Assert.All(data.Reports, report => Assert.Equal(0, report.Skipped));
        Assert.Contains("no timestamps", Assert.Single(data.Reports.SelectMany(report => report.Notes)));
        Assert.False(data.HasTimes);
        Assert.Equal(InteractionKind.Rate, data.Interactions[0].Kind);
        Assert.Equal([0.2f, 0.4f, 0.6f, 0.8f, 1f], data.Interactions.Select(e => e.Completion!.Value).Distinct().Order());
    }

    [SharedDataFact("ml-latest-small")]
    public void Loads_all_of_movielens_small_with_its_times()
    {
        DataFolder data = DataFolder.Load(SharedData.Folder("ml-latest-small"));
        Assert.Equal((9_742, 100_836), (data.Catalog.Count, data.Interactions.Count));
        Assert.All(data.Reports, report => Assert.Equal(0, report.Skipped));
        Assert.True(data.HasTimes);
    }

    [SharedDataFact("goodbooks")]
    public void Loads_a_catalog_that_is_not_films()
    {
        DataFolder data = DataFolder.Load(SharedData.Folder("goodbooks"));
        Assert.Equal((10_000, 298_176), (data.Catalog.Count, data.Interactions.Count));
        Assert.True(data.Catalog.Category("authors").Values.Count > 1_000);
    }
}
