namespace Ranking.Embeddings.Tests.Training;

public class ElsaLossTests
{
    // The loss as the paper writes it, with the dense output, in double precision; A need not have rows of length 1 for the two to be the same.
    [Fact]
    public void Loss_and_gradient_are_those_of_the_dense_formula() => Law.Holds(
        random =>
        {
            InteractionMatrix likes = Likes.Groups(groups: 2, titles: 5, people: 4, seed: random.NextUInt64());
            int[] batch = [.. Enumerable.Range(0, likes.ProfileCount).Where(person => likes.Items(person).Length > 1)];
            DenseMatrix vectors = DenseMatrix.Random(likes.ItemCount, 3, 0.7f, random);
            double[,] x = Likes.Dense(likes);
            double[,] a = new double[vectors.Rows, vectors.Columns];
            for (int i = 0; i < vectors.Rows; i++)
            {
                for (int j = 0; j < vectors.Columns; j++)
                {
                    a[i, j] = vectors.Row(i)[j];
                }
            }

            var gradient = new DenseMatrix(vectors.Rows, vectors.Columns);
            double loss = new ElsaLoss(likes, vectors, threads: 2).Differentiate(batch, (item, row) => row.CopyTo(gradient.Row(item)));
            Assert.Equal(Loss(x, a, batch), loss, 1e-3);
            for (int i = 0; i < vectors.Rows; i++)
            {
                for (int j = 0; j < vectors.Columns; j++)
                {
                    const double Step = 1e-5;
                    double at = a[i, j];
                    a[i, j] = at + Step;
                    double above = Loss(x, a, batch);
                    a[i, j] = at - Step;
                    double slope = (above - Loss(x, a, batch)) / (2 * Step) / batch.Length;
                    a[i, j] = at;
                    Assert.Equal(slope, gradient.Row(i)[j], 2e-4);
                }
            }
        },
        cases: 20);

    private static double Loss(double[,] x, double[,] a, int[] batch)
    {
        int items = a.GetLength(0);
        int dimensions = a.GetLength(1);
        double sum = 0;
        foreach (int person in batch)
        {
            var z = new double[dimensions];
            for (int i = 0; i < items; i++)
            {
                for (int j = 0; j < dimensions; j++)
                {
                    z[j] += x[person, i] * a[i, j];
                }
            }

            var y = new double[items];
            double length = 0;
            double known = 0;
            for (int i = 0; i < items; i++)
            {
                y[i] = Enumerable.Range(0, dimensions).Sum(j => z[j] * a[i, j]) - x[person, i];
                length += y[i] * y[i];
                known += x[person, i] * x[person, i];
            }

            sum += Enumerable.Range(0, items).Sum(i => Math.Pow((y[i] / Math.Sqrt(length)) - (x[person, i] / Math.Sqrt(known)), 2));
        }

        return sum;
    }
}
