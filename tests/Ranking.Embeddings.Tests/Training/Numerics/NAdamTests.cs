namespace Ranking.Embeddings.Tests.Training.Numerics;

public class NAdamTests
{
    // Written down again in double precision, one number at a time.
    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    public void Moves_as_the_formula_says(int length)
    {
        var random = new SeededRandom(4);
        var optimiser = new NAdam(length, rate: 0.02);
        float[] parameters = [.. Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian())];
        double[] expected = [.. parameters.Select(p => (double)p)];
        var m = new double[length];
        var v = new double[length];
        double product = 1;
        for (int t = 1; t <= 25; t++)
        {
            float[] gradient = [.. Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian())];
            double mu = 0.9 * (1 - (0.5 * Math.Pow(0.96, 0.004 * t)));
            double next = 0.9 * (1 - (0.5 * Math.Pow(0.96, 0.004 * (t + 1))));
            product *= mu;
            for (int i = 0; i < length; i++)
            {
                m[i] = (0.9 * m[i]) + (0.1 * gradient[i]);
                v[i] = (0.999 * v[i]) + (0.001 * gradient[i] * gradient[i]);
                double denominator = Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8;
                expected[i] -= 0.02 * ((1 - mu) / (1 - product) * gradient[i] / denominator);
                expected[i] -= 0.02 * (next / (1 - (product * next)) * m[i] / denominator);
            }

            optimiser.Advance();
            optimiser.Update(0, gradient, parameters);
        }

        Assert.All(Enumerable.Range(0, length), i => Assert.Equal(expected[i], parameters[i], 1e-4));
    }
}
