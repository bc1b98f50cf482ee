namespace Ranking.Core.Tests.Rows;

public class AttributeRankerTests
{
    private readonly World _world = new([.. Films.Fan("fan", label: 0), .. Films.Fan("other", label: 3)]);

    [Fact]
    public async Task Taste_puts_the_label_of_what_was_watched_first()
    {
        Assert.Equal(Films.Labels[0], (await RankAsync(Attributes.ByTaste(), "fan"))[0].Value);
        Assert.Equal(Films.Labels[3], (await RankAsync(Attributes.ByTaste(), "other"))[0].Value);
    }

    [Fact]
    public async Task Popularity_is_the_same_for_everyone() =>
        Assert.Equal(await RankAsync(Attributes.ByPopularity(), "fan"), await RankAsync(Attributes.ByPopularity(), "other"));

    [Fact]
    public async Task Traditional_follows_its_formula()
    {
        // Four plays of label 0, finished, the newest a day ago; t000 and t018 have label 1 too, half of the plays, the newest a day ago.
        IReadOnlyList<RankedValue> values = await RankAsync(Attributes.Traditional(), "fan");
        float recency = (float)Math.Pow(2, -1 / 30.0);
        Assert.Equal(Films.Labels[0], values[0].Value);
        Assert.Equal(0.6f + 0.3f + (0.1f * recency), values[0].Score, 1e-5f);
        Assert.Equal(Films.Labels[1], values[1].Value);
        Assert.Equal((0.6f * 4 / 4) + 0.3f + (0.1f * recency), values[1].Score, 1e-5f);
        Assert.All(values.Skip(2), value => Assert.InRange(value.Score, -1f, 0f));
    }

    [Fact]
    public async Task A_person_without_history_gets_popular_values_and_the_answer_says_so()
    {
        foreach (IAttributeRanker ranker in new[] { Attributes.ByTaste(), Attributes.Traditional() })
        {
            RankingContext context = _world.Context("nobody");
            IReadOnlyList<RankedValue> values = await ranker.RankAsync(new AttributeQuery("micro_genres", 6), context, CancellationToken.None);
            Assert.All(values, value => Assert.True(value.IsFallback));
            Assert.Equal((await RankAsync(Attributes.ByPopularity(), "nobody")).Select(v => v.Value), values.Select(v => v.Value));
            Assert.Contains(context.Trace.Entries, entry => entry.Outcome == TraceOutcome.Fallback && entry.Component == ranker.Name);
        }
    }

    [Fact]
    public async Task A_snapshot_without_a_space_falls_back_to_popularity()
    {
        var world = new World(Films.Fan("fan", 0), hasSpace: false);
        IReadOnlyList<RankedValue> values = await Attributes.ByTaste().RankAsync(new AttributeQuery("micro_genres", 3), world.Context("fan"), CancellationToken.None);
        Assert.All(values, value => Assert.True(value.IsFallback));
    }

    [Fact]
    public async Task A_value_with_too_few_titles_left_is_stepped_over()
    {
        // A fan of label 0 who has watched all its titles but two.
        var world = new World(Films.Fan("full", label: 0, plays: 10));
        CategoryColumn column = world.Catalog.Category("micro_genres");
        IReadOnlyList<RankedValue> values = await Attributes.ByTaste().RankAsync(
            new AttributeQuery("micro_genres", 6) { MinimumSupport = 4 }, world.Context("full"), CancellationToken.None);
        Assert.DoesNotContain(values, value => value.Value == Films.Labels[0]);
        Assert.Equal(5, values.Count);
        Assert.All(values, value => Assert.Equal(column.ItemsWith(value.Ordinal).Length, value.Support));
    }

    [Fact]
    public async Task An_unknown_attribute_is_named_with_the_nearest_known_one()
    {
        var error = await Assert.ThrowsAsync<RankingException>(async () =>
            await Attributes.ByTaste().RankAsync(new AttributeQuery("micro_genre", 3), _world.Context(), CancellationToken.None));
        Assert.Contains("no category column 'micro_genre'. Did you mean 'micro_genres'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_ranker_keeps_the_laws_of_its_contract()
    {
        foreach (IAttributeRanker ranker in new[] { Attributes.ByTaste(), Attributes.ByPopularity(), Attributes.Traditional() })
        {
            for (int take = 0; take <= 8; take++)
            {
                IReadOnlyList<RankedValue> values = await ranker.RankAsync(new AttributeQuery("micro_genres", take), _world.Context("fan"), CancellationToken.None);
                Assert.Equal(Math.Min(take, 6), values.Count);
                Assert.Equal(values.Count, values.Select(value => value.Ordinal).Distinct().Count());
                Assert.Equal(values.OrderByDescending(v => v.Score).ThenBy(v => v.Ordinal), values);
                Assert.All(values, value => Assert.True(float.IsFinite(value.Score)));
            }
        }
    }

    private async Task<IReadOnlyList<RankedValue>> RankAsync(IAttributeRanker ranker, string profile) =>
        await ranker.RankAsync(new AttributeQuery("micro_genres", 6), _world.Context(profile), CancellationToken.None);
}
