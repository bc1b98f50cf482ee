namespace Ranking.Core.Tests.Rows;

public class HiddenGemsRowTests
{
    // Titles 0 to 9 are played by 20 people to the middle, titles 10 to 19 by five: the even ones to the end, the odd ones hardly; titles 20 to 29 by two.
    private static readonly Interaction[] Events =
    [
        .. Plays(Enumerable.Range(0, 10), people: 20, _ => 0.5f),
        .. Plays(Enumerable.Range(10, 10), people: 5, title => title % 2 == 0 ? 1f : 0.1f),
        .. Plays(Enumerable.Range(20, 10), people: 2, _ => 1f),
    ];

    private readonly World _world = new(Events, Films.Catalog());

    [Fact]
    public async Task Holds_what_few_found_and_stayed_with()
    {
        IRowSource gems = global::Ranking.Rows.HiddenGems(popularShare: 0.3f);
        Assert.Equal(["t010", "t012", "t014", "t016", "t018"], gems.Titles(_world.ContextOf()).Order(StringComparer.Ordinal));
        World world = new(Events, Films.Catalog(), configure: b => b.AddRows(global::Ranking.Rows.HiddenGems(0.3f, notBefore: 0, noLaterThan: 0)), options: new RankingOptions { DefaultRows = false });
        HomepageRow row = Assert.Single((await world.PageAsync("someone")).Rows);
        Assert.Equal("5 people found it, and stayed with it", row.Items[0].Reason.ToString());
    }

    [Fact]
    public void Takes_in_more_with_less_evidence_and_none_of_the_popular_share()
    {
        Assert.Equal(15, global::Ranking.Rows.HiddenGems(0.3f, minimumPlays: 2).Titles(_world.ContextOf()).Length);
        Assert.Equal(10, global::Ranking.Rows.HiddenGems(0.5f, minimumPlays: 2).Titles(_world.ContextOf()).Count(id => int.Parse(id[1..], null) >= 20));
        Assert.Empty(global::Ranking.Rows.HiddenGems(popularShare: 1f).Propose(_world.ContextOf()));
    }

    [Fact]
    public void Leaves_nothing_out_for_its_popularity_where_the_share_is_nothing() =>
        Assert.Contains("t004", global::Ranking.Rows.HiddenGems(0f).Titles(new World([.. Events, .. Plays([4], 30, _ => 1f)], Films.Catalog()).ContextOf()), StringComparer.Ordinal);

    [Fact]
    public void A_taste_comes_before_completion_where_titles_are_completed_alike()
    {
        // Of the gems only t010 and t016 share the label of what the fan watched.
        World world = new([.. Events, Films.Play("fan", 4), Films.Play("fan", 28), Films.Play("fan", 40)], Films.Catalog());
        Assert.Equal(["t010", "t016"], global::Ranking.Rows.HiddenGems(0.3f).Titles(world.ContextOf("fan")).Take(2).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Works_without_a_space_and_is_not_proposed_without_plays()
    {
        Assert.NotEmpty(global::Ranking.Rows.HiddenGems(0.3f).Titles(new World(Events, Films.Catalog(), hasSpace: false).ContextOf()));
        Assert.Empty(global::Ranking.Rows.HiddenGems().Propose(new World([], Films.Catalog()).ContextOf()));
        Assert.Throws<ArgumentOutOfRangeException>(() => global::Ranking.Rows.HiddenGems(float.NaN));
    }

    private static IEnumerable<Interaction> Plays(IEnumerable<int> titles, int people, Func<int, float> completion) =>
        from title in titles from person in Enumerable.Range(0, people) select Films.Play($"p{person}", title, completion: completion(title));
}
