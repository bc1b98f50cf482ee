using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx.Tests;

public class RunBufferPoolTests
{
    private static readonly ModelTensor[] Tensors = [new ModelTensor("x", TensorElementType.Float, [-1], ["n"])];

    [Fact]
    public void Lends_again_what_came_back()
    {
        using RunBufferPool pool = Pool(mostIdle: 2);
        RunBuffers first = pool.Rent();
        pool.Return(first);
        Assert.Same(first, pool.Rent());
        Assert.Equal((1, 1, 0), (pool.MadeCount, pool.LentCount, pool.IdleCount));
        pool.Return(first);
    }

    [Fact]
    public void Keeps_no_more_than_it_may()
    {
        using RunBufferPool pool = Pool(mostIdle: 2);
        RunBuffers[] lent = [pool.Rent(), pool.Rent(), pool.Rent()];
        Assert.Equal((3, 3, 0), (pool.MadeCount, pool.LentCount, pool.IdleCount));
        Array.ForEach(lent, pool.Return);
        Assert.Equal((3, 0, 2), (pool.MadeCount, pool.LentCount, pool.IdleCount));
    }

    [Fact]
    public void Closes_the_model_once_and_after_the_last_run()
    {
        int closed = 0;
        RunBufferPool pool = Pool(mostIdle: 2, () => closed++);
        RunBuffers[] lent = [pool.Rent(), pool.Rent(), pool.Rent()];
        pool.Return(lent[0]);
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(pool.Rent);
        Assert.Equal(0, closed);
        pool.Return(lent[1]);
        Assert.Equal(0, closed);
        pool.Return(lent[2]);
        Assert.Equal((1, 0, 0), (closed, pool.LentCount, pool.IdleCount));
        pool.Dispose();
        Assert.Equal(1, closed);
    }

    [Fact]
    public void Closes_the_model_at_once_where_nothing_runs()
    {
        int closed = 0;
        Pool(mostIdle: 2, () => closed++).Dispose();
        Assert.Equal(1, closed);
    }

    private static RunBufferPool Pool(int mostIdle, Action? close = null) =>
        new(typeof(RunBufferPoolTests), () => new RunBuffers(Tensors, Tensors), close ?? (static () => { }), mostIdle);
}
