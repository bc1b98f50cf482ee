using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ranking.Expressions;

namespace Ranking.Core.Tests.Queries;

/// <summary>Queries by name: read, checked, bound, nested, and changed while they run.</summary>
public class SavedQueriesTests
{
    private const string Row = """
        { "Queries": {
            "row": {
              "query": "SELECT * FROM popular(limit=500) WHERE micro_genres CONTAINS $genre AND item_id NOT IN $exclude_ids ORDER BY score(expression='popularity', input_user_id='$user_id') LIMIT $n",
              "parameters": { "user_id": { "default": null }, "genre": { "type": "str" }, "exclude_ids": { "default": [] }, "n": { "type": "int", "default": 3 } }
            },
            "rows": { "query": { "type": "rank_attributes", "input_attribute": "micro_genres", "input_user_id": "$parameters.user_id", "embeddings": "text", "limit": 4 }, "params": { "user_id": { "default": null } } }
        } }
        """;

    private static readonly World World = new([.. Enumerable.Range(0, 6).Select(item => Films.Play("fan", item))]);

    [Fact]
    public async Task A_saved_query_gives_what_its_text_gives_with_its_defaults()
    {
        using SavedQueries saved = Saved(Row);
        QueryEngine engine = Engine(saved);
        Assert.Equal(["row", "rows"], saved.Names);
        string genre = World.Catalog.Category("micro_genres").Values[0];
        QueryResult byName = await engine.RunAsync("row", Request(("genre", genre)));
        QueryResult byText = await engine.RunAsync(saved.Find("row"), Request(("genre", genre), ("exclude_ids", null), ("n", 3)));
        Assert.Equal(3, byName.Ids.Count);
        Assert.Equal(byText.Ids, byName.Ids);
        QueryResult other = await engine.RunAsync("row", Request(("genre", genre), ("exclude_ids", byName.Ids), ("n", "2")));
        Assert.Equal(2, other.Ids.Count);
        Assert.Empty(other.Ids.Intersect(byName.Ids));
        QueryResult values = await engine.RunAsync("rows", Request());
        Assert.Equal(4, values.Values.Count);
        Assert.Equal(values.ToJson(), (await engine.RunAsync(RankingQuery.Parse("SELECT * FROM rank_attributes(attribute='micro_genres', embedding_ref='text') LIMIT 4"), Request())).ToJson());
    }

    [Fact]
    public async Task The_person_of_the_request_goes_before_a_default_of_nothing()
    {
        using SavedQueries saved = Saved("""{ "Queries": { "q": { "query": "SELECT * FROM similarity(embedding_ref='text', input_item_id=$last_watched) LIMIT 3", "parameters": { "last_watched": { "default": null } } } } }""");
        Assert.Equal(3, (await Engine(saved).RunAsync("q", Request())).Ids.Count);
        Assert.Empty((await Engine(saved).RunAsync("q", Request(("last_watched", null)))).Ids);
    }

    [Fact]
    public async Task A_default_may_say_who_the_person_is()
    {
        using SavedQueries saved = Saved("""{ "Queries": { "q": { "query": "SELECT * FROM similarity(embedding_ref='text', input_user_id=$user_id) LIMIT 5", "parameters": { "user_id": { "default": "fan" } } } } }""");
        QueryEngine engine = Engine(saved);
        QueryResult byDefault = await engine.RunAsync("q", new QueryRequest());
        Assert.Equal(5, byDefault.Ids.Count);
        Assert.Equal((await engine.RunAsync("q", Request())).Ids, byDefault.Ids);
        Assert.Empty((await engine.RunAsync("q", new QueryRequest { Parameters = new Dictionary<string, object?> { ["user_id"] = "new" } })).Ids);
    }

    [Theory]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * FROM popular() WHERE genres CONTAINS $genre" } } }""", "query 'q': $genre is not declared among its parameters.")]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * FROM popular(where='year > $yeer') LIMIT $n", "parameters": { "year": { "default": 1 } } } } }""", "query 'q': $yeer, $n are not declared among its parameters. Did you mean 'year'?")]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * FORM popular()" } } }""", "query 'q': Query, line 1, column 10")]
    [InlineData("""{ "Queries": { "q": { "qery": "SELECT *" } } }""", "query 'q': 'q' has no 'qery'. Did you mean 'query'?")]
    [InlineData("""{ "Queries": { "q": { "parameters": {} } } }""", "query 'q': it has no query")]
    [InlineData("""{ "Queries": { "q": { "query": { "type": "rang" } } } }""", "query 'q': Query as JSON: the query is of type 'rang'")]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * LIMIT $n", "parameters": { "n": { "type": "integr" } } } } }""", "the parameter 'n' is of type 'integr'; expected int, float, str, bool or list")]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * LIMIT $n", "parameters": { "n": { "type": "int", "default": "a" } } } } }""", "the parameter 'n' is 'a'; expected int as its default")]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * LIMIT $n", "parameters": { "n": { "required": "often" } } } } }""", "'required' of the parameter 'n' is 'often'")]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * LIMIT $n", "parameters": { "n": { "deflt": 1 } } } } }""", "'n' has no 'deflt'. Did you mean 'default'?")]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * LIMIT $n", "parameters": { "n": { "default": { "a": 1 } } } } } }""", "query 'q': it is an object")]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * ORDER BY score(expression='tilt(affinity)')" } } }""", "query 'q': Score expression, line 1, column 1: there is no function 'tilt'")]
    [InlineData("""{ "Queries": { "q": { "query": "SELECT * FROM popular(where='year >')" } } }""", "query 'q': Score expression, line 1")]
    [InlineData("""{ "Queries": { "a": { "query": "SELECT * FROM saved(query='b')" }, "b": { "query": "SELECT * FROM popular(), saved(query='a')" } } }""", "it asks for itself: a → b → a")]
    [InlineData("""{ "Queries": { "a": { "query": "SELECT * FROM popular() REORDER BY exploration(retriever=saved(query='a'))" } } }""", "query 'a': it asks for itself: a → a")]
    [InlineData("""{ "Queries": { "a": { "query": "SELECT * FROM saved(query='bb')" }, "b": { "query": "SELECT *" } } }""", "there is no saved query 'bb'. Did you mean 'b'?")]
    [InlineData("""{ "Queries": { "a": { "query": "SELECT * FROM saved(query='b')" }, "b": { "query": "SELECT * LIMIT $n", "parameters": { "n": { } } } } }""", "the saved query 'b' needs the parameter 'n', which 'a' does not declare")]
    [InlineData("""{ "Queries": { "a": { "query": "SELECT * FROM saved(query=$b)", "parameters": { "b": { } } } } }""", "saved takes the name of a saved query as it is written")]
    [InlineData("""{ "Queries": { "a": { "query": "SELECT * WHERE prebuilt('famly')" } }, "Filters": { "family": "year > 1" } }""", "there is no saved condition 'famly'. Did you mean 'family'?")]
    [InlineData("""{ "Filters": { "a": "prebuilt('b')", "b": "not prebuilt('a')" } }""", "filter 'a': it asks for itself: a → b → a.")]
    [InlineData("""{ "Filters": { "a": "year >" } }""", "filter 'a': ")]
    [InlineData("""{ "Queries": { "a": { "query": "SELECT * WHERE year > 1 OR truncate(5)" } } }""", "query 'a': Query, line 1, column 28: truncate belongs to WHERE itself")]
    [InlineData("""{ "Queries": { "a": { "query": "SELECT * WHERE truncate(5) AND truncate(6)" } } }""", "truncate stands there twice")]
    [InlineData("""{ "Filters": { "a": "truncate(5)" } }""", "filter 'a': Score expression, line 1, column 1: truncate belongs to WHERE itself")]
    [InlineData("""{ "Filters": { "a": { "b": 1 } } }""", "filter 'a': it is no text.")]
    public void Says_what_is_wrong_when_it_is_read(string json, string message)
    {
        var error = Assert.Throws<RankingException>(() => Saved(json));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var error = Assert.Throws<RankingException>(() => Saved("""{ "Queries": { "a": { "query": "SELECT" }, "b": { "query": "SELECT * LIMIT $n" }, "c": { "query": "SELECT *" } }, "Filters": { "d": "(" } }"""));
        Assert.StartsWith("The saved queries are wrong in 3 places. filter 'd': ", error.Message, StringComparison.Ordinal);
        Assert.Contains("query 'a': ", error.Message, StringComparison.Ordinal);
        Assert.Contains("query 'b': ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM popular(where='yeer > 1')", "the catalog has no column 'yeer'. Did you mean 'year'?")]
    [InlineData("SELECT yeer FROM popular()", "the catalog has no column 'yeer'")]
    [InlineData("SELECT * FROM similarity(embedding_ref='txt')", "there is no vector space 'txt'. Did you mean 'text'?")]
    [InlineData("SELECT * FROM popular() ORDER BY score(expression='popularty')", "there is no signal 'popularty'. Did you mean 'popularity'?")]
    [InlineData("SELECT * FROM popular() ORDER BY score(expression='popularity + item.yeer')", "the catalog has no column 'yeer'. Did you mean 'year'?")]
    [InlineData("SELECT * FROM rank_attributes(attribute='micro_gnres')", "the catalog has no column of labels 'micro_gnres'. Did you mean 'micro_genres'?")]
    [InlineData("SELECT * FROM popular() LIMIT 10001", "LIMIT is 10001")]
    [InlineData("SELECT * FROM popular() REORDER BY diversity(strength=3)", "'strength' of diversity is 3")]
    public void An_engine_refuses_queries_that_do_not_fit_its_catalog(string query, string message)
    {
        using SavedQueries saved = Saved($$"""{ "Queries": { "fits": { "query": "SELECT *" }, "q": { "query": "{{query}}" } } }""");
        Assert.Contains("wrong in 1 place. query 'q': ", Assert.Throws<RankingException>(() => Engine(saved)).Message, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<RankingException>(() => Engine(saved)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_a_request_says_is_not_guessed()
    {
        using SavedQueries saved = Saved("""
            { "Queries": { "q": {
                "query": "SELECT * FROM retrieve(column_order(columns=$columns), similarity(embedding_ref=$space), ids(item_ids=$ids), text_search(query=$words)) WHERE year > $year AND title LIKE $like ORDER BY score(expression='popularity * $weight') REORDER BY calibrated(attribute=$labels) LIMIT $n",
                "parameters": { "columns": {}, "space": { "type": "str" }, "ids": { "type": "list" }, "words": { "type": "str" }, "year": { "type": "int" }, "like": { "type": "str" }, "weight": { "type": "float" }, "labels": { "type": "str" }, "n": { "type": "int" } } } } }
            """);
        Assert.NotNull(Engine(saved));
    }

    [Theory]
    [InlineData("roww", "there is no saved query 'roww'. Did you mean 'row'?")]
    [InlineData("SELECT * FROM popular()", "The text of a query is read by RankingQuery.Parse.")]
    public async Task A_name_that_is_not_there_names_the_nearest(string name, string message)
    {
        using SavedQueries saved = Saved(Row);
        Assert.Contains(message, (await Assert.ThrowsAsync<ExpressionException>(async () => await Engine(saved).RunAsync(name, Request()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_are_what_they_are_declared_to_be()
    {
        using SavedQueries saved = Saved(Row);
        QueryEngine engine = Engine(saved);
        foreach (var (parameters, message) in new ((string, object?)[], string)[]
        {
            ([], "Saved query 'row': the parameter 'genre' has no value, and no default."),
            ([("genre", "a"), ("gnre", "b")], "it takes no parameter 'gnre'. Did you mean 'genre'?"),
            ([("genre", "a"), ("n", 1.5)], "the parameter 'n' is 1.5; expected int."),
            ([("genre", "a"), ("n", "many")], "the parameter 'n' is 'many'; expected int."),
            ([("genre", new[] { "a" })], "the parameter 'genre' is a list; expected str."),
        })
        {
            Assert.Contains(message, (await Assert.ThrowsAsync<ExpressionException>(async () => await engine.RunAsync("row", Request(parameters)))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_text_in_a_parameter_is_never_read_as_the_language()
    {
        using SavedQueries saved = Saved(Row);
        Assert.Empty((await Engine(saved).RunAsync("row", Request(("genre", "x' OR 1 = 1 -- $n")))).Ids);
    }

    [Fact]
    public async Task A_saved_query_is_a_retriever_of_others()
    {
        using SavedQueries saved = Saved("""
            { "Queries": {
                "inner": { "query": "SELECT * FROM popular(limit=50) WHERE year > $from ORDER BY score(expression='0 - item.year') LIMIT 5", "parameters": { "from": { "type": "int", "default": 0 } } },
                "outer": { "query": "SELECT * FROM retrieve(saved(query='inner', name='old'), popular(limit=2)) ORDER BY score(expression='coalesce(retrieval.old, -9999)') LIMIT 20", "parameters": { "from": { "type": "int", "default": 1950 } } } } }
            """);
        QueryEngine engine = Engine(saved);
        QueryResult inner = await engine.RunAsync("inner", Request(("from", 1950)));
        QueryResult outer = await engine.RunAsync("outer", Request());
        Assert.Equal(5, inner.Ids.Count);
        Assert.Equal(inner.Ids, outer.Ids.Take(5));
        Assert.Equal(inner.Titles.Scores.ToArray(), outer.Titles.Scores.ToArray()[..5]);
        QueryResult asked = await engine.RunAsync(RankingQuery.Parse("SELECT * FROM saved(query='inner', limit=3) LIMIT 9"), Request(("from", 1950)));
        Assert.Equal(inner.Ids.Take(3), asked.Ids);
        Assert.Contains("there is no saved query 'iner'. Did you mean 'inner'?", (await Assert.ThrowsAsync<ExpressionException>(async () => await engine.RunAsync(RankingQuery.Parse("SELECT * FROM saved(query='iner')"), Request()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Queries_that_run_too_many_others_are_refused()
    {
        string queries = string.Join(", ", Enumerable.Range(1, 7).Select(i => $$""" "q{{i}}": { "query": "SELECT * FROM retrieve(saved(query='q{{i - 1}}', name='a'), saved(query='q{{i - 1}}', name='b'))" } """));
        Assert.Contains("query 'q6': it runs 127 queries", Assert.Throws<RankingException>(() => Saved($$"""{ "Queries": { "q0": { "query": "SELECT *" }, {{queries}} } }""")).Message, StringComparison.Ordinal);
        string chain = string.Join(", ", Enumerable.Range(1, 1000).Select(i => $$""" "q{{i}}": { "query": "SELECT * FROM saved(query='q{{i + 1}}')" } """));
        Assert.Contains("that is too deep", Assert.Throws<RankingException>(() => Saved($$"""{ "Queries": { {{chain}}, "q1001": { "query": "SELECT *" } } }""")).Message, StringComparison.Ordinal);
        string filters = string.Join(", ", Enumerable.Range(1, 14).Select(i => $$""" "f{{i}}": "prebuilt('f{{i - 1}}') and prebuilt('f{{i - 1}}')" """));
        Assert.Contains("the most are 2000", Assert.Throws<RankingException>(() => Saved($$"""{ "Filters": { "f0": "year > 1", {{filters}} } }""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_changed_in_a_configuration_is_read_or_refused()
    {
        (string Key, string Value)[] whole =
        [
            ("Queries:row:query", "SELECT * FROM retrieve(saved(query='other'), popular(where='year > $year')) WHERE prebuilt('both') AND truncate(5) ORDER BY score(expression='affinity + $weight') LIMIT $n"),
            ("Queries:row:parameters:year:type", "int"), ("Queries:row:parameters:year:default", "1990"), ("Queries:row:parameters:weight:default", "0.5"), ("Queries:row:parameters:n:required", "true"),
            ("Queries:other:query:type", "rank"), ("Queries:other:query:retrieve:0:type", "popular"), ("Queries:other:query:retrieve:0:limit", "5"), ("Queries:other:query:filter", "prebuilt('new')"),
            ("Filters:new", "year > 1990"), ("Filters:both", "prebuilt('new') and genres contains 'a'"),
        ];
        var random = new SeededRandom(3);
        int read = 0;
        for (int i = 0; i < 3_000; i++)
        {
            var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            int place = random.NextInt32(whole.Length);
            for (int k = 0; k < whole.Length; k++)
            {
                (string key, string value) = whole[k];
                if (k == place)
                {
                    bool isKey = random.NextInt32(4) == 0;
                    char[] text = (isKey ? key : value).ToCharArray();
                    text[random.NextInt32(text.Length)] = "'$(),:01aq \0ä"[random.NextInt32(13)];
                    (key, value) = isKey ? (new string(text), value) : (key, new string(text));
                }

                settings[key] = value;
            }

            try
            {
                new SavedQueries(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Dispose();
                read++;
            }
            catch (RankingException)
            {
                // What it may say.
            }
        }

        Assert.InRange(read, 100, 2_900);
    }

    [Fact]
    public async Task Saved_conditions_stand_for_their_text()
    {
        using SavedQueries saved = Saved("""{ "Filters": { "new": "year > 1990", "both": "prebuilt('new') and micro_genres contains $genre" } }""");
        QueryEngine engine = Engine(saved);
        string genre = World.Catalog.Category("micro_genres").Values[0];
        foreach (var (where, text) in new[] { ("prebuilt('both')", "year > 1990 and micro_genres contains $genre"), ("not prebuilt('ref:data.filters:new', input_user_id=$user_id)", "not (year > 1990)") })
        {
            QueryResult byName = await engine.RunAsync(RankingQuery.Parse($"SELECT * FROM popular(limit=500) WHERE {where} LIMIT 500"), Request(("genre", genre)));
            QueryResult within = await engine.RunAsync(RankingQuery.Parse($"SELECT * FROM popular(limit=500, where=\"{where}\") LIMIT 500"), Request(("genre", genre)));
            QueryResult byText = await engine.RunAsync(RankingQuery.Parse($"SELECT * FROM popular(limit=500) WHERE {text} LIMIT 500"), Request(("genre", genre)));
            Assert.NotEmpty(byText.Ids);
            Assert.Equal(byText.Ids, byName.Ids);
            Assert.Equal(byText.Ids, within.Ids);
        }
    }

    [Fact]
    public async Task A_change_is_used_from_the_next_request_on_and_a_wrong_one_never()
    {
        using SettingsFile file = Settings.File(Query("popularity"));
        using var saved = new SavedQueries(file.Configuration);
        QueryEngine engine = Engine(saved);
        string[] before = [.. (await engine.RunAsync("q", Request())).Ids];
        file.Change(Query("0 - popularity"));
        string[] after = [.. (await engine.RunAsync("q", Request())).Ids];
        Assert.NotEqual(before, after);
        Assert.Null(saved.LastError);
        foreach (var (json, error) in new[]
        {
            (Query("popularity +"), "query 'q': "),
            (Query("popularty"), "there is no signal 'popularty'. Did you mean 'popularity'?"),
            ("{ }", "There are no saved queries in the configuration any more."),
        })
        {
            file.Change(json);
            Assert.Contains(error, saved.LastError, StringComparison.Ordinal);
            Assert.Equal(after, (await engine.RunAsync("q", Request())).Ids);
        }

        file.Change(Query("popularity"));
        Assert.Null(saved.LastError);
        Assert.Equal(before, (await engine.RunAsync("q", Request())).Ids);
    }

    [Fact]
    public async Task Requests_run_on_while_queries_change()
    {
        using SettingsFile file = Settings.File(Query("popularity"));
        using var saved = new SavedQueries(file.Configuration);
        QueryEngine engine = Engine(saved);
        string[] most = [.. (await engine.RunAsync("q", Request())).Ids];
        file.Change(Query("0 - popularity"));
        string[] least = [.. (await engine.RunAsync("q", Request())).Ids];
        using var stop = new CancellationTokenSource();
        Task<int>[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            int requests = 0;
            while (!stop.IsCancellationRequested || requests == 0)
            {
                IReadOnlyList<string> ids = (await engine.RunAsync("q", Request(), CancellationToken.None)).Ids;
                Assert.True(ids.SequenceEqual(most) || ids.SequenceEqual(least));
                requests++;
            }

            return requests;
        }))];
        for (int i = 0; i < 60; i++)
        {
            file.Change(Query((i % 3) switch { 0 => "popularity", 1 => "0 - popularity", _ => "popularity +" }));
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), requests => Assert.True(requests > 0));
    }

    [Fact]
    public async Task Rows_of_saved_queries_change_with_them()
    {
        using SettingsFile file = Settings.File(Query("popularity"));
        using var saved = new SavedQueries(file.Configuration);
        QueryEngine engine = Engine(saved);
        var world = new World(options: new RankingOptions { DefaultRows = false, Items = 4 }, configure: builder => builder.AddRows(global::Ranking.Rows.Query("For you", "q", engine)));
        string before = World.Ids((await world.PageAsync("new")).Rows[0]);
        file.Change(Query("0 - popularity"));
        Assert.NotEqual(before, World.Ids((await world.PageAsync("new")).Rows[0]));
        var missing = new World(configure: builder => builder.AddRows(global::Ranking.Rows.Query("Gone", "gone", engine)));
        Assert.DoesNotContain((await missing.PageAsync("new")).Rows, row => row.Title == "Gone");
    }

    [Fact]
    public async Task A_container_gives_an_engine_with_the_saved_queries_and_refuses_wrong_ones_at_start()
    {
        foreach (var (json, error) in new[] { (Row, null), (Query("popularty"), "query 'q': "), (Query("popularity +"), "query 'q': ") })
        {
            var services = new ServiceCollection();
            services.AddSingleton(World.Publisher);
            services.AddSingleton<IInteractionStore>(World.Store);
            services.AddRanking();
            services.Configure<QueryOptions>(names => names.Spaces["content"] = "text");
            services.AddSingleton(_ => Saved(json));
            await using ServiceProvider provider = services.BuildServiceProvider();
            if (error is null)
            {
                Assert.Equal(4, (await provider.GetRequiredService<QueryEngine>().RunAsync("rows", Request())).Values.Count);
                Assert.NotEmpty((await provider.GetRequiredService<QueryEngine>().RunAsync(RankingQuery.Parse("SELECT * FROM similarity(embedding_ref='content')"), Request())).Ids);
            }
            else
            {
                var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
                Assert.Contains(error, refused.Message, StringComparison.Ordinal);
            }
        }
    }

    private static string Query(string expression) => $$"""{ "Queries": { "q": { "query": "SELECT * FROM popular(limit=500) ORDER BY score(expression='{{expression}}') LIMIT 4" } } }""";

    private static SavedQueries Saved(string json) => new(Settings.Json(json));

    private static QueryEngine Engine(SavedQueries saved) => new(World.Publisher, World.Store, queries: new QueryOptions { Saved = saved }, clock: World.Clock);

    private static QueryRequest Request(params (string Name, object? Value)[] parameters) =>
        new() { Parameters = parameters.Append(("user_id", "fan")).ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal) };
}
