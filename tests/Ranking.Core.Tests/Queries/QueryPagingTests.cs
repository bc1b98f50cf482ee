using Ranking.Expressions;

namespace Ranking.Core.Tests.Queries;

/// <summary>What comes after an answer, and how far a query goes.</summary>
public class QueryPagingTests
{
    private static readonly World World = new([.. Enumerable.Range(0, 6).Select(item => Films.Play("fan", item))]);

    [Theory]
    [InlineData("SELECT * FROM popular(limit=40) ORDER BY score(expression='popularity') LIMIT 7")]
    [InlineData("SELECT * FROM popular(limit=40) ORDER BY score(expression='popularity') ASC LIMIT 7")]
    [InlineData("SELECT * FROM retrieve(popular(limit=25), column_order(columns='title', limit=25)) WHERE year > 1900 ORDER BY score(expression='zscore(popularity) + minmax(affinity)') REORDER BY diversity(strength=0.5) LIMIT 7")]
    public async Task Pages_together_are_everything_once(string text)
    {
        QueryEngine engine = Engine(World);
        QueryResult all = await engine.RunAsync(RankingQuery.Parse(text.Replace("LIMIT 7", "LIMIT 1000", StringComparison.Ordinal)), For("fan"));
        var paged = new List<string>();
        QueryRequest request = For("fan");
        QueryResult page;
        do
        {
            page = await engine.RunAsync(RankingQuery.Parse(text), request);
            paged.AddRange(page.Ids);
            request = page.Next();
        }
        while (page.Ids.Count == 7);
        Assert.True(paged.Count > 10, $"{paged.Count} of {all.Ids.Count}");
        Assert.Equal(all.Ids.Order(StringComparer.Ordinal), paged.Order(StringComparer.Ordinal));
        Assert.Equal(paged.Count, paged.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Explored_titles_come_once_too()
    {
        QueryEngine engine = Engine(World);
        RankingQuery query = RankingQuery.Parse("SELECT * FROM popular(limit=10) ORDER BY score(expression='popularity') REORDER BY exploration(strength=0.4, retriever=column_order(columns='title DESC', limit=30)) LIMIT 7");
        QueryResult first = await engine.RunAsync(query, For("fan"));
        QueryResult second = await engine.RunAsync(query, first.Next());
        Assert.NotEmpty(second.Ids);
        Assert.Empty(second.Ids.Intersect(first.Ids));
    }

    [Fact]
    public async Task Pages_of_plain_scores_are_in_the_order_of_the_whole()
    {
        QueryEngine engine = Engine(World);
        RankingQuery query = RankingQuery.Parse("SELECT * FROM popular(limit=40) ORDER BY score(expression='popularity') LIMIT $n");
        QueryResult first = await engine.RunAsync(query, For("fan", ("n", 9)));
        QueryResult second = await engine.RunAsync(query, first.Next());
        Assert.Equal((await engine.RunAsync(query, For("fan", ("n", 18)))).Ids, first.Ids.Concat(second.Ids));
    }

    [Fact]
    public async Task What_is_done_between_two_pages_counts_and_nothing_comes_twice()
    {
        var world = new World();
        QueryEngine engine = Engine(world);
        RankingQuery query = RankingQuery.Parse("SELECT * FROM similarity(embedding_ref='text', limit=50) ORDER BY score(expression='affinity') LIMIT 5");
        await world.Store.AppendAsync([Films.Play("reader", 3)], CancellationToken.None);
        QueryResult first = await engine.RunAsync(query, For("reader"));
        int other = world.Catalog.Ids.OrdinalOf(first.Ids[4]);
        await world.Store.AppendAsync([Films.Play("reader", other)], CancellationToken.None);
        QueryResult second = await engine.RunAsync(query, first.Next());
        Assert.Equal(5, second.Ids.Count);
        Assert.Equal(second.Ids, (await engine.RunAsync(query, first.Next() with { Shown = [.. first.Ids, "no longer there"] })).Ids);
        Assert.Empty(second.Ids.Intersect(first.Ids));
    }

    [Fact]
    public async Task Values_have_pages_too()
    {
        QueryEngine engine = Engine(World);
        RankingQuery query = RankingQuery.Parse("SELECT * FROM rank_attributes(attribute='micro_genres') LIMIT 3");
        QueryResult first = await engine.RunAsync(query, For("fan"));
        QueryResult second = await engine.RunAsync(query, first.Next());
        QueryResult six = await engine.RunAsync(RankingQuery.Parse("SELECT * FROM rank_attributes(attribute='micro_genres') LIMIT 6"), For("fan"));
        Assert.Equal(six.Values.Select(value => value.Value), first.Values.Concat(second.Values).Select(value => value.Value));
    }

    [Fact]
    public async Task Truncate_keeps_the_first_that_meet_the_rest()
    {
        QueryEngine engine = Engine(World);
        foreach (string where in new[] { "truncate(4) AND year > 1950", "year > 1950 AND truncate($n)" })
        {
            QueryResult cut = await engine.RunAsync(RankingQuery.Parse($"SELECT * FROM popular(limit=500) WHERE {where} ORDER BY score(expression='0 - item.year')"), For("fan", ("n", 4)));
            QueryResult first = await engine.RunAsync(RankingQuery.Parse("SELECT * FROM popular(limit=500, where='year > 1950') LIMIT 4"), For("fan"));
            Assert.Equal(4, cut.Ids.Count);
            Assert.Equal(first.Ids.Order(StringComparer.Ordinal), cut.Ids.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("WHERE year > 1 OR truncate(4)", "truncate belongs to WHERE itself, joined to the rest by and")]
    [InlineData("WHERE truncate(4) AND truncate(5)", "truncate stands there twice")]
    [InlineData("WHERE truncate(-1)", "truncate is -1; expected a whole number from 0")]
    [InlineData("WHERE truncate('a')", "truncate is 'a'; expected a whole number")]
    [InlineData("WHERE truncate()", "truncate was given 0 arguments")]
    [InlineData("WHERE prebuilt('x')", "there is no saved condition 'x'.")]
    [InlineData("WHERE prebuilt($x)", "prebuilt takes the name of a saved condition as it is written")]
    public async Task Says_what_does_not_fit(string where, string message)
    {
        var error = await Assert.ThrowsAsync<ExpressionException>(async () => await Engine(World).RunAsync(RankingQuery.Parse($"SELECT * FROM popular() {where}"), For("fan", ("x", "x"))));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prebuilt_and_truncate_print_as_they_are_read()
    {
        const string Text = "SELECT * FROM popular() WHERE prebuilt('family') and truncate(5)";
        Assert.Equal(Text, RankingQuery.Parse(Text).ToString());
        Assert.Equal(Text, RankingQuery.FromJson(RankingQuery.Parse(Text).ToJson(), out _).ToString());
    }

    private static QueryEngine Engine(World world) => new(world.Publisher, world.Store, clock: world.Clock);

    private static QueryRequest For(string person, params (string Name, object? Value)[] parameters) =>
        new() { Parameters = parameters.Append(("user_id", person)).ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal) };
}
