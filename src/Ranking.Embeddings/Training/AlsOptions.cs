namespace Ranking.Embeddings;

/// <summary>Settings of <see cref="Train.ImplicitAls"/>.</summary>
public sealed record AlsOptions
{
    /// <summary>The number of factors: 1 to 4,096. Default: 128.</summary>
    public int Dimensions { get; init; } = 128;

    /// <summary>How often profiles and items are solved for at the most: at least 1. Default: 16.</summary>
    public int Iterations { get; init; } = 16;

    /// <summary>How much every pair of a profile and an item, liked or not, weighs towards 0, against a liked one: α, above 0. Default: 0.2.</summary>
    public double Unobserved { get; init; } = 0.2;

    /// <summary>How strongly factors are held towards 0: λ, above 0. Default: 0.0075.</summary>
    public double Regularisation { get; init; } = 0.0075;

    /// <summary>How far regularisation follows how much there is of a profile or an item: ν, 0 (all alike) to 1 (in proportion). Default: 1.</summary>
    public double FrequencyExponent { get; init; } = 1;

    /// <summary>How many steps of conjugate gradients a solution takes, from the one before: at least 1. Default: 3.</summary>
    public int SolverSteps { get; init; } = 3;

    /// <summary>With a validation fold, after how many iterations without a better one training stops: at least 1. Default: 4.</summary>
    public int Patience { get; init; } = 4;

    /// <summary>How many threads to use; 0 for as many as there are processors. Default: 0.</summary>
    public int Threads { get; init; }

    /// <summary>The seed of the first factors. Default: 0.</summary>
    public ulong Seed { get; init; }

    internal AlsObjective Objective => new((float)Unobserved, (float)Regularisation, (float)FrequencyExponent);

    internal void Check()
    {
        if (Dimensions is < 1 or > 4096 || Iterations < 1 || SolverSteps < 1 || Patience < 1)
        {
            throw new RankingException(
                $"ALS takes 1 to 4096 dimensions and at least one iteration, one step of the solver and a patience of one, not {Dimensions}, {Iterations}, {SolverSteps} and {Patience}.");
        }

        if (!(Unobserved > 0) || !float.IsFinite((float)Unobserved) || !(Regularisation > 0) || !float.IsFinite((float)Regularisation) || FrequencyExponent is not (>= 0 and <= 1))
        {
            throw new RankingException(
                "ALS takes an unobserved weight and a regularisation above 0 and a frequency exponent of 0 to 1, not " +
                $"{Unobserved}, {Regularisation} and {FrequencyExponent}.");
        }

        _ = Train.ThreadsOf(Threads);
    }
}
