namespace Ranking.Embeddings;

/// <summary>Settings of <see cref="Train.Elsa"/>.</summary>
public sealed record ElsaOptions
{
    /// <summary>The length of the item vectors: 1 to 4,096. Default: 128.</summary>
    public int Dimensions { get; init; } = 128;

    /// <summary>How often all profiles are gone through at the most: at least 1. Default: 30.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>How many profiles one step of the optimiser looks at: at least 1. Default: 256.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>The step size of the optimiser (NAdam): above 0. Default: 0.01.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>With a validation fold, after how many epochs without a better one training stops: at least 1. Default: 5.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>How many threads to use; 0 for as many as there are processors. Default: 0.</summary>
    public int Threads { get; init; }

    /// <summary>The seed of the first vectors and of the order of profiles. Default: 0.</summary>
    public ulong Seed { get; init; }

    internal void Check()
    {
        if (Dimensions is < 1 or > 4096 || Epochs < 1 || BatchSize < 1 || Patience < 1)
        {
            throw new RankingException(
                $"ELSA takes 1 to 4096 dimensions and at least one epoch, one profile a batch and a patience of one, not {Dimensions}, {Epochs}, {BatchSize} and {Patience}.");
        }

        if (!(LearningRate > 0) || !float.IsFinite((float)LearningRate))
        {
            throw new RankingException($"The learning rate of ELSA is above 0 and finite, but is {LearningRate}.");
        }

        _ = Train.ThreadsOf(Threads);
    }
}
