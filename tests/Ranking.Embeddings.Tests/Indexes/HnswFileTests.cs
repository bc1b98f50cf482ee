namespace Ranking.Embeddings.Tests;

public class HnswFileTests
{
    private static readonly Clusters Space = new(24);

    // Nine rows twice, and a zero row.
    private static readonly float[] Numbers = [.. Space.Rows(1_500, seed: 1), .. Space.Rows(9, seed: 1), .. new float[24]];
    private static readonly EmbeddingTable Table = EmbeddingTable.Create(24, Numbers);
    private static readonly float[][] Queries = Space.Queries(30, seed: 2);
    private static readonly HnswIndex Index = HnswIndex.Build(Table, new HnswOptions { M = 8, EfConstruction = 40, EfSearch = 30, Seed = 5 });
    private static readonly ModelArtifact Saved = Index.ToArtifact("graph", "1");

    [Fact]
    public async Task A_mapped_graph_answers_as_the_one_that_was_saved()
    {
        using var folder = new ModelFolder();
        string path = folder.Put(await Artifacts.BytesAsync(Saved));
        HnswIndex mapped = Open(path);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(Index.Options, mapped.Options);
        AssertSame(Index, mapped, Table);
        if (Mappings.Knows(path) is { } isMapped)
        {
            Assert.True(isMapped);
        }

        EmbeddingTable longer = EmbeddingTable.Create(24, [.. Numbers, .. Space.Rows(50, seed: 4)]);
        AssertSame(Index.Extend(longer), mapped.Extend(longer), longer);
        Artifacts.AssertSame(Saved, mapped.ToArtifact("graph", "1"));
    }

    [Fact]
    public void Every_similarity_and_an_empty_graph_come_back()
    {
        foreach (VectorSimilarity similarity in Enum.GetValues<VectorSimilarity>())
        {
            foreach (float[] rows in new float[][] { [], [0, 0], [0, 0, 1, 2], [0, 0, 1, 2, 3, 4, 1, 2] })
            {
                EmbeddingTable table = EmbeddingTable.Create(2, rows);
                HnswIndex index = HnswIndex.Build(table, new HnswOptions { Similarity = similarity });
                HnswIndex back = HnswIndex.FromArtifact(index.ToArtifact("graph", "1"), table);
                Assert.Equal(similarity, back.Options.Similarity);
                AssertSame(index, back, [1, 0], CandidateFilter.None);
            }
        }
    }

    [Fact]
    public void A_graph_of_another_table_is_refused()
    {
        float[] rows = [.. Numbers];
        AssertRefused(Saved, EmbeddingTable.Create(24, rows.AsSpan(0, 1509 * 24)), "1510 rows of 24 dimensions, and the table has 1509 of 24");
        AssertRefused(Saved, EmbeddingTable.Create(12, rows.AsSpan(0, 1510 * 12)), "the table has 1510 of 12");
        AssertRefused(Saved, Table.Quantize(), "another table");
        float[] swapped = [.. rows[24..48], .. rows[..24], .. rows[48..]];
        AssertRefused(Saved, EmbeddingTable.Create(24, swapped), "another table");
        rows[^25] *= 2;
        AssertRefused(Saved, EmbeddingTable.Create(24, rows), "another table");
    }

    [Fact]
    public void Artefacts_that_are_no_graph_are_refused()
    {
        AssertRefused(ModelArtifact.Create("elsa", "graph", "1"), Table, "of kind 'elsa'");
        AssertRefused(ModelArtifact.Create("hnsw", "graph", "1", schemaVersion: 2), Table, "schema 2");
        AssertRefused(ModelArtifact.Create("hnsw", "graph", "1"), Table, "'rows'");
        foreach (string key in Saved.Metadata.Keys)
        {
            AssertRefused(Altered(metadata: entry => entry.Key == key ? null : entry.Value), Table, key);
            AssertRefused(Altered(metadata: entry => entry.Key == key ? "-3" : entry.Value), Table, "");
        }

        foreach (string tensor in Saved.Tensors)
        {
            AssertRefused(Altered(tensors: pair => pair.Name == tensor ? null : pair.Values), Table, tensor);
            AssertRefused(Altered(tensors: pair => pair.Name == tensor ? [.. pair.Values, 0] : pair.Values), Table, "");
        }
    }

    [Theory]
    [InlineData("equal", int.MaxValue)]
    [InlineData("equal", 0)]
    [InlineData("layer.1.rows", -1)]
    [InlineData("layer.1.rows", 1510)]
    [InlineData("layer.1.below", -1)]
    [InlineData("layer.2.below", int.MaxValue)]
    public void Numbers_that_lead_outside_are_refused(string tensor, int number) =>
        AssertRefused(Altered(tensors: pair => pair.Name == tensor ? [.. pair.Values[..^1], number] : pair.Values), Table, "does not hold what a graph holds");

    // Links are looked at where they are followed: whatever they are, walks stay inside the graph, end, and find rows once.
    [Fact]
    public void Damaged_links_lead_nowhere() => Law.Holds(
        random =>
        {
            int[] strange = [-1, int.MinValue, int.MaxValue, 1510, 1509, 1511, 0, 7];
            ModelArtifact damaged = Altered(tensors: pair => pair.Name.EndsWith("links", StringComparison.Ordinal)
                ? [.. pair.Values.Select(link => random.NextInt32(4) > 0 ? link : random.NextInt32(2) == 0 ? random.NextInt32(1510) : strange[random.NextInt32(strange.Length)])]
                : pair.Values);
            HnswIndex index = HnswIndex.FromArtifact(damaged, Table).Walking();
            foreach (float[] query in Queries.Take(5))
            {
                (int[] rows, float[] _) = index.Search(query, CandidateFilter.None, take: 10);
                Assert.Equal(10, rows.Length);
                Assert.All(rows, row => Assert.InRange(row, 0, 1508));
                (rows, _) = index.Search(query, CandidateFilter.Mask([0x0F0F, 0xFF]), take: 10);
                Assert.Equal(10, rows.Length);
                Assert.All(rows, row => Assert.True(CandidateFilter.Mask([0x0F0F, 0xFF]).Accepts(row)));
            }
        },
        cases: 20);

    private static HnswIndex Open(string path) => HnswIndex.FromArtifact(ModelArtifact.Map(path), Table);

    private static ModelArtifact Altered(Func<KeyValuePair<string, string>, string?>? metadata = null, Func<(string Name, int[] Values), int[]?>? tensors = null)
    {
        ModelArtifact artifact = ModelArtifact.Create("hnsw", "graph", "1");
        foreach (KeyValuePair<string, string> entry in Saved.Metadata)
        {
            if ((metadata is null ? entry.Value : metadata(entry)) is { } value)
            {
                artifact = artifact.WithMetadata(entry.Key, value);
            }
        }

        foreach (string name in Saved.Tensors)
        {
            int[] before = Saved.Ints(name).ToArray();
            if ((tensors is null ? before : tensors((name, before))) is { } values)
            {
                artifact = artifact.WithInts(name, values, values.Length == before.Length ? Saved.Shape(name) : []);
            }
        }

        return artifact;
    }

    private static void AssertRefused(ModelArtifact artifact, EmbeddingTable table, string reason) =>
        Assert.Contains(reason, Assert.Throws<RankingException>(() => HnswIndex.FromArtifact(artifact, table)).Message, StringComparison.Ordinal);

    private static void AssertSame(HnswIndex expected, HnswIndex actual, EmbeddingTable table)
    {
        Assert.Equal(expected.Count, actual.Count);
        ulong[] mask = Searching.Mask(table.Count, row => row % 3 == 0);
        foreach (float[] query in Queries)
        {
            AssertSame(expected, actual, query, CandidateFilter.None);
            AssertSame(expected, actual, query, CandidateFilter.Mask(mask));
        }
    }

    private static void AssertSame(HnswIndex expected, HnswIndex actual, float[] query, in CandidateFilter filter)
    {
        (int[] rows, float[] scores) = expected.Walking().Search(query, filter, take: 25);
        (int[] sameRows, float[] sameScores) = actual.Walking().Search(query, filter, take: 25);
        Assert.Equal(rows, sameRows);
        Assert.Equal(scores, sameScores);
    }
}
