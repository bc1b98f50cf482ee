namespace Ranking.Embeddings;

/// <summary>What implicit ALS minimises beside the squared error of what was liked.</summary>
/// <param name="Unobserved">How much each pair of a profile and an item weighs towards 0: α.</param>
/// <param name="Strength">λ.</param>
/// <param name="Exponent">ν: 0 regularises all alike, 1 in proportion to how much there is of each.</param>
internal readonly record struct AlsObjective(float Unobserved, float Strength, float Exponent)
{
    /// <summary>λ · (n + α · others)^ν for a row with n entries among so many others.</summary>
    public float Regularisation(int entries, int others) => Strength * MathF.Pow(entries + (Unobserved * others), Exponent);
}
