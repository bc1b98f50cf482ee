using Ranking.Embeddings;
using Ranking.Samples.Simulator.Service;
using Ranking.Samples.Simulator.World;

namespace Ranking.Samples.Tests.Simulator;

public sealed class TruthTests
{
    private readonly Truth _truth = WorldMaker.Make(Small.Settings);

    [Fact]
    public async Task Other_tastes_and_qualities_leave_the_first_pages_as_they_are_until_somebody_acts_on_them()
    {
        // The same events, with everybody's taste handed to their neighbour and every title as good as the next one is.
        Truth other = _truth with
        {
            Viewers = [.. _truth.Viewers.Select((viewer, i) => Next(_truth.Viewers, i) with { Id = viewer.Id, Device = viewer.Device })],
            Titles = [.. _truth.Titles.Select((title, i) => title with { Quality = Next(_truth.Titles, i).Quality, Direction = Next(_truth.Titles, i).Direction })],
        };
        Assert.NotEqual(Chances(_truth), Chances(other));
        Assert.Equal(await PagesAsync(_truth), await PagesAsync(other));
    }

    [Fact]
    public async Task A_title_is_shown_from_its_release_on_and_not_after_it_was_played()
    {
        int[][] pages = await PagesAsync(_truth);
        for (int viewer = 0; viewer < pages.Length; viewer++)
        {
            var memory = new Memory(_truth.Viewers[viewer % _truth.Viewers.Count], _truth);
            Assert.All(pages[viewer].Where(item => item >= 0), item =>
            {
                Assert.True(_truth.Titles[item].ReleaseDay <= 1);
                Assert.DoesNotContain(item, memory.Played);
            });
        }
    }

    [Fact]
    public void Titles_are_where_the_catalog_has_them() =>
        Assert.Equal(_truth.Titles.Select(title => title.Id), Enumerable.Range(0, _truth.Catalog.Count).Select(item => _truth.Catalog.Ids[item]));

    [Fact]
    public void A_title_tempts_the_more_the_nearer_it_is_to_the_taste_and_the_better_it_is()
    {
        Title title = _truth.Titles[0];
        float[] taste = [.. title.Direction];
        float[] opposite = [.. title.Direction.Select(part => -part)];
        Assert.True(Truth.Chance(taste, title) > Truth.Chance(opposite, title));
        Assert.True(Truth.Chance(taste, title with { Quality = 2 }) > Truth.Chance(taste, title with { Quality = -2 }));
    }

    [Fact]
    public void Half_of_the_viewers_drift_from_one_mix_to_another()
    {
        Assert.All(_truth.Viewers, viewer => Assert.All(Enumerable.Range(1, 4), day => Assert.Equal(1f, viewer.MixOn(day, 4).Sum(), 5)));
        Assert.Contains(_truth.Viewers, viewer => !viewer.MixOn(1, 4).SequenceEqual(viewer.MixOn(4, 4)));
        Assert.Contains(_truth.Viewers, viewer => viewer.MixOn(1, 4).SequenceEqual(viewer.MixOn(4, 4)));
    }

    private static T Next<T>(IReadOnlyList<T> all, int i) => all[(i + 1) % all.Count];

    private static float[] Chances(Truth truth)
    {
        var chances = new float[truth.Titles.Count];
        truth.Chances(truth.Viewers[0], 1, [], chances);
        return chances;
    }

    // The pages of the first day of all policies.
    private static async Task<int[][]> PagesAsync(Truth truth)
    {
        var pages = new List<int[]>();
        foreach (Policy policy in Policy.All(Truth.Attention))
        {
            var service = new HomepageService(policy, Small.Settings, truth.Catalog, TextSpace.Build(truth.Catalog, new TextSpaceOptions { Name = HomepageService.Space }));
            await service.TellAsync(truth.Start, CancellationToken.None);
            service.Open(1, Truth.TimeOf(1), CancellationToken.None);
            foreach (Viewer viewer in truth.Viewers)
            {
                pages.Add(await service.ComposeAsync(viewer.Id, viewer.Device, Truth.TimeOf(1), CancellationToken.None));
            }
        }

        return [.. pages];
    }
}
