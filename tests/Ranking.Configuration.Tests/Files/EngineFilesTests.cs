using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Ranking.Embeddings;
using Ranking.Expressions;

namespace Ranking.Configuration.Tests.Files;

/// <summary>Engine files over the films: mapped, refused, run and changed.</summary>
public class EngineFilesTests
{
    private static readonly Catalog Catalog = Films.Catalog();

    [Fact]
    public async Task An_engine_runs_its_queries_over_what_the_host_has()
    {
        using var folder = new EngineFolder();
        using EngineFiles files = folder.Load();
        Assert.Equal("films", files.Name);
        Assert.Equal(["interaction=events", "people=accounts", "titles=films"], files.Sources.Select(source => $"{(source.Key == "plays" ? "interaction" : source.Key)}={source.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("text", files.Queries.Spaces["words"]);
        Assert.Equal("text", files.Queries.Spaces["taste"]);
        Assert.Equal("micro_genres", files.Queries.Columns["labels"]);
        Assert.Null(files.LastError);
        QueryEngine engine = await EngineAsync(files);
        QueryResult rows = await engine.RunAsync("rows", Request());
        Assert.Equal(3, rows.Values.Count);
        var shown = new List<string>();
        foreach (RankedValue value in rows.Values)
        {
            QueryResult row = await engine.RunAsync("row", Request(("label", value.Value), ("exclude_ids", shown)));
            CategoryColumn labels = Catalog.Category("micro_genres");
            Assert.All(row.Titles.Items.ToArray(), item => Assert.Contains(value.Value, labels.ValuesOf(item).ToArray().Select(label => labels.Values[label])));
            Assert.Empty(row.Ids.Intersect(shown));
            shown.AddRange(row.Ids);
        }

        Assert.True(shown.Count > 6);
        QueryResult recent = await engine.RunAsync("recent", Request());
        Assert.All(recent.Titles.Items.ToArray(), item => Assert.True(Catalog.Numbers("year")[item] > 1990));
    }

    [Fact]
    public void Every_name_that_is_not_mapped_is_told_in_one_message()
    {
        using var folder = new EngineFolder();
        var error = Assert.Throws<RankingException>(() => folder.Load(new EngineNames()));
        Assert.Contains(
            "The host maps no connector for the item_table 'titles' ('postgres' in Connectors), no connector for the user_table 'people' ('people' in Connectors), "
            + "no connector for the interaction_table 'plays' ('plays' in Connectors), no column of a view 'labelling.labels' (in Views), no encoder for the embedding 'words' ('some/model' in Encoders), "
            + "no encoder for the embedding 'taste' ('together' in Encoders).",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_tables_embeddings_and_models_go_before_what_they_are_made_of()
    {
        using var folder = new EngineFolder();
        using EngineFiles files = folder.Load(new EngineNames
        {
            Connectors = { ["postgres"] = "far", ["titles"] = "near", ["people"] = "a", ["plays"] = "b" },
            Encoders = { ["some/model"] = "far", ["words"] = "near", ["elsa"] = "far", ["together"] = "near" },
            Views = { ["labelling.labels"] = "labels" },
        });
        Assert.Equal(("near", "near", "near"), (files.Sources["titles"], files.Queries.Spaces["words"], files.Queries.Spaces["taste"]));
    }

    [Theory]
    [InlineData("engines/films.yaml", "name: films", "nme: films", "the engine has no 'nme'. Did you mean 'name'?")]
    [InlineData("engines/films.yaml", "version: v2", "version: v3", "engines/films is of version 'v3'; expected v2.")]
    [InlineData("tables/titles.yaml", "version: v2", "version: 1", "tables/titles is of version '1'; expected v2.")]
    [InlineData("engines/films.yaml", "item_table:", "itm_table:", "its data has no 'itm_table'. Did you mean 'item_table'?")]
    [InlineData("engines/films.yaml", "model_ref: together", "model_ref: togther", "is of the model 'togther', which is not trained. Did you mean 'together'?")]
    [InlineData("engines/films.yaml", "labelling.labels", "labelling.lables", "reads 'labelling.lables', which is no column of the view. Did you mean 'labels'?")]
    [InlineData("engines/films.yaml", "labelling.labels", "tagging.tags", "The host maps no column of a view 'tagging.tags' (in Views).")]
    [InlineData("engines/films.yaml", "name: taste", "name: words", "two embeddings are called 'words'.")]
    [InlineData("engines/films.yaml", "- name: taste\n      encoder:", "- encoder:", "embedding 1 of the index has no name.")]
    [InlineData("engines/films.yaml", "item_table: { name: titles, type: table }", "item_table: { type: table }", "item_table has no name.")]
    [InlineData("engines/films.yaml", "LIMIT 4", "LIMIT $n", "query 'row': $n is not declared among its parameters.")]
    [InlineData("engines/films.yaml", "prebuilt('recent')", "prebuilt('recnt')", "there is no saved condition 'recnt'. Did you mean 'recent'?")]
    [InlineData("engines/films.yaml", "queries:", "queries: [", "engines/films.yaml, line ")]
    [InlineData("views/labelling.yaml", "name: labelling", "name: 'labelling", "views/labelling.yaml, line ")]
    public void Says_what_is_wrong_in_the_files(string file, string old, string changed, string message)
    {
        using var folder = new EngineFolder();
        string text = File.ReadAllText(Path.Combine(folder.Root, file)).ReplaceLineEndings("\n");
        Assert.Contains(old, text, StringComparison.Ordinal);
        folder.Write(file, text.Replace(old, changed, StringComparison.Ordinal));
        Assert.Contains(message, Assert.Throws<RankingException>(() => folder.Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        using var folder = new EngineFolder();
        folder.Write("engines/films.yaml", EngineFolder.Engine.Replace("LIMIT 4", "LIMIT $n", StringComparison.Ordinal).Replace("together }", "togther }", StringComparison.Ordinal));
        folder.Write("tables/titles.yaml", "name: [");
        string message = Assert.Throws<RankingException>(() => folder.Load(new EngineNames { Encoders = { ["words"] = "text" } })).Message;
        Assert.Contains("are wrong in 4 places.", message, StringComparison.Ordinal);
        foreach (string part in new[] { "tables/titles.yaml, line ", "which is not trained. Did you mean 'together'?", "The host maps no ", "query 'row': $n is not declared" })
        {
            Assert.Contains(part, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_engine_of_several_is_named()
    {
        using var folder = new EngineFolder();
        folder.Write("engines/other.yml", "version: v2\n");
        Assert.Contains("There are 2 engines in ", Assert.Throws<RankingException>(() => folder.Load()).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'films'?", Assert.Throws<RankingException>(() => folder.Load(engine: "filns")).Message, StringComparison.Ordinal);
        using EngineFiles other = folder.Load(engine: "other");
        Assert.Equal("other", other.Name);
        Assert.Contains("There is no engines/*.yaml", Assert.Throws<RankingException>(() => EngineFiles.Load(Path.Combine(folder.Root, "views"), EngineFolder.Names)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_file_changes_queries_and_a_wrong_one_leaves_them()
    {
        using var folder = new EngineFolder();
        using EngineFiles files = folder.Load();
        QueryEngine engine = await EngineAsync(files);
        Assert.Equal(3, (await engine.RunAsync("rows", Request())).Values.Count);
        folder.Write("engines/films.yaml", EngineFolder.Engine.Replace("limit: 3", "limit: 2", StringComparison.Ordinal));
        files.Reload();
        Assert.Equal(2, (await engine.RunAsync("rows", Request())).Values.Count);
        Assert.Null(files.LastError);
        foreach (var (text, error) in new[]
        {
            ("name: films\nqueries: [", "engines/films.yaml, line "),
            (EngineFolder.Engine.Replace("type: rank_attributes", "type: rank_atributes", StringComparison.Ordinal), "query 'rows': Query as JSON"),
            (EngineFolder.Engine.Replace("embeddings: words", "embeddings: wrds", StringComparison.Ordinal), "there is no vector space 'wrds'. Did you mean 'words'?"),
            ("", "There are no saved queries in the configuration any more."),
        })
        {
            folder.Write("engines/films.yaml", text);
            files.Reload();
            Assert.Contains(error, files.LastError, StringComparison.Ordinal);
            Assert.Equal(2, (await engine.RunAsync("rows", Request())).Values.Count);
        }

        folder.Delete("engines/films.yaml");
        files.Reload();
        Assert.Equal(2, (await engine.RunAsync("rows", Request())).Values.Count);
        folder.Write("engines/films.yaml", EngineFolder.Engine);
        files.Reload();
        Assert.Null(files.LastError);
        Assert.Equal(3, (await engine.RunAsync("rows", Request())).Values.Count);
    }

    [Fact]
    public async Task Files_are_watched()
    {
        using var folder = new EngineFolder();
        using EngineFiles files = folder.Load(watch: true);
        folder.Write("engines/films.yaml", EngineFolder.Engine.Replace("  recent:\n    query:", "  latest:\n    query:", StringComparison.Ordinal));
        for (int i = 0; i < 600 && files.Queries.Saved?.Names.Contains("latest") is not true; i++)
        {
            await Task.Delay(50);
        }

        Assert.Contains("latest", files.Queries.Saved?.Names ?? []);
    }

    [Fact]
    public async Task A_container_takes_them_and_refuses_to_start_with_queries_that_do_not_fit()
    {
        using var folder = new EngineFolder();
        foreach (string space in new[] { "text", "txt" })
        {
            EngineNames names = EngineFolder.Names;
            names.Encoders["words"] = space;
            using EngineFiles files = folder.Load(names);
            HostApplicationBuilder builder = Host.CreateApplicationBuilder();
            builder.Services.AddSingleton(Snapshot());
            builder.Services.AddRanking();
            builder.Services.AddSingleton(Options.Create(files.Queries));
            using IHost host = builder.Build();
            if (space == "text")
            {
                await host.StartAsync();
                Assert.Equal(3, (await host.Services.GetRequiredService<QueryEngine>().RunAsync("rows", Request())).Values.Count);
                await host.StopAsync();
            }
            else
            {
                Assert.Contains("query 'rows': ", (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
            }
        }
    }

    private static Interaction[] Events() => [.. Films.Crowd(), .. Enumerable.Range(0, 5).Select(item => Films.Play("fan", item))];

    private static RankingSnapshot Snapshot() =>
        RankingSnapshot.Create(Catalog, CatalogStatistics.Compute(Catalog, Events(), FakeClock.Now), [TextSpace.Build(Catalog, new TextSpaceOptions { Dimensions = 16 })]);

    private static async Task<QueryEngine> EngineAsync(EngineFiles files)
    {
        var store = new InMemoryInteractionStore();
        await store.AppendAsync(Events(), CancellationToken.None);
        return new QueryEngine(new SnapshotPublisher(Snapshot()), store, queries: files.Queries, clock: new FakeClock());
    }

    private static QueryRequest Request(params (string Name, object? Value)[] parameters) =>
        new() { Parameters = parameters.Append(("user_id", "fan")).ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal) };
}
