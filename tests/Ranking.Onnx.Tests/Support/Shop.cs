using Ranking.Embeddings;

namespace Ranking.Onnx.Tests.Support;

/// <summary>Four titles with prices, kinds and vectors, and pages over them.</summary>
internal static class Shop
{
    /// <summary>The ids at ordinals 0 to 3.</summary>
    public static readonly string[] Ids = ["a", "b", "c", "d"];

    public static readonly Catalog Catalog = new CatalogBuilder().AddRange(
    [
        new CatalogItem("a", "A") { Numbers = { ["price"] = 3f, ["weight"] = 0.5f }, Categories = { ["kind"] = ["lamp", "mug"] } },
        new CatalogItem("b", "B") { Numbers = { ["price"] = 1f, ["weight"] = 1.5f }, Categories = { ["kind"] = ["mug"] } },
        new CatalogItem("c", "C") { Numbers = { ["weight"] = 2.5f } },
        new CatalogItem("d", "D") { Numbers = { ["price"] = 2f, ["weight"] = 3.5f }, Categories = { ["kind"] = ["tent"] } },
    ]).Build();

    public static readonly RankingSnapshot Snapshot = SnapshotOf(Catalog, VectorSpace.Create("text", EmbeddingTable.Create(2, [1, 0, 0, 1, 3, 4, -1, 0], Ids), Catalog));

    public static RankingSnapshot SnapshotOf(Catalog catalog, params IVectorSpace[] spaces) =>
        RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now), spaces);

    /// <summary>A request of someone who finished some titles.</summary>
    public static RankingContext Context(string profile = "ann", RankingSnapshot? snapshot = null, params string[] finished)
    {
        snapshot ??= Snapshot;
        Interaction[] events = [.. finished.Select((item, i) => new Interaction($"{i}", profile, item, InteractionKind.Complete, FakeClock.Now.AddDays(-1)))];
        return new RankingContext(snapshot, new Profile(profile), ProfileHistory.Create(events, snapshot.Catalog), FakeClock.Now);
    }

    public static CandidateBatch Batch(RankingContext context, params int[] items) =>
        new(context, SignalScope.Page, items, new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal), [], default);

    /// <summary>What a provider says of titles: a column a signal.</summary>
    public static float[][] Compute(this ISignalProvider provider, CandidateBatch batch, CancellationToken cancellationToken = default)
    {
        // What stood in a column before must not be seen, so there is rubbish in it.
        float[][] columns = [.. provider.Signals.Select(_ => Enumerable.Repeat(-99f, batch.Count).ToArray())];
        provider.ComputeAsync(batch, [.. columns.Select(column => column.AsMemory())], cancellationToken).AsTask().GetAwaiter().GetResult();
        return columns;
    }

    public static float[][] Compute(this ISignalProvider provider, params int[] items) => provider.Compute(Batch(Context(), items));

    public static OnnxSignalProvider Load(this ModelFile model, Dictionary<string, OnnxInput> inputs, params OnnxHead[] heads) =>
        OnnxSignalProvider.Load(model.ToArray(), new OnnxSignalOptions { Name = "model", Inputs = inputs, Heads = heads });

    /// <summary>The error of a model that must not load.</summary>
    public static string Refusal(this ModelFile model, Dictionary<string, OnnxInput> inputs, params OnnxHead[] heads) =>
        Assert.Throws<RankingException>(() => model.Load(inputs, heads)).Message;
}
