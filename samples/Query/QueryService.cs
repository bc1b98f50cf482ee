using Ranking.Embeddings;
using Ranking.Expressions;
using Ranking.Samples.Data;

namespace Ranking.Samples.Query;

/// <summary>A catalog, what people did with it, and an engine over them; the names that queries are written with are mapped to what the catalog has.</summary>
internal sealed class QueryService
{
    private const string Text = "text";
    private const string CoWatch = "elsa";
    private const float LikedFrom = 0.8f;

    // The usual names of labels, the most specific first: what a catalog lacks stands for the next one it has.
    private static readonly string[] Labels = ["micro_genres", "genres"];

    private QueryService(DataFolder data, QueryEngine engine) => (Data, Engine) = (data, engine);

    public DataFolder Data { get; }

    public QueryEngine Engine { get; }

    /// <summary>Loads a folder; trains the vectors of what is watched together only where they are asked for.</summary>
    public static async Task<QueryService> LoadAsync(string? folder, bool hasCoWatch, CancellationToken cancellationToken)
    {
        DataFolder data = DataFolder.Load(folder ?? Path.Combine(AppContext.BaseDirectory, "Catalog"));
        var store = new InMemoryInteractionStore();
        await store.AppendAsync([.. data.Interactions], cancellationToken).ConfigureAwait(false);
        var spaces = new List<IVectorSpace> { TextSpace.Build(data.Catalog, new TextSpaceOptions { Name = Text }) };
        if (hasCoWatch)
        {
            CollaborativeModel model = Train.Elsa(InteractionMatrix.Create(data.Catalog, data.Interactions, LikedFrom), new ElsaOptions { Dimensions = 64, Seed = 1 }, cancellationToken: cancellationToken);
            spaces.Add(VectorSpace.Create(CoWatch, model.Vectors ?? throw new DataException("ELSA made no vectors."), data.Catalog));
        }

        RankingSnapshot snapshot = RankingSnapshot.Create(data.Catalog, CatalogStatistics.Compute(data.Catalog, data.Interactions, data.DefaultTime), spaces);
        var names = new QueryOptions { Spaces = { ["content_embedding"] = Text, ["elsa_embedding"] = CoWatch } };
        if (Array.Find(Labels, data.Catalog.Categories.ContainsKey) is { } labels)
        {
            foreach (string other in Labels.Where(label => !data.Catalog.Categories.ContainsKey(label)))
            {
                names.Columns[other] = labels;
            }
        }

        return new QueryService(data, new QueryEngine(new SnapshotPublisher(snapshot), store, new RankingOptions { Space = Text }, names));
    }

    /// <summary>Whether a query needs the vectors that have to be trained.</summary>
    public static bool NeedsCoWatch(string query) => query.Contains("elsa", StringComparison.OrdinalIgnoreCase);
}
