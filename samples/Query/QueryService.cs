using Ranking.Configuration;
using Ranking.Embeddings;
using Ranking.Expressions;
using Ranking.Samples.Data;

namespace Ranking.Samples.Query;

/// <summary>A catalog, what people did with it, and an engine over them; the names that queries and engine files are written with are mapped to what the catalog has.</summary>
internal sealed class QueryService
{
    private const string Text = "text";
    private const string CoWatch = "elsa";
    private const float LikedFrom = 0.8f;

    // The usual names of labels, the most specific first: what a catalog lacks stands for the next one it has.
    private static readonly string[] Labels = ["micro_genres", "genres"];

    private QueryService(DataFolder data, QueryEngine engine, SnapshotPublisher snapshots, InMemoryInteractionStore store, IReadOnlyList<string> saved) =>
        (Data, Engine, Snapshots, Store, Saved) = (data, engine, snapshots, store, saved);

    public DataFolder Data { get; }

    public QueryEngine Engine { get; }

    public SnapshotPublisher Snapshots { get; }

    public InMemoryInteractionStore Store { get; }

    /// <summary>The names of the saved queries.</summary>
    public IReadOnlyList<string> Saved { get; }

    /// <summary>Reads engine files. Their tables are the folder of the data, their encoders the text space and the vectors of what is watched together, their views the labels of the catalog.</summary>
    public static EngineFiles Files(string? engine, string? folder)
    {
        string data = folder ?? Path.Combine(AppContext.BaseDirectory, "Catalog");
        return EngineFiles.Load(engine ?? Path.Combine(AppContext.BaseDirectory, "Engine"), new EngineNames
        {
            Connectors = { ["csv"] = data, ["postgres"] = data, ["users"] = data },
            Encoders = { ["words-and-labels"] = Text, ["sentence-transformers/modernbert"] = Text, ["elsa"] = CoWatch },
            Views = { ["labels.micro_genres"] = Labels[0], ["title_enrichment.micro_genres"] = Labels[0] },
        });
    }

    /// <summary>Loads a folder. Saved queries come along, and the vectors of what is watched together are trained, only where a query asks for them, since they take a moment.</summary>
    public static async Task<QueryService> LoadAsync(EngineFiles files, string? query, CancellationToken cancellationToken)
    {
        bool hasSaved = query is null || IsName(query) || query.Contains("saved", StringComparison.OrdinalIgnoreCase) || query.Contains("prebuilt", StringComparison.OrdinalIgnoreCase);
        bool hasCoWatch = hasSaved || (query ?? "").Contains("elsa", StringComparison.OrdinalIgnoreCase);
        DataFolder data = DataFolder.Load(files.Sources.Values.FirstOrDefault() ?? throw new DataException($"The engine '{files.Name}' names no item_table, so there is nothing to ask."));
        var store = new InMemoryInteractionStore();
        await store.AppendAsync([.. data.Interactions], cancellationToken).ConfigureAwait(false);
        var spaces = new List<IVectorSpace> { TextSpace.Build(data.Catalog, new TextSpaceOptions { Name = Text, EncodesTexts = true }) };
        if (hasCoWatch)
        {
            await Console.Error.WriteLineAsync("Training vectors of what is watched together …").ConfigureAwait(false);
            CollaborativeModel model = Train.Elsa(InteractionMatrix.Create(data.Catalog, data.Interactions, LikedFrom), new ElsaOptions { Dimensions = 64, Seed = 1 }, cancellationToken: cancellationToken);
            spaces.Add(VectorSpace.Create(CoWatch, model.Vectors ?? throw new DataException("ELSA made no vectors."), data.Catalog));
        }

        RankingSnapshot snapshot = RankingSnapshot.Create(data.Catalog, CatalogStatistics.Compute(data.Catalog, data.Interactions, data.DefaultTime), spaces);
        QueryOptions names = files.Queries;
        names.Saved = hasSaved ? names.Saved : null;
        names.Spaces["content_embedding"] = Text;
        names.Spaces["elsa_embedding"] = CoWatch;
        if (Array.Find(Labels, data.Catalog.Categories.ContainsKey) is { } labels)
        {
            foreach (string other in Labels.Where(label => !data.Catalog.Categories.ContainsKey(label)))
            {
                names.Columns[other] = labels;
            }
        }

        var snapshots = new SnapshotPublisher(snapshot);
        return new QueryService(data, new QueryEngine(snapshots, store, new RankingOptions { Space = Text }, names), snapshots, store, names.Saved?.Names ?? []);
    }

    /// <summary>Whether a text is the name of a saved query rather than a query.</summary>
    public static bool IsName(string query) => query.Trim() is { Length: > 0 } text && !text.StartsWith('{') && !text.Any(char.IsWhiteSpace);
}
