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
}
