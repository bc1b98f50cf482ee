using System.Text.Json;
using Ranking.Embeddings;
using Ranking.Samples.Data;
using Ranking.Samples.Homepage;

namespace Ranking.Samples.Tests.Homepage;

public class PageJsonTests
{
    [Fact]
    public async Task Two_viewers_of_the_sample_see_other_rows_titles_and_artwork_each_with_a_reason()
    {
        JsonElement[] pages = [.. JsonDocument.Parse(PageJson.Write([await PageAsync("arjun"), await PageAsync("priya")], explain: false)).RootElement.EnumerateArray()];
        Assert.Equal(["arjun", "priya"], pages.Select(page => page.GetProperty("viewer").GetString()));
        Assert.NotEqual(Rows(pages[0], "value"), Rows(pages[1], "value"));
        Assert.Contains(RowKinds.ContinueWatching, Rows(pages[0], "kind"));
        Assert.Contains(RowKinds.BecauseYouWatched, Rows(pages[0], "kind"));
        Assert.Contains(RowKinds.Trending, Rows(pages[0], "kind"));
        foreach (JsonElement page in pages)
        {
            Assert.True(page.GetProperty("composed_ms").GetDouble() > 0);
            foreach (JsonElement row in page.GetProperty("rows").EnumerateArray())
            {
                Assert.NotEmpty(row.GetProperty("reason").GetString()!);
                Assert.Equal(row.GetProperty("kind").GetString() is RowKinds.Attribute or RowKinds.Discovery, row.GetProperty("value").ValueKind == JsonValueKind.String);
                Assert.All(row.GetProperty("items").EnumerateArray(), item =>
                {
                    Assert.NotEmpty(item.GetProperty("reason").GetString()!);
                    Assert.NotEmpty(item.GetProperty("artwork").GetString()!);
                    Assert.True(float.IsFinite(item.GetProperty("score").GetSingle()));
                });
            }
        }

        Dictionary<string, string> artwork = Artwork(pages[0]).DistinctBy(shown => shown.Key).ToDictionary(StringComparer.Ordinal);
        Assert.Contains(Artwork(pages[1]), shown => artwork.TryGetValue(shown.Key, out string? other) && other != shown.Value);
    }

    [Fact]
    public async Task A_childs_page_shows_only_what_a_child_may_see()
    {
        DataFolder data = DataFolder.Load(Repository.Path("samples", "Homepage", "Catalog"));
        Ranking.Homepage page = await PageAsync("leo");
        Assert.Equal("PG", data.Profiles["leo"].Maturity);
        var hidden = new RankingContext(
            RankingSnapshot.Create(data.Catalog, CatalogStatistics.Compute(data.Catalog, [], data.DefaultTime)), data.Profiles["leo"], ProfileHistory.Empty, data.DefaultTime);
        Assert.NotEmpty(page.Rows);
        Assert.All(page.Rows.SelectMany(row => row.Items), item => Assert.True(hidden.Eligibility.IsAvailable(item.Ordinal), item.Title));
        Assert.False(hidden.Eligibility.IsAvailable(data.Catalog.Ids.TryGetOrdinal("parasite", out int parasite) ? parasite : -1));
    }

    private static string?[] Rows(JsonElement page, string property) =>
        [.. page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty(property).GetString())];

    private static IEnumerable<KeyValuePair<string, string>> Artwork(JsonElement page) => page.GetProperty("rows").EnumerateArray()
        .SelectMany(row => row.GetProperty("items").EnumerateArray())
        .Select(item => KeyValuePair.Create(item.GetProperty("id").GetString()!, item.GetProperty("artwork").GetString()!));

    private static async Task<Ranking.Homepage> PageAsync(string viewer)
    {
        DataFolder data = DataFolder.Load(Repository.Path("samples", "Homepage", "Catalog"));
        var store = new InMemoryInteractionStore();
        await store.AppendAsync(data.Interactions, CancellationToken.None);
        RankingSnapshot snapshot = RankingSnapshot.Create(
            data.Catalog, CatalogStatistics.Compute(data.Catalog, data.Interactions, data.DefaultTime), TextSpace.Build(data.Catalog));
        HomepageComposer composer = new HomepageComposerBuilder(new SnapshotPublisher(snapshot), store, new RankingOptions { ComponentTimeoutMs = 60_000 }).Build();
        return await composer.ComposeAsync(new HomepageRequest(data.Profiles[viewer]) { At = data.DefaultTime });
    }
}
