using Ranking.Embeddings;
using Ranking.Expressions;

namespace Ranking.Core.Tests.Queries;

/// <summary>Titles that are described by their columns, or by what a text means.</summary>
public class DescribedTitlesTests
{
    private static readonly World World = new();
    private static readonly QueryEngine Engine = new(World.Publisher, World.Store, queries: new QueryOptions { Columns = { ["genres"] = "micro_genres" } }, clock: World.Clock);

    [Fact]
    public async Task Titles_are_found_that_have_all_values_of_one_of_the_objects()
    {
        CategoryColumn genres = World.Catalog.Category("micro_genres");
        string genre = genres.Values[genres.ValuesOf(10)[0]];
        string year = World.Catalog.Numbers("year")[10].ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (attributes, condition) in new[]
        {
            ($$"""[{"genres": "{{genre}}"}]""", $"genres contains '{genre}'"),
            ($$"""[{"genres": ["{{genre}}"], "year": {{year}}}]""", $"genres contains '{genre}' and year = {year}"),
            ($$"""[{"year": [{{year}}, 1]}, {"item_id": "t003"}, {"title": "{{World.Catalog.Title(7)}}"}]""", $"year in [{year}, 1] or item_id = 't003' or title = '{World.Catalog.Title(7)}'"),
            ("[]", "false"),
            ("""[{"year": null}]""", "year is null"),
        })
        {
            string json = $$$"""{"query": "SELECT * FROM candidate_attributes(item_attributes=$items, limit=500) LIMIT 500", "parameters": {"items": {{{attributes}}}}}""";
            RankingQuery query = RankingQuery.FromJson(json, out IReadOnlyDictionary<string, object?> parameters);
            QueryResult found = await Engine.RunAsync(query, new QueryRequest { Parameters = parameters });
            QueryResult asked = await Engine.RunAsync(RankingQuery.Parse($"SELECT * FROM filter(where=\"{condition}\", limit=500) LIMIT 500"), new QueryRequest());
            Assert.Equal(asked.Ids, found.Ids);
            Assert.True(found.Ids.Count > 0 || condition is "false" or "year is null", attributes);
        }
    }

    [Theory]
    [InlineData("""[{"yeer": 1}]""", "the catalog has no column 'yeer'. Did you mean 'year'?")]
    [InlineData("""["a"]""", "candidate_attributes takes item_attributes, a list of objects")]
    [InlineData("""{"genres": "a"}""", "candidate_attributes takes item_attributes, a list of objects")]
    [InlineData("""[{}]""", "a list of objects that each name values of columns")]
    [InlineData("""[{"year": [[1]]}]""", "the parameter 'items' has a list in its list")]
    public async Task Says_what_does_not_fit(string attributes, string message)
    {
        var error = await Assert.ThrowsAsync<ExpressionException>(async () =>
        {
            RankingQuery query = RankingQuery.FromJson($$$"""{"query": "SELECT * FROM candidate_attributes(item_attributes=$items)", "parameters": {"items": {{{attributes}}}}}""", out IReadOnlyDictionary<string, object?> parameters);
            await Engine.RunAsync(query, new QueryRequest { Parameters = parameters });
        });
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_is_no_value_of_a_condition()
    {
        RankingQuery query = RankingQuery.FromJson("""{"query": "SELECT * FROM popular() WHERE year > $year", "parameters": {"year": {"from": 1999}}}""", out IReadOnlyDictionary<string, object?> parameters);
        var error = await Assert.ThrowsAsync<ExpressionException>(async () => await Engine.RunAsync(query, new QueryRequest { Parameters = parameters }));
        Assert.Contains("the parameter 'year' is an object; expected a number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_values_are_refused()
    {
        object?[] many = [.. Enumerable.Range(0, 501).Select(i => new Dictionary<string, object?> { ["year"] = i })];
        var error = await Assert.ThrowsAsync<ExpressionException>(async () =>
            await Engine.RunAsync(RankingQuery.Parse("SELECT * FROM candidate_attributes(item_attributes=$items)"), new QueryRequest { Parameters = new Dictionary<string, object?> { ["items"] = many } }));
        Assert.Contains("item_attributes has 501 values; the most are 500", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_of_somebody_new_or_of_a_title_stand_for_what_is_not_known_of_them()
    {
        CategoryColumn genres = World.Catalog.Category("micro_genres");
        string genre = genres.Values[1];
        foreach (string encoder in new[] { "user_attribute_pooling(input_user_features=$features)", "item_attribute_pooling(input_item_features=$features)" })
        {
            QueryResult found = await RunAsync(encoder, new Dictionary<string, object?> { ["genres"] = new[] { genre } });
            Assert.Equal(5, found.Ids.Count);
            Assert.True(found.Titles.Items.ToArray().Count(item => genres.ValuesOf(item).Contains(1)) >= 4, encoder);
            Assert.Equal(found.Ids, (await RunAsync(encoder, new Dictionary<string, object?> { ["micro_genres"] = genre })).Ids);
            foreach (var (features, message) in new (object, string)[]
            {
                (new Dictionary<string, object?> { ["genrs"] = genre }, "the catalog has no column of labels 'genrs'. Did you mean 'genres'?"),
                (new Dictionary<string, object?> { ["genres"] = genre, ["year"] = 1999 }, "an object with one column of labels"),
                (genre, "an object with one column of labels"),
            })
            {
                Assert.Contains(message, (await Assert.ThrowsAsync<ExpressionException>(() => RunAsync(encoder, features))).Message, StringComparison.Ordinal);
            }
        }

        // A title's own labels and those that are given are pooled together.
        QueryResult alone = await RunAsync("item_attribute_pooling(input_item_id='t003')", new Dictionary<string, object?>());
        QueryResult together = await RunAsync("item_attribute_pooling(input_item_id='t003', input_item_features=$features)", new Dictionary<string, object?> { ["genres"] = genre });
        Assert.NotEqual(alone.Ids, together.Ids);
    }

    private static async Task<QueryResult> RunAsync(string encoder, object features) => await Engine.RunAsync(
        RankingQuery.Parse($"SELECT * FROM similarity(embedding_ref='text', encoder={encoder}, limit=5)"), new QueryRequest { Parameters = new Dictionary<string, object?> { ["features"] = features } });

    [Fact]
    public async Task A_text_finds_what_it_means_where_a_space_knows_words()
    {
        var snapshot = RankingSnapshot.Create(World.Catalog, World.Snapshot.Statistics, [TextSpace.Build(World.Catalog, new TextSpaceOptions { Dimensions = 16, EncodesTexts = true })]);
        var engine = new QueryEngine(new SnapshotPublisher(snapshot), World.Store, clock: World.Clock);
        CategoryColumn genres = World.Catalog.Category("micro_genres");
        string genre = genres.Values[0];
        QueryResult found = await engine.RunAsync(RankingQuery.Parse("SELECT * FROM text_search(query=$words, mode='vector', text_embedding_ref='text', limit=5)"), Words(genre));
        Assert.Equal(5, found.Ids.Count);
        Assert.True(found.Titles.Items.ToArray().Count(item => genres.ValuesOf(item).Contains(0)) >= 4);
        Assert.InRange(found.Titles.Scores[0], 0.3f, 1.0001f);
        Assert.Empty((await engine.RunAsync(RankingQuery.Parse("SELECT * FROM text_search(query=$words, mode='vector')"), Words("xqzwv"))).Ids);
        Assert.Empty((await engine.RunAsync(RankingQuery.Parse("SELECT * FROM text_search(query=$words, mode='vector')"), Words(" "))).Ids);
        foreach (var (query, message) in new[]
        {
            ("SELECT * FROM text_search(query=$words, mode='vector')", "there is no vector space for it that gives texts directions; build one with EncodesTexts"),
            ("SELECT * FROM text_search(query=$words, mode='magic')", "text_search knows the modes 'lexical' and 'vector'"),
            ("SELECT * FROM popular(limit=3, name='a'), filter(where='year > 1', entity_type='users')", "filter finds titles, and not the entity_type 'users'"),
        })
        {
            Assert.Contains(message, (await Assert.ThrowsAsync<ExpressionException>(async () => await Engine.RunAsync(RankingQuery.Parse(query), Words("a")))).Message, StringComparison.Ordinal);
        }
    }

    private static QueryRequest Words(string words) => new() { Parameters = new Dictionary<string, object?> { ["words"] = words } };
}
