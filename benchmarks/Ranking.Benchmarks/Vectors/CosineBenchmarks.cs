using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;

namespace Ranking.Benchmarks.Vectors;

/// <summary>What do rows that are normalised once and lie behind each other save against an array a row?</summary>
[MemoryDiagnoser]
public class CosineBenchmarks
{
    private const int Rows = 15_000;

    private float[][] _rows = [];
    private float[] _direction = [];
    private float[] _scores = [];
    private EmbeddingTable _table = EmbeddingTable.Create(1, []);

    [Params(64)]
    public int Dimensions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new SeededRandom(1);
        _rows = [.. Enumerable.Range(0, Rows).Select(_ => Vector(random))];
        _direction = Vector(random);
        EmbeddingTable.Normalize(_direction);
        _scores = new float[Rows];
        _table = EmbeddingTable.Create(Dimensions, [.. _rows.SelectMany(row => row)]);
    }

    [Benchmark(Baseline = true)]
    public float[] ArrayPerRow()
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            _scores[i] = TensorPrimitives.CosineSimilarity<float>(_direction, _rows[i]);
        }

        return _scores;
    }

    [Benchmark]
    public float[] Library()
    {
        _table.Cosine(_direction, _scores);
        return _scores;
    }

    private float[] Vector(SeededRandom random) => [.. Enumerable.Range(0, Dimensions).Select(_ => (float)random.NextGaussian())];
}
