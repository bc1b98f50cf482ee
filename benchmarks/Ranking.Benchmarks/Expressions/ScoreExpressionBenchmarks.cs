using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Ranking.Expressions;

namespace Ranking.Benchmarks.Expressions;

/// <summary>What does a formula that is read at run time cost against the same formula written by hand?</summary>
[MemoryDiagnoser]
public class ScoreExpressionBenchmarks
{
    private readonly ScoreExpression _expression = ScoreExpression.Parse("0.5 * ctr + 0.3 * wc + 0.2 / (1.0 + rank)");
    private float[] _ctr = [];
    private float[] _wc = [];
    private float[] _rank = [];
    private float[] _scores = [];
    private ReadOnlyMemory<float>[] _columns = [];

    [Params(500, 5_000, 100_000)]
    public int Candidates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new SeededRandom(1);
        _ctr = Column(() => random.NextSingle());
        _wc = Column(() => random.NextSingle());
        _rank = Column(() => 1 + random.NextInt32(Candidates));
        _scores = new float[Candidates];
        _columns = [.. _expression.Names.Select(name => new ReadOnlyMemory<float>(name switch { "ctr" => _ctr, "wc" => _wc, _ => _rank }))];
    }

    [Benchmark(Baseline = true)]
    public float[] ScalarLoop()
    {
        // Locals, as one writes it by hand: the loop need not read the fields again.
        (float[] ctr, float[] wc, float[] rank, float[] scores) = (_ctr, _wc, _rank, _scores);
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = (0.5f * ctr[i]) + (0.3f * wc[i]) + (0.2f / (1f + rank[i]));
        }

        return scores;
    }

    [Benchmark]
    public float[] VectorLoop()
    {
        ReadOnlySpan<Vector256<float>> ctr = MemoryMarshal.Cast<float, Vector256<float>>(_ctr);
        ReadOnlySpan<Vector256<float>> wc = MemoryMarshal.Cast<float, Vector256<float>>(_wc);
        ReadOnlySpan<Vector256<float>> rank = MemoryMarshal.Cast<float, Vector256<float>>(_rank);
        Span<Vector256<float>> scores = MemoryMarshal.Cast<float, Vector256<float>>(_scores.AsSpan());
        for (int i = 0; i < scores.Length; i++)
        {
            Vector256<float> third = Vector256.Create(0.2f) / (Vector256<float>.One + rank[i]);
            scores[i] = Vector256.FusedMultiplyAdd(Vector256.Create(0.5f), ctr[i], Vector256.FusedMultiplyAdd(Vector256.Create(0.3f), wc[i], third));
        }

        for (int i = scores.Length * Vector256<float>.Count; i < _scores.Length; i++)
        {
            _scores[i] = (0.5f * _ctr[i]) + (0.3f * _wc[i]) + (0.2f / (1f + _rank[i]));
        }

        return _scores;
    }

    [Benchmark]
    public float[] Library()
    {
        _expression.Evaluate(_columns, _scores);
        return _scores;
    }

    private float[] Column(Func<float> next) => [.. Enumerable.Range(0, Candidates).Select(_ => next())];
}
