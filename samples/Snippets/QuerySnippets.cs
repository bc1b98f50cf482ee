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
}
