using Microsoft.Extensions.AI;
using Ranking.Embeddings;

namespace Ranking.Samples.Snippets;

internal static class VectorSnippets
{
    public static Task SpaceAsync()
    {
        Catalog catalog = Shelf.Catalog;
        string[] ids = [.. catalog.Ids.Names];
        float[] numbers = [.. ids.SelectMany((_, i) => new[] { MathF.Cos(i), MathF.Sin(i) })];
        // begin space
        // Vectors of a model of your own: one row an id, in any order.
        EmbeddingTable vectors = EmbeddingTable.Create(dimensions: 2, numbers, ids);
        IVectorSpace space = VectorSpace.Create("taste", vectors, catalog);
        // end space
        Console.WriteLine($"{space.Items.Count} titles, {space.Items.UnmatchedCount} without a vector");
        return Task.CompletedTask;
    }

    public static Task SearchAsync()
    {
        RankingContext context = Shelf.Context("ann");
        // begin search
        IVectorSpace space = context.Snapshot.Space("text");
        var items = new int[3];
        var cosines = new float[3];
        // What the person may not see, or has watched, is not found: eligibility is the filter.
        int found = space.Index.Search(context.TasteIn(space), context.Eligibility.Filter(includeWatched: false), items, cosines);
        Console.WriteLine(string.Join(", ", items[..found].Select(context.Snapshot.Catalog.Title)));
        // end search
        return Task.CompletedTask;
    }

    public static Task IndexesAsync()
    {
        Catalog catalog = Shelf.Catalog;
        EmbeddingTable vectors = TextSpace.Build(catalog).Items;
        EmbeddingTable saved = EmbeddingTable.Create(vectors.Dimensions, vectors.Count, (row, room) => vectors.Row(row).CopyTo(room), catalog.Ids.Names);
        // begin indexes
        // A byte a dimension, scored by dot product, two threads a search; one of a host's own comes in the same way.
        VectorSpace space = VectorSpace.Create(
            "taste", saved.Quantize(), catalog, index: items => new QuantizedIndex(items, VectorSimilarity.Dot, threads: 2));
        // end indexes
        Console.WriteLine($"{space.Index.Count} titles, exact: {space.Index.IsExact}");
        return Task.CompletedTask;
    }

    public static Task GraphAsync()
    {
        Catalog catalog = Shelf.Catalog;
        EmbeddingTable vectors = TextSpace.Build(catalog).Items;
        EmbeddingTable saved = EmbeddingTable.Create(vectors.Dimensions, vectors.Count, (row, room) => vectors.Row(row).CopyTo(room), catalog.Ids.Names);
        // begin graph
        // At night: build, and publish the file beside the vectors.
        ModelArtifact file = HnswIndex.Build(saved.BindTo(catalog)).ToArtifact("taste-graph", "1");
        // When the host starts: nothing is built.
        VectorSpace space = VectorSpace.Create("taste", saved, catalog, index: items => HnswIndex.FromArtifact(file, items));
        Console.WriteLine($"{file}: {space.Index.Count} titles, exact: {space.Index.IsExact}");
        // end graph
        return Task.CompletedTask;
    }

    public static async Task PersonasAsync()
    {
        string[] watched = ["arrival", "moon", "stalker", "chef", "fleabag", "tampopo"];
        Interaction[] plays = [.. watched.Select(film => new Interaction(film, "eve", film, InteractionKind.Complete, Shelf.Now.AddDays(-2)))];
        var context = new RankingContext(Shelf.Snapshot, new Profile("eve"), ProfileHistory.Create(plays, Shelf.Catalog), Shelf.Now);
        // begin personas
        // Eve watched three films of science and three comedies: two tastes, which take turns.
        IItemRanker ranker = new ItemRankerBuilder().UseFormula("retrieval").Build();
        RankedList list = await ranker.RankAsync(new ItemQuery("both", [Candidates.Nearest(personas: 2)], Take: 4), context);
        for (int i = 0; i < list.Count; i++)
        {
            Console.WriteLine($"{context.Snapshot.Catalog.Title(list.Items[i])}: {list.Scores[i]}");
        }

        // end personas
    }

    public static async Task GeneratorAsync()
    {
        Catalog catalog = Shelf.Catalog;
        using var generator = new Letters();
        VectorSpace yesterday = await TextSpace.BuildAsync(catalog, generator);
        // begin generator
        // Any IEmbeddingGenerator<string, Embedding<float>>: a service, a model in this process, a cache before either.
        VectorSpace space = await TextSpace.BuildAsync(
            catalog, generator, new TextEmbeddingOptions { Columns = ["title", "genres"], BatchSize = 100 }, previous: yesterday);
        // end generator
        Console.WriteLine($"{space.Items.Count} titles, {space.Items.Dimensions} dimensions");
    }

    private sealed class Letters : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Count(text)))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private static float[] Count(string text) => [.. Enumerable.Range('a', 26).Select(letter => (float)text.Count(c => char.ToLowerInvariant(c) == letter))];
    }
}
