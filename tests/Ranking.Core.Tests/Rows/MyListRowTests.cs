namespace Ranking.Core.Tests.Rows;

public class MyListRowTests
{
    private static readonly IRowSource MyList = global::Ranking.Rows.MyList();

    [Fact]
    public void Holds_the_list_the_last_added_first()
    {
        World world = Listing(3, 30, 12);
        RankingContext context = world.ContextOf("fan");
        RowCandidate row = Assert.Single(MyList.Propose(context));
        Assert.Equal(["t012", "t030", "t003"], row.Titles(context));
        Assert.Equal(("On your list", 1, true), (row.Reason.ToString(), row.MinimumItems, row.AllowsRepeats));
    }

    [Fact]
    public async Task Is_ordered_by_the_item_ranker_where_that_is_asked_for()
    {
        World With(bool isPersonalized) => new(
            Adds(3, 30, 12), options: new RankingOptions { DefaultRows = false, Formula = "popularity" }, configure: b => b.AddRows(global::Ranking.Rows.MyList(isPersonalized)));
        Assert.Equal("t012 t030 t003", World.Ids((await With(false).PageAsync("fan")).Rows[0]));
        // In the crowd title i is played by one in 1 + i mod 9: titles 3, 12 and 30 by one in four.
        Assert.Equal("t003 t012 t030", World.Ids((await With(true).PageAsync("fan")).Rows[0]));
    }

    [Fact]
    public void What_was_watched_to_its_end_leaves_and_what_was_left_part_way_stays()
    {
        World world = Listing([Films.Play("fan", 3), Films.Play("fan", 30, completion: 0.5f), Films.Play("fan", 12, completion: 0.1f, kind: InteractionKind.Abandon)], 3, 30, 12);
        Assert.Equal(["t012", "t030"], MyList.Titles(world.ContextOf("fan")));
    }

    [Fact]
    public void One_title_is_enough_and_none_is_not()
    {
        Assert.Equal(["t003"], MyList.Titles(Listing(3).ContextOf("fan")));
        Assert.Empty(MyList.Propose(Listing(3).ContextOf("someone else")));
        Assert.Empty(MyList.Propose(Listing([Films.Play("fan", 3)], 3).ContextOf("fan")));
        Assert.Empty(MyList.Propose(Listing([Films.Play("fan", 3, kind: InteractionKind.Hide)], 3).ContextOf("fan")));
    }

    [Fact]
    public async Task Keeps_titles_that_a_row_above_shows_and_later_rows_do_not_repeat_them()
    {
        World world = Listing(0, 1);
        Homepage page = await world.PageAsync("fan");
        HomepageRow list = Assert.Single(page.Rows, row => row.Kind == RowKinds.MyList);
        Assert.Equal("t001 t000", World.Ids(list));
        int place = page.Rows.ToList().IndexOf(list);
        Assert.InRange(place, 0, 3);
        Assert.DoesNotContain(page.Rows.Skip(place + 1).SelectMany(row => row.Items), item => item.Id is "t000" or "t001");
    }

    private static World Listing(params int[] titles) => Listing([], titles);

    private static World Listing(Interaction[] plays, params int[] titles) => new([.. Adds(titles), .. plays]);

    private static Interaction[] Adds(params int[] titles) => [.. titles.Select((title, i) => Films.Play("fan", title, daysAgo: 10 - i, kind: InteractionKind.ListAdd))];
}
