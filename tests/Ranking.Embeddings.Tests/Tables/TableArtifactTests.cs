namespace Ranking.Embeddings.Tests;

public class TableArtifactTests
{
    [Fact]
    public void A_mapped_table_answers_as_the_one_that_was_saved() => Law.Holds(random =>
    {
        using var folder = new ModelFolder();
        int dimensions = 1 + random.NextInt32(40);
        int count = random.NextInt32(30);
        EmbeddingTable table = EmbeddingTable.Create(dimensions, Draw(random, count * dimensions), random.NextInt32(2) == 0 ? null : Ids(count));
        table = random.NextInt32(3) switch { 0 => table, 1 => table.Quantize(), _ => InChunks(table, 1 << random.NextInt32(4)) };
        byte[] bytes = Artifacts.BytesAsync(Of(table)).GetAwaiter().GetResult();
        float[] direction = Draw(random, dimensions);
        EmbeddingTable.Normalize(direction);
        foreach (EmbeddingTable opened in new[] { ModelArtifact.Map(folder.Put(bytes)).Table("items"), Artifacts.ReadAsync(bytes).GetAwaiter().GetResult().Table("items") })
        {
            Assert.Equal((count, dimensions, 0), (opened.Count, opened.Dimensions, opened.UnmatchedCount));
            Assert.Equal(table.IsQuantized, opened.IsQuantized);
            Assert.Equal(table.Chunks.Select(chunk => chunk.ToArray()), opened.Chunks.Select(chunk => chunk.ToArray()));
            Assert.Equal(table.QuantizedChunks.Select(chunk => chunk.ToArray()), opened.QuantizedChunks.Select(chunk => chunk.ToArray()));
            Assert.Equal(table.Scales.ToArray(), opened.Scales.ToArray());
            Assert.Equal(table.Norms.ToArray(), opened.Norms.ToArray());
            Assert.Equal(table.Ids, opened.Ids);
            Assert.Equal(Scores(table, direction), Scores(opened, direction));
            Assert.All(Enumerable.Range(0, count), row => Assert.Equal(table.Row(row).ToArray(), opened.Row(row).ToArray()));
            Assert.All(Enumerable.Range(0, count), row => Assert.Equal(table.Norm(row), opened.Norm(row)));
            Assert.Equal(Search(table, direction), Search(opened, direction));
        }
    });

    [Fact]
    public async Task A_space_over_a_mapped_table_is_that_over_the_table()
    {
        using var folder = new ModelFolder();
        Catalog catalog = Films.Catalog(60);
        VectorSpace built = TextSpace.Build(catalog);
        string path = folder.Put(await Artifacts.BytesAsync(Of(built.Items)));
        VectorSpace mapped = VectorSpace.Create("text", ModelArtifact.Map(path).Table("items"), catalog);
        Assert.Equal(0, mapped.Items.UnmatchedCount);
        Assert.Equal(built.Items.Chunks[0].ToArray(), mapped.Items.Chunks[0].ToArray());
        Assert.Equal(Search(built.Items, built.Items.Row(7)), Search(mapped.Items, mapped.Items.Row(7)));
    }

    [Fact]
    public async Task Rows_in_the_order_of_the_catalog_are_bound_in_place_and_others_are_copied()
    {
        using var folder = new ModelFolder();
        Catalog catalog = Films.Catalog(3);
        EmbeddingTable inOrder = ModelArtifact.Map(folder.Put(await Artifacts.BytesAsync(Of(EmbeddingTable.Create(1, [1, -1, 1], Ids(3)))))).Table("items");
        Assert.True(inOrder.Chunks[0].Span.Overlaps(inOrder.BindTo(catalog).Chunks[0].Span));
        EmbeddingTable reversed = ModelArtifact.Map(folder.Put(await Artifacts.BytesAsync(Of(EmbeddingTable.Create(1, [1, -1, 1], ["t002", "t001", "gone"]))))).Table("items");
        EmbeddingTable bound = reversed.BindTo(catalog);
        Assert.False(reversed.Chunks[0].Span.Overlaps(bound.Chunks[0].Span));
        Assert.Equal([0f, -1f, 1f], bound.Chunks[0].ToArray());
        Assert.Equal(1, bound.UnmatchedCount);
        GC.KeepAlive(inOrder);
        GC.KeepAlive(reversed);
    }

    // Its zero rows would come back as rows that were matched, and a snapshot could not count them.
    [Fact]
    public void A_table_that_lacks_titles_is_not_saved()
    {
        EmbeddingTable bound = EmbeddingTable.Create(1, [1f], ["t000"]).BindTo(Films.Catalog(2));
        Assert.Contains("save the table before it is bound", Assert.Throws<ArgumentException>(() => Of(bound)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tensors_that_are_not_those_of_a_table_are_refused()
    {
        ModelArtifact model = ModelArtifact.Create("table", "t", "1");
        foreach (ModelArtifact broken in (ModelArtifact[])
        [
            model.WithFloats("items.rows", new float[6]).WithFloats("items.norms", new float[3]),
            model.WithFloats("items.rows", new float[6], 3, 2).WithFloats("items.norms", new float[2]),
            model.WithFloats("items.rows", ReadOnlyMemory<float>.Empty, 3, 0).WithFloats("items.norms", new float[3]),
            model.WithFloats("items.rows", new float[6], 3, 2),
            model.WithInts("items.rows", new int[6], 3, 2).WithFloats("items.norms", new float[3]),
            model.WithFloats("items.rows", new float[6], 3, 2).WithFloats("items.norms", new[] { 1f, -1f, 1f }),
            model.WithFloats("items.rows", new float[6], 3, 2).WithFloats("items.norms", new[] { 1f, float.NaN, 1f }),
            model.WithFloats("items.rows", new float[6], 3, 2).WithFloats("items.norms", new float[3]).WithStrings("items.ids", ["a"]),
        ])
        {
            ModelArtifact read = await Artifacts.ReadAsync(await Artifacts.BytesAsync(broken));
            Assert.Throws<RankingException>(() => read.Table("items"));
        }

        Assert.Throws<RankingException>(() => Of(EmbeddingTable.Create(1, [1f])).Table("other"));
    }

    // Whoever holds the rows of a mapped table holds its file.
    [Fact]
    public async Task A_mapped_file_stays_as_long_as_a_table_reads_it_and_not_longer()
    {
        using var folder = new ModelFolder();
        string path = folder.Put(await Artifacts.BytesAsync(Of(EmbeddingTable.Create(2, [3f, 4f]))));
        EmbeddingTable? table = Open(path);
        for (int i = 0; i < 5; i++)
        {
            Collect();
            Assert.Equal(0.8f, table.Row(0)[1]);
            Assert.True(Mappings.Knows(path) ?? true);
        }

        WeakReference held = Weak(ref table);
        Collect();
        Assert.False(held.IsAlive);
        Assert.False(Mappings.Knows(path) ?? false);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static EmbeddingTable Open(string path) => ModelArtifact.Map(path).Table("items");

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Weak(ref EmbeddingTable? table)
    {
        var weak = new WeakReference(table);
        table = null;
        return weak;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static ModelArtifact Of(EmbeddingTable table) => ModelArtifact.Create("table", "t", "1").WithTable("items", table);

    private static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(i => $"t{i:d3}")];

    // A row in five has no direction.
    private static float[] Draw(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(i => random.NextInt32(5) == 0 ? 0f : (float)random.NextGaussian())];

    private static float[] Scores(EmbeddingTable table, float[] direction)
    {
        int[] every = [.. Enumerable.Range(0, table.Count).Where(row => row % 3 == 0)];
        var scores = new float[table.Count + every.Length];
        table.Cosine(direction, scores.AsSpan(0, table.Count));
        table.Cosine(direction, every, scores.AsSpan(table.Count));
        return scores;
    }

    private static EmbeddingTable InChunks(EmbeddingTable table, int rows) => EmbeddingTable.FromNormalized(
        table.Dimensions,
        [.. Enumerable.Range(0, (table.Count + rows - 1) / rows).Select(chunk => table.Chunks[0].Slice(chunk * rows * table.Dimensions, Math.Min(rows, table.Count - (chunk * rows)) * table.Dimensions))],
        table.Norms,
        table.Ids.Count == table.Count ? table.Ids : null);

    private static int[] Search(EmbeddingTable table, ReadOnlySpan<float> direction)
    {
        var rows = new int[10];
        return rows[..new ExactIndex(table).Search(direction, CandidateFilter.None, rows, new float[10])];
    }
}
