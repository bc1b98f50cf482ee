using Ranking.Configuration;
using Ranking.Expressions;
using Ranking.Samples.Data;
using Ranking.Samples.Query;

namespace Ranking.Samples.Tests.Query;

/// <summary>Everything that the article writes for machines, unchanged, over the catalog of the samples and over MovieLens.</summary>
public class ArticleTests
{
    [SharedDataFact("../sources")]
    public Task Every_file_query_and_expression_runs_over_the_catalog_of_the_samples() => RunAllAsync(folder: null);

    [SharedDataFact("ml-1m")]
    public async Task Every_file_query_and_expression_runs_over_MovieLens_and_its_rows_are_its_pages() => await RowsArePagesAsync(await RunAllAsync(SharedData.Folder("ml-1m")));

    // Rows one after another are the page where the first row keeps, and beside each other the page without dedupe.
    private static async Task RowsArePagesAsync(QueryService service)
    {
        var article = new Article();
        RankingQuery row = RankingQuery.Parse(article.RowQuery);
        RankingQuery rows = RankingQuery.FromJson(article.RowsQuery(6), out _);
        foreach (string person in service.Data.Interactions.Select(play => play.ProfileId).Distinct(StringComparer.Ordinal).Where((_, i) => i % 2000 == 0).Append("someone new"))
        {
            string[] genres = [.. (await service.Engine.RunAsync(rows, Request(service.Data, person))).Values.Select(value => value.Value)];
            Assert.Equal(6, genres.Length);
            foreach (DedupePolicy policy in new[] { DedupePolicy.FirstRowKeeps, DedupePolicy.Off })
            {
                var excluded = new List<string>();
                var byHand = new List<string>();
                foreach (string genre in genres)
                {
                    QueryResult found = await service.Engine.RunAsync(row, Request(service.Data, person, ("genre", genre), ("exclude_ids", excluded), ("limit", 10)));
                    // A page has no row without titles.
                    byHand.AddRange(found.Ids.Count == 0 ? [] : [$"{genre}: {string.Join(' ', found.Ids)}"]);
                    excluded.AddRange(policy == DedupePolicy.Off ? [] : found.Ids);
                }

                var builder = new HomepageComposerBuilder(service.Snapshots, service.Store, new RankingOptions { Space = "text", DefaultRows = false, MinimumItems = 1, Items = 10, Rows = 6, Reserve = 500, Dedupe = policy });
                foreach (string genre in genres)
                {
                    builder.AddRows(Rows.Query(genre, row, service.Engine, new Dictionary<string, object?> { ["genre"] = genre, ["exclude_ids"] = null, ["limit"] = 10 }));
                }

                Assert.NotEmpty(byHand);
                Ranking.Homepage page = await builder.UseRowSelector(RowSelectors.AsProposed()).Build().ComposeAsync(new HomepageRequest(person) { At = service.Data.DefaultTime });
                Assert.Equal(byHand, page.Rows.Select(shown => $"{shown.Title}: {string.Join(' ', shown.Items.Select(item => item.Id))}"));
            }
        }
    }

    private static async Task<QueryService> RunAllAsync(string? folder)
    {
        var article = new Article();
        using ArticleFolder files = new(article);
        using EngineFiles engine = QueryService.Files(files.Root, folder);
        Assert.Equal("homepage", engine.Name);
        Assert.Equal(["get_row_items", "get_user_rows"], engine.Queries.Saved?.Names);
        QueryService service = await QueryService.LoadAsync(engine, query: null, CancellationToken.None);
        string person = service.Data.Interactions[0].ProfileId;

        QueryResult rows = await service.Engine.RunAsync("get_user_rows", Request(service.Data, person));
        Assert.Equal(10, rows.Values.Count);
        QueryResult same = await service.Engine.RunAsync(RankingQuery.FromJson(article.RowsQuery(10), out _), Request(service.Data, person));
        Assert.Equal(rows.ToJson(), same.ToJson());

        string genre = rows.Values[0].Value;
        QueryResult row = await service.Engine.RunAsync("get_row_items", Request(service.Data, person, ("genre", genre)));
        Assert.InRange(row.Ids.Count, 1, 15);
        QueryResult sent = await service.Engine.RunAsync(RankingQuery.Parse(article.RowQuery), Request(service.Data, person, ("genre", genre), ("exclude_ids", Array.Empty<string>()), ("limit", 15)));
        Assert.Equal(row.Ids, sent.Ids);
        Assert.Equal(row.Titles.Scores.ToArray(), sent.Titles.Scores.ToArray());

        QueryResult discovery = await service.Engine.RunAsync(RankingQuery.Parse(article.DiscoveryQuery), Request(service.Data, person, ("genre", genre)));
        Assert.InRange(discovery.Ids.Count, 1, 15);
        Assert.Equal(3, article.Orders.Count);
        var orders = new HashSet<string>(StringComparer.Ordinal) { string.Join(' ', discovery.Ids) };
        foreach (string order in article.Orders)
        {
            RankingQuery query = RankingQuery.Parse($"SELECT * FROM column_order(columns='_derived_popular_rank ASC', limit=500)\n{order}\nLIMIT 15");
            QueryResult found = await service.Engine.RunAsync(query, Request(service.Data, person));
            Assert.Equal(15, found.Ids.Count);
            Assert.All(found.Titles.Scores.ToArray(), score => Assert.True(float.IsFinite(score)));
            orders.Add(string.Join(' ', found.Ids));
        }

        Assert.Equal(4, orders.Count);
        Assert.Equal(2, article.Retrievers.Count);
        foreach (string retriever in article.Retrievers)
        {
            QueryResult found = await service.Engine.RunAsync(RankingQuery.Parse($"SELECT * FROM {retriever} LIMIT 15"), Request(service.Data, person));
            Assert.Equal(15, found.Ids.Count);
        }

        return service;
    }

    private static QueryRequest Request(DataFolder data, string person, params (string Name, object? Value)[] parameters) =>
        new() { At = data.DefaultTime, Parameters = parameters.Append(("user_id", person)).ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal) };

    private sealed class ArticleFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ranking-article-");

        public ArticleFolder(Article article)
        {
            foreach (var (file, text) in article.Files)
            {
                string path = Path.Combine(Root, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Root);
                File.WriteAllText(path, text);
            }
        }

        public string Root => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
