using System.Numerics.Tensors;

namespace Ranking.Samples.Simulator.World;

/// <summary>Directions of the world.</summary>
internal static class Vectors
{
    public const int Dimensions = 16;

    public static float[] Random(SeededRandom random)
    {
        var vector = new float[Dimensions];
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)random.NextGaussian();
        }

        return Normalize(vector);
    }

    /// <summary>A direction near another: the other, and so much of one drawn by chance.</summary>
    public static float[] Near(float[] vector, float distance, SeededRandom random)
    {
        float[] near = [.. vector];
        Add(near, Random(random), distance);
        return Normalize(near);
    }

    public static void Add(float[] sum, float[] vector, float weight) => TensorPrimitives.MultiplyAdd(vector, weight, sum, sum);

    public static float[] Normalize(float[] vector)
    {
        float length = TensorPrimitives.Norm(vector);
        if (length > 0f)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }
}
