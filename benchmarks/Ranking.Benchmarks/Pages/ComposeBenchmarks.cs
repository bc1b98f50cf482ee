using BenchmarkDotNet.Attributes;
using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Pages;

/// <summary>What does a page of 10 rows of 15 titles cost, and what does it cost to explain it?</summary>
[MemoryDiagnoser]
public class ComposeBenchmarks
{
    private const int People = 50;

    private HomepageRequest[] _requests = [];
    private HomepageRequest[] _explained = [];
    private HomepageComposer? _composer;
    private int _next;

    [Params(15_000)]
    public int Titles { get; set; }

    [GlobalSetup]
    public async Task Setup()
    {
        Workload workload = await Workload.CreateAsync(Titles, People, seed: 1).ConfigureAwait(false);
        var options = new RankingOptions { Formula = Workload.Formula, Attribute = Workload.LabelColumn };
        _composer = new HomepageComposerBuilder(new SnapshotPublisher(workload.Snapshot()), workload.Store, options).Build();
        _requests = [.. workload.People.Select(person => new HomepageRequest(person.Id) { Device = "tv", Rows = 10, Items = 15, At = Workload.Now })];
        _explained = Array.ConvertAll(_requests, request => request with { Explain = ExplainLevel.Full });
    }

    [Benchmark(Baseline = true)]
    public ValueTask<Homepage> Page() => _composer!.ComposeAsync(Next(_requests));

    [Benchmark]
    public ValueTask<Homepage> ExplainedPage() => _composer!.ComposeAsync(Next(_explained));

    // The pages go round the people: one person's page would be made out of warm caches.
    private HomepageRequest Next(HomepageRequest[] requests) => requests[_next++ % requests.Length];
}
