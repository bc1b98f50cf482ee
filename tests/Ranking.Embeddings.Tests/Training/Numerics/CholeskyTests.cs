using MathNet.Numerics.LinearAlgebra;

namespace Ranking.Embeddings.Tests.Training.Numerics;

public class CholeskyTests
{
    [Fact]
    public void Solves_what_the_oracle_solves() => Law.Holds(
        random =>
        {
            int n = 1 + random.NextInt32(90);
            DenseMatrix matrix = Oracle.PositiveDefinite(n, random, diagonal: n);
            float[] b = [.. Enumerable.Range(0, n).Select(_ => (float)random.NextGaussian())];
            Vector<double> expected = Oracle.Of(matrix).Cholesky().Solve(Vector<double>.Build.Dense(n, i => b[i]));
            var factor = Oracle.Of(matrix).Cholesky().Factor;
            Assert.True(Cholesky.TryFactor(matrix.Data, n));
            Cholesky.Solve(matrix.Data, n, b);
            double largest = expected.AbsoluteMaximum();
            Assert.All(Enumerable.Range(0, n), i => Assert.InRange(b[i], expected[i] - (1e-4 * largest), expected[i] + (1e-4 * largest)));
            Assert.All(Enumerable.Range(0, n), i => Assert.Equal(factor[i, 0], matrix.Row(i)[0], 1e-3 * factor[0, 0]));
        },
        cases: 60);

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Says_where_there_is_no_factor(float pivot)
    {
        float[] matrix = [1f, 0f, 0f, pivot];
        Assert.False(Cholesky.TryFactor(matrix, 2));
    }
}
