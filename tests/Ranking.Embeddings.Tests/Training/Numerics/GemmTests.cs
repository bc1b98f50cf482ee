namespace Ranking.Embeddings.Tests.Training.Numerics;

public class GemmTests
{
    [Fact]
    public void Is_the_product_at_every_size_and_side() => Law.Holds(
        random =>
        {
            (int m, int n, int k) = (Size(random), Size(random), Size(random));
            (bool transposeA, bool transposeB) = (random.NextInt32(2) == 0, random.NextInt32(2) == 0);
            DenseMatrix a = transposeA ? DenseMatrix.Random(k, m, 1f, random) : DenseMatrix.Random(m, k, 1f, random);
            DenseMatrix b = transposeB ? DenseMatrix.Random(n, k, 1f, random) : DenseMatrix.Random(k, n, 1f, random);
            DenseMatrix c = DenseMatrix.Random(m, n, 1e6f, random);
            Gemm.Multiply(a, b, c, threads: 1 + random.NextInt32(3), transposeA, transposeB);
            Oracle.Near((transposeA ? Oracle.Of(a).Transpose() : Oracle.Of(a)) * (transposeB ? Oracle.Of(b).Transpose() : Oracle.Of(b)), c, 1e-5);
        },
        cases: 120);

    [Theory]
    [InlineData(97, 33, 300)]
    [InlineData(200, 130, 513)]
    [InlineData(13, 4100, 40)]
    public void Is_the_product_beyond_a_block(int m, int n, int k)
    {
        var random = new SeededRandom(1);
        DenseMatrix a = DenseMatrix.Random(m, k, 1f, random);
        DenseMatrix b = DenseMatrix.Random(k, n, 1f, random);
        var c = new DenseMatrix(m, n);
        Gemm.Multiply(a, b, c, threads: 2);
        Oracle.Near(Oracle.Of(a) * Oracle.Of(b), c, 1e-5);
    }

    [Fact]
    public void Is_the_same_to_the_bit_however_many_threads()
    {
        var random = new SeededRandom(2);
        DenseMatrix a = DenseMatrix.Random(211, 307, 1f, random);
        DenseMatrix b = DenseMatrix.Random(307, 190, 1f, random);
        DenseMatrix[] products = [.. new[] { 1, 2, 5 }.Select(threads =>
        {
            var c = new DenseMatrix(211, 190);
            Gemm.Multiply(a, b, c, threads);
            return c;
        })];
        Assert.Equal(products[0].Data, products[1].Data);
        Assert.Equal(products[0].Data, products[2].Data);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(300, 70)]
    [InlineData(64, 129)]
    [InlineData(2, 4130)]
    public void The_gram_matrix_is_symmetric_and_the_product_with_itself(int rows, int columns)
    {
        DenseMatrix a = DenseMatrix.Random(rows, columns, 1f, new SeededRandom(3));
        var gram = new DenseMatrix(columns, columns);
        Gemm.Gram(a, gram, threads: 2);
        Oracle.Near(Oracle.Of(a).TransposeThisAndMultiply(Oracle.Of(a)), gram, 1e-5);
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.Equal(gram.Row(i)[j], gram.Row(j)[i]);
            }
        }
    }

    [Fact]
    public void A_matrix_beyond_an_array_is_refused_with_its_size() =>
        Assert.Contains("70000 × 70000", Assert.Throws<RankingException>(() => new DenseMatrix(70_000, 70_000)).Message, StringComparison.Ordinal);

    private static int Size(SeededRandom random) => 1 + random.NextInt32(70);
}
