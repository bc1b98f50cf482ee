using System.Numerics.Tensors;

namespace Ranking.Benchmarks.Vectors;

/// <summary>
/// Draws rows as embeddings lie: in clusters, and in fewer directions than they have dimensions.
/// <code>
/// latent = centre of a cluster + spread · noise        24 dimensions
/// row    = Σ latent(j) · direction(j)                  the table normalises it
/// </code>
/// </summary>
internal sealed class ClusteredRows
{
    private const int LatentDimensions = 24;
    // As wide as the centres lie apart: clusters touch, and hnswlib finds 97 % of 20 among 100,000 rows with a breadth of 80.
    private const float Spread = 1f;

    private readonly SeededRandom _random;
    private readonly float[][] _centres;
    private readonly float[][] _directions;
    private readonly float[] _latent = new float[LatentDimensions];

    public ClusteredRows(int rows, int dimensions, ulong seed)
    {
        _random = new SeededRandom(seed);
        _centres = Gaussians(Math.Clamp(rows / 50, 20, 2_000), LatentDimensions, _random);
        _directions = Gaussians(LatentDimensions, dimensions, _random);
    }

    public int ClusterCount => _centres.Length;

    /// <summary>Writes the next row over zeros.</summary>
    /// <returns>The cluster it is of.</returns>
    public int Write(Span<float> row)
    {
        int cluster = _random.NextInt32(_centres.Length);
        for (int j = 0; j < LatentDimensions; j++)
        {
            _latent[j] = _centres[cluster][j] + (Spread * (float)_random.NextGaussian());
        }

        for (int j = 0; j < LatentDimensions; j++)
        {
            TensorPrimitives.MultiplyAdd(_directions[j], _latent[j], row, row);
        }

        return cluster;
    }

    private static float[][] Gaussians(int count, int length, SeededRandom random) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian()).ToArray())];
}
