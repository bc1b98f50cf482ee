namespace Ranking.Core.Tests.Rows;

public class WatchAgainRowTests
{
    private static readonly IRowSource WatchAgain = global::Ranking.Rows.WatchAgain();

    [Fact]
    public async Task Holds_what_was_finished_and_liked_long_ago_the_most_missed_first()
    {
        World world = new([.. Plays((1, 100), (2, 400), (3, 89), (4, 200), (5, 91))]);
        Assert.Equal(["t002", "t004", "t001", "t005"], WatchAgain.Titles(world.ContextOf("fan")));
        HomepageRow row = Assert.Single((await world.PageAsync("fan", r => r with { Rows = 20, Items = 4 })).Rows, row => row.Kind == RowKinds.WatchAgain);
        Assert.Equal("t002 t004 t001 t005", World.Ids(row));
        Assert.Equal("You finished it 400 days ago", row.Items[0].Reason.ToString());
    }

    [Fact]
    public void Preference_counts_as_much_as_time()
    {
        World world = new([Films.Play("fan", 1, 300, 0.9f), Films.Play("fan", 2, 300), Rated(3, 300, 0.7f), Rated(4, 300, 0.5f)]);
        Assert.Equal(["t002", "t001", "t003"], WatchAgain.Titles(world.ContextOf("fan")));
    }

    [Fact]
    public void What_was_left_part_way_given_up_or_hidden_is_not_in_it()
    {
        World world = new(
        [
            Films.Play("fan", 1, 300, 0.8f), Films.Play("fan", 2, 300, 0.3f, InteractionKind.Abandon),
            Films.Play("fan", 3, 300), Films.Play("fan", 3, 299, kind: InteractionKind.ThumbsDown), Films.Play("fan", 4, 300),
        ]);
        Assert.Equal(["t004"], WatchAgain.Titles(world.ContextOf("fan")));
    }

    [Fact]
    public void Is_not_proposed_without_times_or_before_its_days_are_over()
    {
        Assert.Empty(WatchAgain.Propose(new World(Films.Fan("fan", 1)).ContextOf("fan")));
        Assert.Empty(WatchAgain.Propose(new World(Plays((1, 200)).Select(play => play with { Time = null })).ContextOf("fan")));
        Assert.Equal(["t001"], global::Ranking.Rows.WatchAgain(afterDays: 1).Titles(new World(Plays((1, 2))).ContextOf("fan")));
    }

    private static IEnumerable<Interaction> Plays(params (int Title, double DaysAgo)[] plays) => plays.Select(play => Films.Play("fan", play.Title, play.DaysAgo));

    private static Interaction Rated(int title, double daysAgo, float rating) => Films.Play("fan", title, daysAgo, rating, InteractionKind.Rate);
}
