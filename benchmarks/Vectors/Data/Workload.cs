using System.Runtime.InteropServices;

namespace Ranking.Benchmarks.Vectors;

/// <summary>What everyone searches: rows, queries drawn as the rows are, which rows are the nearest, and a file of both for other processes.</summary>
internal sealed class Workload : IDisposable
{
    public const int QueryCount = 200;

    private readonly int[] _clusters;
    private readonly Lazy<float[][]> _apart;

    private Workload(EmbeddingTable table, float[] queries, int[] clusters, int clusterCount, string file)
    {
        Table = table;
        Queries = queries;
        _clusters = clusters;
        ClusterCount = clusterCount;
        File = file;
        _apart = new Lazy<float[][]>(() => [.. Enumerable.Range(0, table.Count).Select(row => table.Row(row).ToArray())]);
        Nearest = Reference.Of(table, queries, rows: null);
    }

    public EmbeddingTable Table { get; }

    /// <summary>The queries behind each other, each of length 1.</summary>
    public float[] Queries { get; }

    /// <summary>The nearest rows of each query.</summary>
    public Found Nearest { get; }

    /// <summary>The rows, then the queries, as 32-bit floats.</summary>
    public string File { get; }

    /// <summary>An array a row, as a host that has no table keeps them.</summary>
    public float[][] RowsApart => _apart.Value;

    public string Name => $"{Table.Count:N0} × {Table.Dimensions}";

    /// <summary>So many queries that a turn reads about two gigabytes: enough to be timed, and not a minute where rows are many.</summary>
    public int QueriesInTurn => (int)Math.Clamp(2_000_000_000L / (4L * Table.Count * Table.Dimensions), 5, QueryCount);

    private int ClusterCount { get; }

    public static Workload Create(int rows, int dimensions, ulong seed)
    {
        var source = new ClusteredRows(rows, dimensions, seed);
        var clusters = new int[rows];
        EmbeddingTable table = EmbeddingTable.Create(dimensions, rows, (row, numbers) => clusters[row] = source.Write(numbers));
        var queries = QueriesOf(source, dimensions);
        string file = Path.GetTempFileName();
        using (FileStream stream = System.IO.File.Create(file))
        {
            foreach (ReadOnlyMemory<float> chunk in table.Chunks)
            {
                stream.Write(MemoryMarshal.AsBytes(chunk.Span));
            }

            stream.Write(MemoryMarshal.AsBytes<float>(queries));
        }

        return new Workload(table, queries, clusters, source.ClusterCount, file);
    }

    public static float[] QueriesOf(ClusteredRows source, int dimensions)
    {
        var queries = new float[QueryCount * dimensions];
        for (int i = 0; i < QueryCount; i++)
        {
            source.Write(queries.AsSpan(i * dimensions, dimensions));
            EmbeddingTable.Normalize(queries.AsSpan(i * dimensions, dimensions));
        }

        return queries;
    }

    public ReadOnlySpan<float> Query(int query) => Queries.AsSpan(query * Table.Dimensions, Table.Dimensions);

    /// <summary>Rows by chance.</summary>
    public RowFilter Some(double share, SeededRandom random) => new($"{share:P0}", Table, Queries, row => random.NextSingle() < share);

    /// <summary>All rows of some clusters and none of the others: for most queries the nearest rows are not accepted.</summary>
    public RowFilter SomeClusters(double share, SeededRandom random)
    {
        bool[] isIn = [.. Enumerable.Range(0, ClusterCount).Select(_ => random.NextSingle() < share)];
        return new RowFilter($"{share:P0}, whole clusters", Table, Queries, row => isIn[_clusters[row]]);
    }

    public void Dispose() => System.IO.File.Delete(File);
}
