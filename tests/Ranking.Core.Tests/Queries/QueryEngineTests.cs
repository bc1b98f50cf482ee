using Ranking.Expressions;

namespace Ranking.Core.Tests.Queries;

/// <summary>Queries over the films, for a fan of the first titles.</summary>
public class QueryEngineTests
{
    private static readonly World World = new([.. Enumerable.Range(0, 6).Select(item => Films.Play("fan", item))]);
    private static readonly QueryEngine Engine = new(
        World.Publisher,
        World.Store,
        queries: new QueryOptions { Spaces = { ["content_embedding"] = "text" }, Columns = { ["genres"] = "micro_genres" }, Signals = { Parts.Signal("ordinal", item => item) } },
        clock: World.Clock);

    private const string RowQuery = """
        SELECT *
        FROM column_order(columns='_derived_popular_rank ASC', limit=500)
        WHERE micro_genres CONTAINS $genre
          AND item_id NOT IN $exclude_ids
        ORDER BY score(
            expression='0.5 * click_through_rate + 0.3 * watch_completion + 0.2 / (1.0 + item._derived_popular_rank)',
            input_user_id=$user_id,
            input_interactions_item_ids=$interaction_item_ids
        )
        LIMIT $limit
        """;

    [Fact]
    public async Task A_condition_holds_and_the_best_come_first()
    {
        string genre = Genre(0);
        QueryResult result = await RunAsync(RowQuery, ("genre", genre), ("exclude_ids", Array.Empty<string>()), ("limit", 5));
        Assert.NotEmpty(result.Ids);
        Assert.InRange(result.Ids.Count, 1, 5);
        Assert.All(result.Titles.Items.ToArray(), item => Assert.Contains(genre, Genres(item)));
        Assert.Equal(result.Titles.Scores.ToArray().OrderDescending(), result.Titles.Scores.ToArray());
        // What the fan watched is not there, unless it is asked for.
        Assert.DoesNotContain(result.Titles.Items.ToArray(), item => item < 6);
        QueryResult again = await Engine.RunAsync(RankingQuery.Parse(RowQuery), Request(("genre", genre), ("exclude_ids", null), ("limit", 500)) with { IncludeWatched = true });
        Assert.Contains(again.Titles.Items.ToArray(), item => item < 6);
    }

    [Fact]
    public async Task Rows_one_after_another_with_excluded_ids_are_the_page_where_the_first_row_keeps()
    {
        foreach (DedupePolicy policy in new[] { DedupePolicy.FirstRowKeeps, DedupePolicy.Off })
        {
            RankingQuery query = RankingQuery.Parse(RowQuery);
            var excluded = new List<string>();
            var byHand = new List<string>();
            string[] genres = [.. World.Catalog.Category("micro_genres").Values.Names.Take(4)];
            foreach (string genre in genres)
            {
                QueryResult row = await Engine.RunAsync(query, Request(("genre", genre), ("exclude_ids", excluded), ("limit", 4)));
                byHand.Add(string.Join(' ', row.Ids));
                excluded.AddRange(policy == DedupePolicy.Off ? [] : row.Ids);
            }

            var composed = new World(
                [.. Enumerable.Range(0, 6).Select(item => Films.Play("fan", item))],
                options: new RankingOptions { DefaultRows = false, MinimumItems = 1, Items = 4, Rows = 4, Reserve = 60, Dedupe = policy },
                configure: builder =>
                {
                    foreach (string genre in genres)
                    {
                        builder.AddRows(global::Ranking.Rows.Query(genre, query, Engine, new Dictionary<string, object?> { ["genre"] = genre, ["exclude_ids"] = null, ["limit"] = 4 }));
                    }

                    builder.UseRowSelector(RowSelectors.AsProposed());
                });
            Homepage page = await composed.PageAsync("fan");
            Assert.Equal(byHand, page.Rows.Select(World.Ids));
        }
    }

    [Fact]
    public async Task Every_retriever_finds_titles_and_names_its_score()
    {
        foreach (string retriever in new[]
        {
            "popular(limit=7)", "filter(where='year > 0 or year is null', limit=7)", "column_order(columns='title ASC', limit=7)", "ids(item_ids=$ids)", "similarity(embedding_ref='content_embedding', limit=7)",
            "similarity(embedding_ref='content_embedding', input_item_id=$last_watched, limit=7)", "similarity(embedding_ref='text', encoder=interaction_pooling(truncate_interactions=3, pooling_function='max'), limit=7)",
            "similarity(embedding_ref='text', encoder=interaction_round_robin(num_clusters=2), limit=7)", "similarity(encoder=precomputed_item(input_item_id='t010'), limit=7)",
            "similarity(encoder=user_attribute_pooling(), limit=7)", "similarity(encoder=item_attribute_pooling(input_item_id=$last_watched), limit=7)", "because_you_watched(limit=7)", "text_search(query=$words, limit=7)",
        })
        {
            string[] ids = [.. World.Catalog.Ids.Names.Skip(6).Take(4)];
            QueryResult result = await RunAsync($"SELECT * FROM {retriever.Insert(retriever.LastIndexOf(')'), ", name='v'")} ORDER BY score(expression='retrieval.v - 1000 * retrieval.v_rank') LIMIT 50", ("ids", ids), ("words", World.Catalog.Title(10)));
            Assert.True(result.Ids.Count is > 0 and <= 7, $"{retriever}: {result.Ids.Count}");
            Assert.True(result.Titles.Scores[0] is > -1001 and < -900, $"{retriever}: {result.Titles.Scores[0]}");
        }
    }

    [Fact]
    public async Task Retrievers_are_united_and_the_score_knows_who_found_what()
    {
        string[] ids = [.. World.Catalog.Ids.Names.Skip(6).Take(6)];
        QueryResult result = await RunAsync(
            "SELECT * FROM retrieve(ids(item_ids=$a, name='a'), ids(item_ids=$b, name='b')) ORDER BY score(expression='retrieval.get_rank(\"a\", 10) + 100 * retrieval.get_rank(\"b\", 10)') LIMIT 10",
            ("a", ids[..4]),
            ("b", ids[2..]));
        Assert.Equal(6, result.Ids.Count);
        Assert.Equal([1002f, 1001f, 410f, 310f, 204f, 103f], result.Titles.Scores.ToArray());
    }

    [Fact]
    public async Task The_order_can_be_turned_round_and_conditions_before_and_after_the_limit_differ()
    {
        QueryResult most = await RunAsync("SELECT * FROM popular(limit=500) ORDER BY ordinal LIMIT 3");
        QueryResult least = await RunAsync("SELECT * FROM popular(limit=500) ORDER BY score(expression='ordinal') ASC LIMIT 3");
        Assert.Equal(World.Catalog.Count - 1, most.Titles.Items[0]);
        Assert.Equal([6f, 7f, 8f], least.Titles.Scores.ToArray());
        string genre = Genre(10);
        QueryResult before = await RunAsync("SELECT * FROM popular(limit=3, where='genres CONTAINS $genre')", ("genre", genre));
        QueryResult after = await RunAsync("SELECT * FROM popular(limit=3) WHERE genres CONTAINS $genre", ("genre", genre));
        Assert.Equal(3, before.Ids.Count);
        Assert.True(after.Ids.Count < 3);
    }

    [Fact]
    public async Task Reorderers_move_and_explore()
    {
        QueryResult plain = await RunAsync("SELECT * FROM popular(limit=10) ORDER BY popularity LIMIT 10");
        QueryResult diverse = await RunAsync("SELECT * FROM popular(limit=10) ORDER BY popularity REORDER BY diversity(strength=0.9, diversity_attributes='genres') LIMIT 10");
        Assert.Equal(plain.Ids.Order(StringComparer.Ordinal), diverse.Ids.Order(StringComparer.Ordinal));
        Assert.NotEqual(plain.Ids, diverse.Ids);
        QueryResult explored = await RunAsync("SELECT * FROM popular(limit=10) ORDER BY popularity REORDER BY exploration(strength=0.3, retriever=column_order(columns='title DESC', limit=30)) LIMIT 10");
        Assert.NotEmpty(explored.Ids.Except(plain.Ids));
        Assert.Equal(plain.Ids[0], explored.Ids[0]);
        QueryResult calibrated = await RunAsync("SELECT * FROM popular(limit=20) ORDER BY popularity REORDER BY calibrated(attribute='micro_genres', strength=0.9) LIMIT 10");
        Assert.Equal(10, calibrated.Ids.Count);
    }

    [Fact]
    public async Task Values_of_an_attribute_are_ranked_in_the_shape_of_the_request()
    {
        RankingQuery query = RankingQuery.FromJson(
            """{"query":{"type":"rank_attributes","input_attribute":"micro_genres","input_user_id":"$user_id","embeddings":"content_embedding","limit":3},"parameters":{"user_id":"fan"}}""",
            out IReadOnlyDictionary<string, object?> parameters);
        QueryResult result = await Engine.RunAsync(query, new QueryRequest { Parameters = parameters });
        Assert.Equal(3, result.Values.Count);
        Assert.Equal(result.Values.Select(value => value.Score).OrderDescending(), result.Values.Select(value => value.Score));
        Assert.StartsWith("{\"attributes\":[{\"value\":\"", result.ToJson(), StringComparison.Ordinal);
        Assert.Equal(3, result.Reasons.Count);
        Assert.Contains(result.Reasons, reason => reason is { Kind: ReasonKind.Liked } && World.Catalog.Ids.Names.Take(6).Any(id => reason.Subject == World.Catalog.Title(World.Catalog.Ids.OrdinalOf(id))));
        Assert.All((await Engine.RunAsync(query, new QueryRequest())).Reasons, reason => Assert.Equal(ReasonKind.Popular, reason.Kind));
        QueryResult all = await RunAsync("SELECT * FROM rank_attributes(attribute='genres') LIMIT 100");
        QueryResult some = await RunAsync("SELECT * FROM rank_attributes(attribute='genres', where='item_id NOT IN $some') LIMIT 100", ("some", World.Catalog.Ids.Names.Take(30).ToArray()));
        Assert.All(some.Values, value => Assert.Equal(Enumerable.Range(30, World.Catalog.Count - 30).Count(item => Genres(item).Contains(value.Value)), value.Support));
        int most = some.Values.Max(value => value.Support);
        QueryResult few = await RunAsync("SELECT * FROM rank_attributes(attribute='genres', where='item_id NOT IN $some', minimum_support=$most) LIMIT 100", ("some", World.Catalog.Ids.Names.Take(30).ToArray()), ("most", most));
        Assert.Equal(some.Values.Where(value => value.Support == most).Select(value => value.Value), few.Values.Select(value => value.Value));
        QueryResult diverse = await RunAsync("SELECT * FROM rank_attributes(attribute='genres', embedding_ref='text', diversity=0.9) LIMIT 100");
        Assert.Equal(all.Values[0].Value, diverse.Values[0].Value);
        Assert.NotEqual(all.Values.Select(value => value.Value), diverse.Values.Select(value => value.Value));
    }

    [Fact]
    public async Task A_misspelt_word_is_found_unless_the_search_is_exact()
    {
        string misspelt = World.Catalog.Title(10).Replace('i', 'e');
        Assert.NotEmpty((await RunAsync("SELECT * FROM text_search(query=$words)", ("words", misspelt))).Ids);
        string other = string.Concat(World.Catalog.Title(10).Where(char.IsLetter)).ToUpperInvariant() + "QX";
        Assert.Empty((await RunAsync("SELECT * FROM text_search(query=$words, fuzzy=false)", ("words", other))).Ids);
    }

    [Fact]
    public async Task Someone_unknown_an_empty_limit_and_given_interactions_all_give_an_answer()
    {
        Assert.NotEmpty((await Engine.RunAsync(RankingQuery.Parse("SELECT * LIMIT 5"), new QueryRequest())).Ids);
        Assert.Empty((await RunAsync("SELECT * FROM popular() LIMIT 0")).Ids);
        var nothing = new QueryEngine(new World(catalog: new CatalogBuilder().Build(), hasSpace: false).Publisher, World.Store);
        Assert.Empty((await nothing.RunAsync(RankingQuery.Parse("SELECT * FROM popular() WHERE genres CONTAINS 'a'"), new QueryRequest())).Ids);
        Assert.Empty((await nothing.RunAsync(RankingQuery.Parse("SELECT * FROM rank_attributes(attribute='genres')"), new QueryRequest())).Values);
        Assert.Empty((await Engine.RunAsync(RankingQuery.Parse("SELECT * FROM similarity(embedding_ref='text', input_item_id=$last_watched)"), new QueryRequest())).Ids);
        string[] liked = [.. World.Catalog.Ids.Names.Take(3)];
        QueryResult given = await Engine.RunAsync(RankingQuery.Parse("SELECT * FROM similarity(embedding_ref='text') LIMIT 5"), Request(("user_id", null), ("interaction_item_ids", liked)));
        Assert.NotEmpty(given.Ids);
        Assert.Empty(given.Ids.Intersect(liked));
    }

    [Fact]
    public async Task An_explanation_says_what_was_retrieved_filtered_scored_and_reordered()
    {
        QueryResult result = await Engine.RunAsync(
            RankingQuery.Parse("SELECT * FROM popular(limit=20) WHERE item_id NOT IN $some ORDER BY popularity REORDER BY diversity(strength=0.3) LIMIT 5"), Request(("some", World.Catalog.Ids.Names.Take(20).ToArray())) with { Explain = true });
        string json = result.ToJson();
        foreach (string part in new[] { "\"mmr(0.7, micro_genres)\"", "\"results\":[{\"id\":", "\"explanation\":{\"retrieval\":[{\"name\":\"popular\"", "\"filtering\":[{\"name\":\"where\"", "\"scoring\":", "\"reordering\":" })
        {
            Assert.Contains(part, json, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("explanation", (await RunAsync("SELECT * FROM popular(limit=20)")).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_columns_that_were_selected_are_written_and_all_of_them_for_a_star()
    {
        string some = (await RunAsync("SELECT genres, item_id, _derived_popular_rank FROM popular(limit=1)")).ToJson();
        string labels = string.Join(',', Genres(World.Catalog.Ids.OrdinalOf((await RunAsync("SELECT * FROM popular(limit=1)")).Ids[0])).Select(genre => $"\"{genre}\""));
        Assert.Contains($"\"genres\":[{labels}],\"_derived_popular_rank\":", some, StringComparison.Ordinal);
        string all = (await RunAsync("SELECT * FROM popular(limit=1)")).ToJson();
        foreach (string column in World.Catalog.NumberNames.Concat(World.Catalog.TextNames).Concat(World.Catalog.TimeNames).Concat(World.Catalog.Categories.Keys))
        {
            Assert.Contains($"\"{column}\":", all, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("SELECT yeer FROM popular()", "the catalog has no column 'yeer'. Did you mean 'year'?")]
    [InlineData("SELECT * FROM popular() WHERE micro_gnres CONTAINS 'a'", "the catalog has no column 'micro_gnres'. Did you mean 'micro_genres'?")]
    [InlineData("SELECT * FROM popular() WHERE genres = 'a'", "is a set of labels")]
    [InlineData("SELECT * FROM popular() WHERE retrieval.popular > 1", "a condition reads columns of the catalog")]
    [InlineData("SELECT * FROM popular(where='rank(year) > 1')", "a condition reads columns of the catalog")]
    [InlineData("SELECT * FROM popular() WHERE genres CONTAINS $gnre", "the parameter 'gnre' has no value. Did you mean 'genre'?")]
    [InlineData("SELECT * FROM popular() ORDER BY score(expression='afinity')", "there is no signal 'afinity'. Did you mean 'affinity'?")]
    [InlineData("SELECT * FROM popular() ORDER BY score()", "score needs an expression")]
    [InlineData("SELECT * FROM popular(limit=0)", "the limit of popular is 0; expected a whole number from 1 to 100000")]
    [InlineData("SELECT * FROM popular() LIMIT -1", "LIMIT is -1; expected a whole number from 0 to 10000")]
    [InlineData("SELECT * FROM popular() LIMIT 'a'", "LIMIT is 'a'")]
    [InlineData("SELECT * FROM column_order(columns='yeer DESC')", "there is no column 'yeer' to order by. Did you mean 'year'?")]
    [InlineData("SELECT * FROM column_order()", "column_order needs columns")]
    [InlineData("SELECT * FROM filter()", "filter needs a condition")]
    [InlineData("SELECT * FROM ids()", "ids needs item_ids")]
    [InlineData("SELECT * FROM ids(item_ids='a')", "expected a list of ids")]
    [InlineData("SELECT * FROM text_search()", "text_search needs a query")]
    [InlineData("SELECT * FROM similarity(encoder=user_attribute_pooling(pooling_function='median'))", "there is no pooling 'median'; take mean, sum, max or min")]
    [InlineData("SELECT * FROM similarity(embedding_ref='content_embeding')", "there is no vector space 'content_embeding'. Did you mean 'content_embedding'?")]
    [InlineData("SELECT * FROM popular() REORDER BY diversity(strength=2)", "'strength' of diversity is 2; expected a number from 0 to 1")]
    [InlineData("SELECT * FROM popular() REORDER BY calibrated(attribute='micro_genrs')", "the catalog has no column of labels 'micro_genrs'. Did you mean 'micro_genres'?")]
    [InlineData("SELECT * FROM rank_attributes(attribute='micro_genrs')", "the catalog has no column of labels 'micro_genrs'. Did you mean 'micro_genres'?")]
    [InlineData("SELECT * FROM rank_attributes()", "rank_attributes needs the name of an attribute")]
    public async Task Says_what_does_not_fit(string query, string message)
    {
        var error = await Assert.ThrowsAsync<ExpressionException>(() => RunAsync(query, ("genre", "a")));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_excluded_ids_are_looked_among()
    {
        QueryResult result = await RunAsync("SELECT * FROM popular(limit=50) WHERE item_id NOT IN $many LIMIT 50", ("many", Enumerable.Range(0, 1_000_000).Select(i => $"x{i}").Append(World.Catalog.Ids[10]).ToArray()));
        Assert.NotEmpty(result.Ids);
        Assert.DoesNotContain(World.Catalog.Ids[10], result.Ids);
    }

    private static string Genre(int item) => Genres(item)[0];

    private static string[] Genres(int item)
    {
        CategoryColumn column = World.Catalog.Category("micro_genres");
        return [.. column.ValuesOf(item).ToArray().Select(value => column.Values[value])];
    }

    private static async Task<QueryResult> RunAsync(string text, params (string Name, object? Value)[] parameters) => await Engine.RunAsync(RankingQuery.Parse(text), Request(parameters));

    private static QueryRequest Request(params (string Name, object? Value)[] parameters) =>
        new() { Parameters = parameters.Concat(parameters.Any(p => p.Name == "user_id") ? [] : [("user_id", (object?)"fan")]).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal) };
}
