namespace Ranking.Embeddings.Tests.Training.Numerics;

public class SymmetricInverseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(191)]
    [InlineData(193)]
    [InlineData(420)]
    public void Is_the_inverse(int n)
    {
        DenseMatrix matrix = Oracle.PositiveDefinite(n, new SeededRandom((ulong)n), diagonal: n);
        var inverse = Oracle.Of(matrix).Inverse();
        SymmetricInverse.Invert(matrix, threads: 2);
        Oracle.Near(inverse, matrix, 2e-5);
    }

    [Fact]
    public void Reads_the_lower_triangle_only()
    {
        DenseMatrix matrix = Oracle.PositiveDefinite(250, new SeededRandom(5), diagonal: 100);
        var other = new DenseMatrix(250, 250, [.. matrix.Data]);
        for (int i = 0; i < 250; i++)
        {
            other.Row(i)[(i + 1)..].Fill(float.NaN);
        }

        SymmetricInverse.Invert(matrix, threads: 1);
        SymmetricInverse.Invert(other, threads: 2);
        Assert.Equal(matrix.Data, other.Data);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    public void What_is_not_positive_definite_is_refused(int n)
    {
        var matrix = new DenseMatrix(n, n);
        for (int i = 0; i < n; i++)
        {
            matrix.Row(i)[i] = i == n / 2 ? -1f : 1f;
        }

        Assert.Contains("not positive definite", Assert.Throws<RankingException>(() => SymmetricInverse.Invert(matrix, threads: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Can_be_cancelled() => Assert.Throws<OperationCanceledException>(() =>
        SymmetricInverse.Invert(Oracle.PositiveDefinite(30, new SeededRandom(1)), threads: 1, new CancellationToken(canceled: true)));
}
