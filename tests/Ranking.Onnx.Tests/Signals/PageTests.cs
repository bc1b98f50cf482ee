using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx.Tests;

public class PageTests
{
    private const int Titles = 60;

    [Fact]
    public async Task A_page_runs_the_model_once_over_the_titles_of_all_its_rows()
    {
        using OnnxSignalProvider model = Backwards();
        var counting = new CountingProvider(model);
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(counting).UseFormula("backwards").Build();
        IReadOnlyList<RankedList> lists = await ranker.RankAsync(
            [
                new ItemQuery("first", [Candidates.Ids(["t001", "t002", "t003"])], 3),
                new ItemQuery("second", [Candidates.Ids(["t003", "t004"])], 2),
            ],
            Shop.Context(snapshot: Shop.SnapshotOf(Films.Catalog(Titles))),
            CancellationToken.None);
        Assert.Equal([4], counting.Batches);
        Assert.Equal([1, 2, 3], lists[0].Items.ToArray());
        Assert.Equal([3, 4], lists[1].Items.ToArray());
    }

    [Fact]
    public async Task A_container_shares_the_model_among_pages_and_disposes_it()
    {
        Catalog catalog = Films.Catalog(Titles);
        var services = new ServiceCollection();
        services.AddSingleton(Shop.SnapshotOf(catalog));
        services.AddRanking(options => options.Formula = "backwards");
        services.AddSingleton<ISignalProvider>(_ => Backwards());
        OnnxSignalProvider model;
        await using (ServiceProvider container = services.BuildServiceProvider())
        {
            var composer = container.GetRequiredService<HomepageComposer>();
            model = Assert.IsType<OnnxSignalProvider>(container.GetRequiredService<ISignalProvider>());
            for (int i = 0; i < 3; i++)
            {
                Homepage page = await composer.ComposeAsync(new HomepageRequest("ann") { At = FakeClock.Now });
                Assert.Equal("t000", page.Rows[0].Items[0].Id);
            }

            Assert.Equal((1, 0, 1), (model.Buffers.MadeCount, model.Buffers.LentCount, model.Buffers.IdleCount));
        }

        Assert.Throws<ObjectDisposedException>(() => model.Compute(Shop.Batch(Shop.Context(snapshot: Shop.SnapshotOf(catalog)), 0)));
    }

    [Fact]
    public async Task A_model_that_does_not_fit_costs_only_its_signals()
    {
        using OnnxSignalProvider model = Backwards();
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(model).UseFormula("backwards").Build();
        RankingSnapshot snapshot = Shop.SnapshotOf(Films.Catalog(Titles * 2));
        Assert.Contains("60 of 120 titles, more than 5 %", Assert.Throws<RankingException>(() => model.Check(snapshot)).Message, StringComparison.Ordinal);
        RankedList list = await ranker.RankAsync(new ItemQuery("row", [Candidates.Ids(["t007", "t003"])], 2), Shop.Context(snapshot: snapshot));
        Assert.Equal([-1000f, -1000f], list.Scores.ToArray());
    }

    // The model likes the first titles best.
    private static OnnxSignalProvider Backwards() => Models.Lookup(TensorElementType.Int64, [.. Enumerable.Range(0, Titles).Select(i => (float)-i)]).Load(
        new() { ["item"] = OnnxInput.ItemIndex(Films.Catalog(Titles).Ids.Names) }, new OnnxHead("score", "backwards") { Missing = -1000f });

    private sealed class CountingProvider(ISignalProvider inner) : ISignalProvider
    {
        public List<int> Batches { get; } = [];

        public string Name => inner.Name;

        public IReadOnlyList<Signal> Signals => inner.Signals;

        public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
        {
            Batches.Add(batch.Count);
            return inner.ComputeAsync(batch, columns, cancellationToken);
        }
    }
}
