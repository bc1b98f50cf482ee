using Ranking.Embeddings;
using Ranking.Samples.Data;
using Ranking.Samples.Homepage;

namespace Ranking.Samples.Tests.Homepage;

/// <summary>Pages of real people over MovieLens-1M.</summary>
public class MovieLensPageTests
{
    [SharedDataFact("ml-1m")]
    public async Task Pages_of_real_people_keep_the_laws_and_are_the_same_in_a_second_run()
    {
        DataFolder data = DataFolder.Load(SharedData.Folder("ml-1m"));
        HomepageComposer first = await ComposerAsync(data);
        HomepageComposer second = await ComposerAsync(data);
        ILookup<string, string> watched = data.Interactions.ToLookup(i => i.ProfileId, i => i.ItemId, StringComparer.Ordinal);
        int rows = 0;
        foreach (string viewer in watched.Select(person => person.Key).Where((_, i) => i % 100 == 0).Append("someone new"))
        {
            var request = new HomepageRequest(viewer) { At = data.DefaultTime };
            Ranking.Homepage page = await first.ComposeAsync(request);
            Ranking.Homepage again = await second.ComposeAsync(request);
            Assert.Equal(Json(page), Json(again));

            string[] shown = [.. page.Rows.SelectMany(row => row.Items).Select(item => item.Id)];
            Assert.Equal(shown.Length, shown.Distinct(StringComparer.Ordinal).Count());
            Assert.Empty(shown.Intersect(watched[viewer], StringComparer.Ordinal));
            Assert.Equal(10, page.Rows.Count);
            Assert.All(page.Rows, row => Assert.InRange(row.Items.Count, 4, 15));
            rows += page.Rows.Count;
        }

        Assert.True(rows > 500, $"{rows} rows were looked at");
    }

    [SharedDataFact("ml-1m")]
    public async Task Full_traces_of_real_people_are_replayed_bit_for_bit_and_account_for_every_candidate()
    {
        DataFolder data = DataFolder.Load(SharedData.Folder("ml-1m"));
        HomepageComposer composer = await ComposerAsync(data);
        HomepageComposer other = await ComposerAsync(data);
        int candidates = 0;
        foreach (string viewer in data.Interactions.Select(i => i.ProfileId).Distinct(StringComparer.Ordinal).Where((_, i) => i % 600 == 0).Append("someone new"))
        {
            Ranking.Homepage page = await composer.ComposeAsync(new HomepageRequest(viewer) { At = data.DefaultTime, Explain = ExplainLevel.Full });
            Ranking.Homepage replayed = other.Replay(PageTrace.FromJson(page.Trace.ToJson()));
            Assert.Equal(Json(page), Json(replayed));
            Assert.Equal((page.Trace with { Entries = [] }).ToJson(), (replayed.Trace with { Entries = [] }).ToJson());
            foreach (ItemAccount account in page.Trace.Rows.SelectMany(row => page.Trace.Account(row.Key)))
            {
                double most = Math.Max(1, account.Terms.Sum(term => Math.Abs((double)term.Value)));
                Assert.InRange(account.Terms.Sum(term => (double)term.Value) - account.Score, -1e-5 * most, 1e-5 * most);
                candidates++;
            }
        }

        Assert.True(candidates > 30_000, $"{candidates} candidates were accounted for");
    }

    private static async Task<HomepageComposer> ComposerAsync(DataFolder data)
    {
        var store = new InMemoryInteractionStore();
        await store.AppendAsync(data.Interactions, CancellationToken.None);
        RankingSnapshot snapshot = RankingSnapshot.Create(
            data.Catalog, CatalogStatistics.Compute(data.Catalog, data.Interactions, data.DefaultTime), TextSpace.Build(data.Catalog));
        // Nobody is late, however busy the machine is.
        var options = new RankingOptions { ComponentTimeoutMs = 60_000 };
        return new HomepageComposerBuilder(new SnapshotPublisher(snapshot), store, options).Build();
    }

    // All but the duration, which is the one thing that is not the same each time.
    private static string Json(Ranking.Homepage page) => string.Join(
        '\n', PageJson.Write([page], explain: false).Split('\n').Where(line => !line.Contains("composed_ms", StringComparison.Ordinal)));
}
