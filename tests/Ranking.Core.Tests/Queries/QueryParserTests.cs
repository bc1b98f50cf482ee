using Ranking.Expressions;

namespace Ranking.Core.Tests.Queries;

/// <summary>What reads as a query, and that all doors lead to one plan.</summary>
public class QueryParserTests
{
    public static TheoryData<string, string> Canonical { get; } = new()
    {
        { "select * from popular()", "SELECT * FROM popular()" },
        { "SELECT *", "SELECT *" },
        { "SELECT title, rating FROM popular(limit=5)", "SELECT title, rating FROM popular(limit=5)" },
        {
            """
            SELECT *
            FROM column_order(columns='_derived_popular_rank ASC', limit=500)
            WHERE micro_genres CONTAINS $genre
              AND item_id NOT IN $exclude_ids
            ORDER BY score(
                expression='
                    0.5 * click_through_rate
                ',
                input_user_id=$user_id,
                input_interactions_item_ids=$interaction_item_ids
            )
            LIMIT $limit
            """,
            "SELECT * FROM column_order(columns='_derived_popular_rank ASC', limit=500) WHERE $genre in item.micro_genres and not item.id in $exclude_ids "
            + "ORDER BY score(expression='\n        0.5 * click_through_rate\n    ', input_user_id=$user_id, input_interactions_item_ids=$interaction_item_ids) LIMIT $limit"
        },
        {
            "SELECT score(expression='affinity', input_user_id='$user_id') AS s, diversity(score=s, strength=0.3) AS r FROM retrieve(similarity(embedding_ref=\"text\", name='v'), trending(limit=20)) ORDER BY r DESC LIMIT 10",
            "SELECT * FROM retrieve(similarity(embedding_ref='text', name='v'), trending(limit=20)) ORDER BY score(expression='affinity', input_user_id=$user_id) REORDER BY diversity(strength=0.3) LIMIT 10"
        },
        { "SELECT score(expression='affinity') AS s FROM popular() ORDER BY s ASC", "SELECT * FROM popular() ORDER BY score(expression='affinity') ASC" },
        { "SELECT * FROM popular() ORDER BY click_through_rate", "SELECT * FROM popular() ORDER BY score(expression='click_through_rate')" },
        { "SELECT * FROM similarity('text', precomputed_item(input_item_id=$last))", "SELECT * FROM similarity(embedding_ref='text', encoder=precomputed_item(input_item_id=$last))" },
        { "SELECT * FROM popular() REORDER BY exploration(retriever=filter(where='year > 2020')), boosted()", "SELECT * FROM popular() REORDER BY exploration(retriever=filter(where='year > 2020')), boosted()" },
        { "SELECT * FROM ids(item_ids=['a', 'b', 3]) -- these\n LIMIT 0", "SELECT * FROM ids(item_ids=['a', 'b', 3]) LIMIT 0" },
        {
            "SELECT * FROM saved('a', limit=5), candidate_attributes($items), text_search(mode='vector', query='x', text_embedding_ref='s') WHERE truncate(5) AND NOT prebuilt(name='f')",
            "SELECT * FROM retrieve(saved(query='a', limit=5), candidate_attributes(item_attributes=$items), text_search(query='x', mode='vector', text_embedding_ref='s')) WHERE truncate(5) and not prebuilt('f')"
        },
        { "SELECT * FROM rank_attributes(attribute='genres', minimum_support=4) LIMIT $params.n", "SELECT * FROM rank_attributes(attribute='genres', minimum_support=4) LIMIT $n" },
        { "SELECT * FROM popular() WHERE title LIKE '%a''b%' OR year BETWEEN 1990 AND 2000", "SELECT * FROM popular() WHERE item.title like '%a''b%' or item.year between 1990 and 2000" },
    };

    [Theory]
    [MemberData(nameof(Canonical))]
    public void Reads_and_prints_in_one_form(string text, string canonical)
    {
        RankingQuery query = RankingQuery.Parse(text.ReplaceLineEndings("\n"));
        Assert.Equal(canonical, query.ToString());
        Assert.Equal(canonical, RankingQuery.Parse(canonical).ToString());
    }

    [Theory]
    [MemberData(nameof(Canonical))]
    public void Json_is_another_door_to_the_same_plan(string text, string canonical)
    {
        RankingQuery query = RankingQuery.Parse(text.ReplaceLineEndings("\n"));
        string json = query.ToJson();
        RankingQuery read = RankingQuery.FromJson(json, out _);
        // What a score was given beside its expression says nothing here, and is not written.
        Assert.Equal(json, read.ToJson());
        Assert.Equal(canonical.Replace(", input_user_id=$user_id", "", StringComparison.Ordinal).Replace(", input_interactions_item_ids=$interaction_item_ids", "", StringComparison.Ordinal), read.ToString());
    }

    [Fact]
    public void A_builder_is_a_third_door()
    {
        RankingQuery built = new RankingQueryBuilder()
            .Select("title").From("popular(limit=50)", "trending()").Where("year > 1990", "genres CONTAINS $genre or rating > 4").OrderByScore("0.7 * affinity + 'x'".Replace(" + 'x'", "", StringComparison.Ordinal)).ReorderBy("diversity(strength=0.3)").Limit("n").Build();
        Assert.Equal(
            "SELECT title FROM retrieve(popular(limit=50), trending()) WHERE item.year > 1990 and ($genre in item.genres or item.rating > 4) ORDER BY score(expression='0.7 * affinity') REORDER BY diversity(strength=0.3) LIMIT $n",
            built.ToString());
        Assert.Equal(["genre", "n"], built.Parameters);
        var builder = new RankingQueryBuilder();
        builder.Build();
        Assert.Throws<InvalidOperationException>(() => builder.Limit(3));
        Assert.Throws<ExpressionException>(() => new RankingQueryBuilder().From("no_such()").Build());
    }

    [Fact]
    public void Json_of_the_full_form_reads()
    {
        RankingQuery query = RankingQuery.FromJson(
            """
            {"query":{"type":"rank","from":"item","retrieve":[{"type":"column_order","columns":[{"name":"rating","ascending":false,"nulls_first":true},{"name":"title"}],"where":"year > 1990","limit":200},
             {"type":"similarity","embedding_ref":"text","encoder":{"type":"precomputed_item","input_item_id":"$last_watched"}}],
             "filter":["genres CONTAINS $genre","rating > 3"],"score":{"value_model":"affinity"},"reorder":[{"type":"diversity","strength":0.2}],"limit":20},
             "parameters":{"genre":"Drama","n":3,"list":[1,"a",null]},"return_metadata":true}
            """,
            out IReadOnlyDictionary<string, object?> parameters);
        Assert.Equal(
            "SELECT * FROM retrieve(column_order(columns='rating DESC NULLS FIRST, title ASC', limit=200, where='year > 1990'), similarity(embedding_ref='text', encoder=precomputed_item(input_item_id=$last_watched))) "
            + "WHERE $genre in item.genres and item.rating > 3 ORDER BY score(expression='affinity') REORDER BY diversity(strength=0.2) LIMIT 20",
            query.ToString());
        Assert.Equal("Drama", parameters["genre"]);
        Assert.Equal(3L, parameters["n"]);
        Assert.Equal(["genre", "last_watched"], query.Parameters.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", 1, 1, "found the end; expected select")]
    [InlineData("SELECT", 1, 7, "expected * or the name of a column")]
    [InlineData("SELECT * FROM", 1, 14, "expected a retriever")]
    [InlineData("SELECT * FROM simlarity(x='a')", 1, 15, "there is no retriever 'simlarity'. Did you mean 'similarity'?")]
    [InlineData("SELECT * FROM popular(limt=5)", 1, 23, "popular takes no 'limt'. Did you mean 'limit'?")]
    [InlineData("SELECT * FROM popular(limit=5, limit=6)", 1, 32, "popular was given 'limit' twice")]
    [InlineData("SELECT * FROM popular(), popular()", 1, 26, "two retrievers are named 'popular'")]
    [InlineData("SELECT * FROM popular() LIMIT 5 WHERE x = 1", 1, 33, "expected from, where, order by, reorder by and limit in this order")]
    [InlineData("SELECT * FROM popular() WHERE", 1, 30, "found the end; expected a number, a name or '('")]
    [InlineData("SELECT * FROM popular() WHERE genres CONTAINS", 1, 46, "found the end")]
    [InlineData("SELECT * FROM popular() ORDER score()", 1, 31, "expected by")]
    [InlineData("SELECT * FROM popular() LIMIT a", 1, 31, "expected a number, a text in quotes, a parameter or a list")]
    [InlineData("SELECT * FROM popular() REORDER BY diverse()", 1, 36, "there is no reorderer 'diverse'. Did you mean 'diversity'?")]
    [InlineData("SELECT * FROM retrieve(popular()", 1, 33, "expected ')' behind the retrievers")]
    [InlineData("SELECT * FROM popular() JOIN x", 1, 25, "found 'JOIN'")]
    [InlineData("SELECT * FROM rank_attributes(attribute='g'), popular()", 1, 15, "stands alone")]
    [InlineData("SELECT score(expression='a') AS s, diversity() AS s FROM popular()", 1, 36, "'s' is named twice")]
    public void Says_where_and_what_is_wrong(string text, int line, int column, string message)
    {
        var error = Assert.Throws<ExpressionException>(() => RankingQuery.Parse(text));
        Assert.StartsWith("Query, line", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("{", "it is no JSON")]
    [InlineData("[]", "expected an object with a query")]
    [InlineData("{\"query\":1}", "neither a text nor an object")]
    [InlineData("{\"query\":\"SELECT *\",\"paramters\":{}}", "the request has no 'paramters'. Did you mean 'parameters'?")]
    [InlineData("{\"query\":{\"type\":\"rank_atributes\"}}", "of type 'rank_atributes'; expected rank or rank_attributes")]
    [InlineData("{\"query\":{\"type\":\"rank_attributes\",\"input_attribut\":\"g\"}}", "has no 'input_attribut'. Did you mean 'input_attribute'?")]
    [InlineData("{\"query\":{\"type\":\"rank\",\"retrieve\":[{\"type\":\"popula\"}]}}", "there is no retriever 'popula'. Did you mean 'popular'?")]
    [InlineData("{\"query\":{\"type\":\"rank\",\"retrieve\":[{\"type\":\"popular\",\"limt\":3}]}}", "popular takes no 'limt'. Did you mean 'limit'?")]
    [InlineData("{\"query\":{\"type\":\"rank\",\"score\":{}}}", "the score needs a value_model")]
    [InlineData("{\"query\":\"SELECT *\",\"parameters\":{\"a\":[[1]]}}", "has a list in its list")]
    public void Says_what_is_wrong_in_json(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ExpressionException>(() => RankingQuery.FromJson(json, out _)).Message, StringComparison.Ordinal);

    [Fact]
    public void Hostile_texts_are_refused_at_once()
    {
        Assert.Contains("nested deeper", Refused($"SELECT * FROM popular() WHERE {new string('(', 10_000)}1"), StringComparison.Ordinal);
        Assert.Contains("nested deeper", Refused("SELECT * FROM popular() REORDER BY " + "exploration(retriever=" + string.Concat(Enumerable.Repeat("similarity(encoder=", 1000))), StringComparison.Ordinal);
        Assert.Contains("the longest is 100000", Refused("SELECT * FROM text_search(query='" + new string('a', 1_000_000) + "')"), StringComparison.Ordinal);
        Assert.Contains("\\u0000", Refused("SELECT * FROM popular() \0"), StringComparison.Ordinal);
        Assert.Contains("more than 2000", Refused($"SELECT * FROM popular() WHERE item_id IN ({string.Join(',', Enumerable.Range(0, 10_000))})"), StringComparison.Ordinal);
        Assert.Contains("is not closed", Refused("SELECT * FROM text_search(query='a"), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_a_query_or_refused_in_its_place()
    {
        var random = new SeededRandom(7);
        string[] corpus = [.. Canonical.Select(row => (string)row[0])];
        string[] pieces = ["(", ")", "'", "\"", ",", "=", "*", "$", "SELECT", "FROM", "WHERE", "ORDER BY", "LIMIT", "score(", "popular(", "retrieve(", "limit=", "name='a'", "AS s", "\0", "\ud800", "--", "/*", "[", "]", "1e30", "$p", ";"];
        for (int i = 0; i < 5_000; i++)
        {
            var text = new System.Text.StringBuilder(corpus[random.NextInt32(corpus.Length)]);
            for (int n = random.NextInt32(5); n > 0 && text.Length > 0; n--)
            {
                int place = random.NextInt32(text.Length);
                _ = random.NextInt32(3) switch
                {
                    0 => text.Insert(place, pieces[random.NextInt32(pieces.Length)]),
                    1 => text.Remove(place, Math.Min(text.Length - place, 1 + random.NextInt32(9))),
                    _ => text.Insert(place, corpus[random.NextInt32(corpus.Length)]),
                };
            }

            try
            {
                RankingQuery query = RankingQuery.Parse(text.ToString());
                Assert.Equal(query.ToString(), RankingQuery.Parse(query.ToString()).ToString());
                // JSON has no half of a pair.
                Assert.True(text.ToString().Contains('\ud800', StringComparison.Ordinal) || query.ToJson() == RankingQuery.FromJson(query.ToJson(), out _).ToJson(), query.ToJson());
            }
            catch (ExpressionException e)
            {
                Assert.InRange(e.Line, 1, text.Length + 1);
                Assert.InRange(e.Column, 1, text.Length + 1);
            }
        }
    }

    private static string Refused(string text) => Assert.Throws<ExpressionException>(() => RankingQuery.Parse(text)).Message;
}
