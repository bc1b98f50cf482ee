namespace Ranking.Core.Tests.Rows;

public class StartHereRowTests
{
    [Fact]
    public void Spans_labels_with_popular_titles()
    {
        RankingContext context = new World().ContextOf();
        string[] titles = global::Ranking.Rows.StartHere().Titles(context);
        CategoryColumn labels = context.Snapshot.Catalog.Category("micro_genres");
        string[] round = [.. titles.TakeWhile((_, i) => titles.Take(i + 1).SelectMany(Labels).Distinct().Count() == titles.Take(i + 1).Sum(id => Labels(id).Length))];
        // The first round shows each label once at the most, and the most played title leads it.
        Assert.Equal(context.Snapshot.Catalog.Ids[context.Snapshot.Statistics.ItemsByPopularity[0]], titles[0]);
        Assert.True(round.Length >= 3, string.Join(' ', round));
        Assert.Equal(Films.Labels.Length, titles.Take(6).SelectMany(Labels).Distinct().Count());
        Assert.Equal(60, titles.Distinct(StringComparer.Ordinal).Count());

        int[] Labels(string id) => context.Snapshot.Catalog.Ids.TryGetOrdinal(id, out int item) ? labels.ValuesOf(item).ToArray() : [];
    }

    [Fact]
    public void Takes_what_editors_chose_in_their_order()
    {
        RankingContext context = new World().ContextOf(maturity: "PG");
        RowCandidate row = Assert.Single(global::Ranking.Rows.StartHere(["t050", "t003", "t010", "t000"]).Propose(context));
        Assert.Equal(["t050", "t010", "t000"], row.Titles(context));
        Assert.Equal(ReasonKind.Editorial, row.Reason.Kind);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    public void Sinks_with_each_play(int plays, int noLaterThan) => Assert.Equal(
        noLaterThan,
        Assert.Single(global::Ranking.Rows.StartHere().Propose(new World(Films.Fan("fan", 0, plays)).ContextOf("fan"))).NoLaterThan);

    [Fact]
    public void Is_gone_after_a_few_plays()
    {
        Assert.Empty(global::Ranking.Rows.StartHere().Propose(new World(Films.Fan("fan", 0, 3)).ContextOf("fan")));
        Assert.Empty(global::Ranking.Rows.StartHere(plays: 1).Propose(new World(Films.Fan("fan", 0, 1)).ContextOf("fan")));
    }

    [Fact]
    public void A_title_that_was_only_liked_is_not_a_play() =>
        Assert.Equal(0, Assert.Single(global::Ranking.Rows.StartHere().Propose(new World([Films.Play("fan", 1, kind: InteractionKind.ThumbsUp)]).ContextOf("fan"))).NoLaterThan);

    [Fact]
    public async Task Leads_the_page_of_a_new_profile_and_no_other_kind_says_the_same_beside_it()
    {
        Homepage page = await new World().PageAsync("nobody", r => r with { Items = 5 });
        Assert.Equal(RowKinds.StartHere, page.Rows[0].Kind);
        Assert.Equal("A good place to start", page.Rows[0].Reason.ToString());
        // What suits everyone, what everybody watches and what trends are charts: two other rows stand between.
        int[] charts = [.. page.Rows.Select((row, i) => (row, i)).Where(r => r.row.Kind is RowKinds.TopPicks or RowKinds.Popular or RowKinds.Trending).Select(r => r.i)];
        Assert.True(charts.Length >= 2);
        Assert.All(charts.Zip(charts.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 3));
    }
}
