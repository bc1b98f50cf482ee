using BenchmarkDotNet.Attributes;

namespace Ranking.Benchmarks.Reordering;

/// <summary>What does a diverse order of 500 candidates cost against MMR and DPP written by hand?</summary>
[MemoryDiagnoser]
public class DiversityBenchmarks
{
    private const float Share = 0.7f;

    private DiversityWorkload _work = new(1);
    private IReorderer _mmr = Reorder.Mmr();
    private IReorderer _dpp = Reorder.Dpp();
    private int _take;

    [Params("500 × 64, 15", "500 × 128, 50")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        (int dimensions, _take) = Size == "500 × 64, 15" ? (64, 15) : (128, 50);
        _work = new DiversityWorkload(dimensions);
        _mmr = Reorder.Mmr(Share, take: _take);
        _dpp = Reorder.Dpp(Share, take: _take);
        DiversityRun.Agree("MMR", PlainDiversity.IncrementalMmr(_work, Share, _take), _work.Reordered(_mmr));
        DiversityRun.Agree("DPP", PlainDiversity.IncrementalDpp(_work, Share, _take), _work.Reordered(_dpp));
    }

    [Benchmark]
    public int[] NaiveMmr() => PlainDiversity.NaiveMmr(_work, Share, _take);

    [Benchmark(Baseline = true)]
    public int[] IncrementalMmr() => PlainDiversity.IncrementalMmr(_work, Share, _take);

    [Benchmark]
    public int[] Mmr() => _work.Reordered(_mmr);

    [Benchmark]
    public int[] IncrementalDpp() => PlainDiversity.IncrementalDpp(_work, Share, _take);

    [Benchmark]
    public int[] Dpp() => _work.Reordered(_dpp);
}
