using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using Ranking.Embeddings;

namespace Ranking.Benchmarks.Vectors;

/// <summary>Do rows of a mapped file cost more than rows in memory: all of them, some of them, and row by row?</summary>
[MemoryDiagnoser]
public class MappedTableBenchmarks
{
    private const int Rows = 15_000;

    private readonly float[] _scores = new float[Rows];
    private EmbeddingTable _table = EmbeddingTable.Create(1, []);
    private float[] _direction = [];
    private int[] _some = [];
    private string _folder = "";

    [Params(64)]
    public int Dimensions { get; set; }

    [Params(false, true)]
    public bool IsMapped { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var random = new SeededRandom(1);
        _table = EmbeddingTable.Create(Dimensions, [.. Enumerable.Range(0, Rows * Dimensions).Select(_ => (float)random.NextGaussian())]);
        _direction = _table.Row(0).ToArray();
        _some = [.. Enumerable.Range(0, Rows).Where(_ => random.NextInt32(2) == 0)];
        if (IsMapped)
        {
            _folder = Directory.CreateTempSubdirectory("ranking-benchmark-").FullName;
            var store = new FolderModelStore(_folder);
            await store.PublishAsync(ModelArtifact.Create("table", "rows", "1").WithTable("rows", _table), default);
            _table = (await store.OpenAsync("rows", null, default)).Table("rows");
        }
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _table = EmbeddingTable.Create(1, []);
        if (IsMapped)
        {
            // Where mapped files cannot be deleted, the mapping has to go first.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Benchmark(Baseline = true)]
    public float[] All()
    {
        _table.Cosine(_direction, _scores);
        return _scores;
    }

    [Benchmark]
    public float[] Half()
    {
        _table.Cosine(_direction, _some, _scores.AsSpan(0, _some.Length));
        return _scores;
    }

    [Benchmark]
    public float[] RowByRow()
    {
        for (int i = 0; i < _table.Count; i++)
        {
            _scores[i] = TensorPrimitives.Dot(_direction, _table.Row(i));
        }

        GC.KeepAlive(_table);
        return _scores;
    }
}
