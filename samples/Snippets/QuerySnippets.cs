using System.Text;
using Microsoft.Extensions.Configuration;
using Ranking.Configuration;
using Ranking.Expressions;

namespace Ranking.Samples.Snippets;

internal static class QuerySnippets
{
    public static async Task QueryAsync()
    {
        var publisher = new SnapshotPublisher(Shelf.Snapshot);
        InMemoryInteractionStore store = await Shelf.StoreAsync();
        DateTimeOffset now = Shelf.Now;
        // begin query
        var engine = new QueryEngine(publisher, store);
        RankingQuery query = RankingQuery.Parse("""
            SELECT *
            FROM column_order(columns='_derived_popular_rank ASC', limit=500)
            WHERE genres CONTAINS $genre AND item_id NOT IN $exclude_ids
            ORDER BY score(expression='0.7 * affinity + 0.3 / (1 + item._derived_popular_rank)')
            LIMIT 3
            """);
        QueryResult result = await engine.RunAsync(query, new QueryRequest
        {
            Parameters = new Dictionary<string, object?> { ["user_id"] = "ann", ["genre"] = "Sci-Fi", ["exclude_ids"] = Array.Empty<string>() },
            At = now,
        });
        Console.WriteLine(string.Join(", ", result.Ids));
        // end query
    }

    public static async Task SavedAsync()
    {
        var publisher = new SnapshotPublisher(Shelf.Snapshot);
        InMemoryInteractionStore store = await Shelf.StoreAsync();
        DateTimeOffset now = Shelf.Now;
        // begin settings
        const string AppSettings = """
            {
              "Ranking": {
                "Queries": {
                  "for_genre": {
                    "query": "SELECT * FROM popular(limit=500) WHERE genres CONTAINS $genre AND prebuilt('acclaimed') ORDER BY score(expression='affinity') LIMIT $count",
                    "parameters": { "genre": { "type": "str" }, "count": { "type": "int", "default": 2 } }
                  },
                  "genres": { "query": { "type": "rank_attributes", "input_attribute": "genres", "limit": 3 } }
                },
                "Filters": { "acclaimed": "rating >= 4" }
              }
            }
            """;
        // end settings
        IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(AppSettings))).Build();
        // begin saved
        using var saved = new SavedQueries(configuration.GetSection("Ranking"));
        var engine = new QueryEngine(publisher, store, queries: new QueryOptions { Saved = saved });
        var request = new QueryRequest { Parameters = new Dictionary<string, object?> { ["user_id"] = "ann", ["genre"] = "Sci-Fi" }, At = now };
        QueryResult first = await engine.RunAsync("for_genre", request);
        QueryResult second = await engine.RunAsync("for_genre", first.Next());
        Console.WriteLine($"{string.Join(", ", first.Ids)}; then {string.Join(", ", second.Ids)}");
        // end saved
    }

    public static async Task FilesAsync()
    {
        var publisher = new SnapshotPublisher(Shelf.Snapshot);
        InMemoryInteractionStore store = await Shelf.StoreAsync();
        DateTimeOffset now = Shelf.Now;
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Path.Combine(folder.FullName, "engines"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "engines", "home.yaml"), Engine);
        // begin files
        using EngineFiles files = EngineFiles.Load(folder.FullName, new EngineNames
        {
            Connectors = { ["titles"] = "films.csv" },                       // files.Sources["titles"] is "films.csv" then
            Encoders = { ["sentence-transformers/modernbert"] = "text" },    // a vector space of the snapshot
            Views = { ["enrichment.labels"] = "genres" },                    // a column of the catalog
        });
        var engine = new QueryEngine(publisher, store, queries: files.Queries);
        QueryResult rows = await engine.RunAsync("rows", new QueryRequest { Parameters = new Dictionary<string, object?> { ["user_id"] = "ann" }, At = now });
        Console.WriteLine(string.Join(", ", rows.Values.Select(value => value.Value)));
        // end files
        folder.Delete(recursive: true);
    }

    // begin engine
    private const string Engine = """
        version: v2
        name: home
        data:
          item_table: { name: titles, type: table }
        index:
          embeddings:
            - name: content
              encoder: { type: hugging_face, model_name: sentence-transformers/modernbert, item_fields: [title, enrichment.labels] }
        queries:
          rows:
            query: { type: rank_attributes, input_attribute: labels, embeddings: content, limit: $count }
            parameters:
              count: { type: int, default: 3 }
        """;

    // end engine
}
