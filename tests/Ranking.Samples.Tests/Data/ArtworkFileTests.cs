using Ranking.Samples.Data;

namespace Ranking.Samples.Tests;

public class ArtworkFileTests
{
    [Fact]
    public void Gives_titles_their_pictures_in_the_order_of_the_file()
    {
        DataFolder data = TemporaryFolder.Load(artwork: "item_id,variant,tags\na,wide,epic|loud\nb,face,\na,face,quiet\n");
        Assert.Equal(["wide", "face"], data.Catalog.Artwork(0).Select(variant => variant.Name), StringComparer.Ordinal);
        Assert.Equal(["epic", "loud"], data.Catalog.Artwork(0)[0].Tags);
        Assert.Empty(Assert.Single(data.Catalog.Artwork(1)).Tags);
    }

    [Theory]
    [InlineData(",wide,epic")]
    [InlineData("a,,epic")]
    public void Skips_a_picture_without_a_title_or_a_name(string bad)
    {
        string artwork = "item_id,variant,tags\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"a,v{i},t\n")) + bad + "\n";
        DataFolder data = TemporaryFolder.Load(artwork: artwork);
        Assert.Equal(30, data.Catalog.Artwork(0).Count);
        Assert.Contains("1 without an item_id or a variant, first on line 32", data.Reports.Single(report => report.File == "artwork.csv").ToString());
    }
}
