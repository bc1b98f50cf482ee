namespace Ranking.Core.Tests.Rows;

public class MoreLikeThisRowsTests
{
    private static readonly IRowSource MoreLikeThis = global::Ranking.Rows.MoreLikeThis();

    [Fact]
    public void Holds_the_values_nearest_to_a_value_without_itself()
    {
        World world = new();
        IReadOnlyList<RowCandidate> rows = MoreLikeThis.Propose(world.ContextOf(moreLike: $"micro_genres={Films.Labels[0]}"));
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => row.Value == Films.Labels[0]);
        Assert.Equal(rows.Select(row => row.Score).OrderDescending(), rows.Select(row => row.Score));
        Assert.All(rows, row => Assert.Equal(new Reason(ReasonKind.SimilarTo, Films.Labels[0]), row.Reason));
        // Every third title has the next label too, so the neighbours in the list of labels are the nearest in the space.
        Assert.Contains(rows[0].Value, new[] { Films.Labels[1], Films.Labels[5] });
    }

    [Fact]
    public void Takes_the_key_of_a_row_that_grew_from_a_title()
    {
        IReadOnlyList<RowCandidate> rows = MoreLikeThis.Propose(new World().ContextOf(moreLike: "because=t002"));
        Assert.Equal(Films.Labels[2], rows[0].Value);
        Assert.Equal(new Reason(ReasonKind.SimilarTo, "Title 2"), rows[0].Reason);
    }

    [Fact]
    public void Is_not_proposed_unless_asked_for() => Assert.Empty(MoreLikeThis.Propose(new World().ContextOf()));

    [Theory]
    [InlineData("top_picks")]
    [InlineData("micro_genres=No Such Label")]
    [InlineData("no_such_column=x")]
    [InlineData("because=no-such-title")]
    [InlineData("=")]
    [InlineData("")]
    public async Task A_key_the_catalog_does_not_know_gives_the_usual_page_and_the_trace_says_so(string key)
    {
        World world = new();
        Homepage usual = await world.PageAsync("someone");
        Homepage page = await world.PageAsync("someone", r => r with { MoreLike = key });
        Assert.Equal(World.Outline(usual), World.Outline(page));
        Assert.Contains(page.Trace.Entries, entry => entry.Component == RowKinds.MoreLikeThis && entry.Outcome == TraceOutcome.Fallback);
        Assert.DoesNotContain(usual.Trace.Entries, entry => entry.Component == RowKinds.MoreLikeThis);
    }

    [Fact]
    public async Task Leads_the_page_and_a_label_has_one_row()
    {
        Homepage page = await new World().PageAsync("someone", r => r with { MoreLike = $"micro_genres={Films.Labels[0]}", Items = 4 });
        Assert.Equal(RowKinds.MoreLikeThis, page.Rows[0].Kind);
        string?[] values = [.. page.Rows.Where(row => row.Value is not null).Select(row => row.Value)];
        Assert.Equal(values.Length, values.Distinct().Count());
    }

    [Fact]
    public async Task A_page_asked_for_more_has_an_id_of_its_own()
    {
        World world = new();
        Assert.NotEqual((await world.PageAsync("someone")).PageId, (await world.PageAsync("someone", r => r with { MoreLike = $"micro_genres={Films.Labels[0]}" })).PageId);
    }

    [Fact]
    public void Never_proposes_more_than_asked_and_says_when_there_is_no_space()
    {
        string key = $"micro_genres={Films.Labels[0]}";
        Assert.Empty(MoreLikeThis.Propose(new World().ContextOf(moreLike: key), limit: 0));
        Assert.Single(global::Ranking.Rows.MoreLikeThis(most: 1).Propose(new World().ContextOf(moreLike: key)));
        RankingContext context = new World(hasSpace: false).ContextOf(moreLike: "because=t002");
        Assert.Empty(MoreLikeThis.Propose(context));
        Assert.Single(context.Trace.Entries);
    }
}
