using Ranking.Embeddings;

namespace Ranking.Samples.Snippets;

internal static class ModelSnippets
{
    public static async Task ModelAsync()
    {
        string folder = Directory.CreateTempSubdirectory("ranking-models-").FullName;
        Catalog catalog = Shelf.Catalog;
        EmbeddingTable vectors = TextSpace.Build(catalog).Items;
        CancellationToken cancellationToken = default;
        // begin publish
        IModelStore store = new FolderModelStore(folder);
        await store.PublishAsync(
            ModelArtifact.Create(kind: "vectors", name: "taste", version: "2026-03-01")
                .WithTable("items", vectors)
                .WithFloats("bias", new[] { 0.25f })
                .WithMetadata("trained_on", "plays of February"),
            cancellationToken);
        // end publish
        // begin open
        ModelArtifact model = await store.OpenAsync("taste", version: null, cancellationToken);
        // A newer schema, or a model of another kind, is refused here and not misread.
        model.Require(kind: "vectors", newestSchema: 1);
        // Optional: reads the whole file once and compares it with its checksum.
        model.Verify(cancellationToken);
        IVectorSpace space = VectorSpace.Create("taste", model.Table("items"), catalog);
        Console.WriteLine($"{model}: {space.Items.Count} titles, bias {model.Floats("bias").Span[0]}, {model.Metadata["trained_on"]}");
        // end open
        var publisher = new SnapshotPublisher(RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], DateTimeOffset.UnixEpoch), space));
        await SwapAsync(store, publisher, model.Version, cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            // Windows deletes no mapped file.
            Directory.Delete(folder, recursive: true);
        }
    }

    // begin swap
    // What a host does now and then, such as on a timer of its own: requests that run keep the model they began with.
    private static async Task<string> SwapAsync(IModelStore store, SnapshotPublisher publisher, string version, CancellationToken cancellationToken)
    {
        string? latest = await store.LatestAsync("taste", cancellationToken);
        if (latest is null || latest == version || publisher.Current is not { } current)
        {
            return version;
        }

        ModelArtifact model = await store.OpenAsync("taste", latest, cancellationToken);
        publisher.Publish(RankingSnapshot.Create(current.Catalog, current.Statistics, VectorSpace.Create("taste", model.Table("items"), current.Catalog)));
        return latest;
    }

    // end swap
}
