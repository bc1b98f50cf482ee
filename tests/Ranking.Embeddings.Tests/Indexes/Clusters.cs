namespace Ranking.Embeddings.Tests;

/// <summary>Rows in clusters of a space of few dimensions within one of many, as titles lie; the same for a seed.</summary>
internal sealed class Clusters
{
    private const int Latent = 12;

    private readonly float[][] _centres;
    private readonly float[][] _axes;

    public Clusters(int dimensions, int count = 60)
    {
        var random = new SeededRandom(11);
        _centres = [.. Enumerable.Range(0, count).Select(_ => Draw(Latent, random))];
        _axes = [.. Enumerable.Range(0, dimensions).Select(_ => Draw(Latent, random))];
    }

    /// <summary>A vector near the centre of a cluster; of any where none is named.</summary>
    public float[] Vector(SeededRandom random, int? cluster = null)
    {
        float[] centre = _centres[cluster ?? random.NextInt32(_centres.Length)];
        float[] at = [.. centre.Select(number => number + (0.5f * (float)random.NextGaussian()))];
        float[] vector = [.. _axes.Select(axis => axis.Zip(at, (a, b) => a * b).Sum())];
        EmbeddingTable.Normalize(vector);
        return vector;
    }

    /// <summary>Rows of all clusters, each as long as <paramref name="length"/> draws.</summary>
    public EmbeddingTable Table(int count, ulong seed, Func<SeededRandom, float>? length = null) => EmbeddingTable.Create(_axes.Length, Rows(count, seed, length));

    /// <summary>The numbers of such rows, before they are normalised.</summary>
    public float[] Rows(int count, ulong seed, Func<SeededRandom, float>? length = null)
    {
        var random = new SeededRandom(seed);
        var rows = new float[count * _axes.Length];
        for (int row = 0; row < count; row++)
        {
            float scale = length?.Invoke(random) ?? 1f;
            float[] vector = Vector(random);
            for (int i = 0; i < vector.Length; i++)
            {
                rows[(row * vector.Length) + i] = scale * vector[i];
            }
        }

        return rows;
    }

    public float[][] Queries(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Vector(random))];
    }

    private static float[] Draw(int count, SeededRandom random) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];
}
