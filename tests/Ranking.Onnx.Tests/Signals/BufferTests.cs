using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx.Tests;

/// <summary>Pages reuse the buffers of pages before them, whoever asks, beside each other, and whatever fails.</summary>
public class BufferTests
{
    [Fact]
    public void The_next_page_uses_the_same_buffers()
    {
        using OnnxSignalProvider provider = Weights(4);
        provider.Compute(0, 1, 2);
        provider.Compute(3);
        provider.Compute(1, 2, 3);
        Assert.Equal((1, 0, 1), (provider.Buffers.MadeCount, provider.Buffers.LentCount, provider.Buffers.IdleCount));
    }

    [Fact]
    public async Task A_larger_page_allocates_no_more_than_a_small_one()
    {
        Catalog catalog = Films.Catalog(4000);
        using OnnxSignalProvider provider = Weights(4000, catalog);
        RankingContext context = Shop.Context(snapshot: Shop.SnapshotOf(catalog));
        async Task<long> AllocatedAsync(int candidates)
        {
            CandidateBatch batch = Shop.Batch(context, [.. Enumerable.Range(0, candidates)]);
            Memory<float>[] columns = [new float[candidates]];
            await provider.ComputeAsync(batch, columns, CancellationToken.None);
            long before = GC.GetAllocatedBytesForCurrentThread();
            await provider.ComputeAsync(batch, columns, CancellationToken.None);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        await AllocatedAsync(4000);
        long small = await AllocatedAsync(4);
        Assert.InRange(small, 0, 2048);
        Assert.InRange(await AllocatedAsync(4000), 0, small);
    }

    [Fact]
    public void A_run_that_fails_gives_its_buffers_back()
    {
        // The list of ids is longer than the model's weights, which only a run can tell.
        using OnnxSignalProvider provider = Models.Lookup(TensorElementType.Int64, 1f, 2f).Load(
            new() { ["item"] = OnnxInput.ItemIndex(Shop.Ids) }, new OnnxHead("score", "score"));
        Assert.StartsWith("The model 'model' did not run: ", Assert.Throws<RankingException>(() => provider.Compute(0, 3)).Message, StringComparison.Ordinal);
        Assert.Equal((1, 0, 1), (provider.Buffers.MadeCount, provider.Buffers.LentCount, provider.Buffers.IdleCount));
        Assert.Equal([2f, 1f], provider.Compute(1, 0)[0]);
        Assert.Equal(1, provider.Buffers.MadeCount);
    }

    [Fact]
    public void Pages_beside_each_other_give_what_each_gives_alone()
    {
        const int Titles = 300;
        Catalog catalog = Films.Catalog(Titles);
        RankingSnapshot snapshot = Shop.SnapshotOf(catalog);
        using OnnxSignalProvider provider = Weights(Titles, catalog);
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, page =>
        {
            int[] items = [.. Enumerable.Range(0, 1 + (page * 7 % Titles)).Select(i => (i * 31 + page) % Titles)];
            Assert.Equal(items.Select(item => item + 0.5f), provider.Compute(Shop.Batch(Shop.Context(snapshot: snapshot), items))[0]);
        });
        Assert.Equal(0, provider.Buffers.LentCount);
        Assert.InRange(provider.Buffers.MadeCount, 1, 400);
        Assert.InRange(provider.Buffers.IdleCount, 1, Environment.ProcessorCount);
    }

    [Fact]
    public void A_provider_disposed_among_pages_lets_them_end()
    {
        OnnxSignalProvider provider = Weights(4);
        int refused = 0;
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 4 }, page =>
        {
            if (page == 20)
            {
                provider.Dispose();
            }

            try
            {
                Assert.Equal([1.5f, 3.5f], provider.Compute(1, 3)[0]);
            }
            catch (ObjectDisposedException)
            {
                Interlocked.Increment(ref refused);
            }
        });
        Assert.InRange(refused, 1, 64);
        Assert.Equal((0, 0), (provider.Buffers.LentCount, provider.Buffers.IdleCount));
    }

    private static OnnxSignalProvider Weights(int titles, Catalog? catalog = null) =>
        Models.Lookup(TensorElementType.Int64, [.. Enumerable.Range(0, titles).Select(i => i + 0.5f)]).Load(
            new() { ["item"] = OnnxInput.ItemIndex(catalog?.Ids.Names ?? Shop.Ids) }, new OnnxHead("score", "score"));
}
