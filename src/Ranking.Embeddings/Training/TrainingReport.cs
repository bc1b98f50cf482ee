namespace Ranking.Embeddings;

/// <summary>What a training did.</summary>
/// <remarks>Immutable. It travels with the model, into a store and out of it.</remarks>
public sealed record TrainingReport
{
    /// <summary>Every setting it ran with, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The loss after each step; empty for models in closed form.</summary>
    public IReadOnlyList<double> Losses { get; init; } = [];

    /// <summary>NDCG@100 over the validation fold after each step it was measured at; empty without a fold.</summary>
    public IReadOnlyList<double> Validation { get; init; } = [];

    /// <summary>The steps done.</summary>
    public int Steps { get; init; }

    /// <summary>The step whose model was kept: the best on the validation fold, else the last.</summary>
    public int KeptStep { get; init; }

    /// <summary>Whether it ended before its last step because the validation fold said nothing more is gained.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The most memory the whole process had held by its end, in bytes.</summary>
    public long PeakMemory { get; init; }

    /// <summary>The number of profiles trained on.</summary>
    public int Profiles { get; init; }

    /// <summary>The number of items.</summary>
    public int Items { get; init; }

    /// <summary>The number of entries of the matrix trained on.</summary>
    public int Interactions { get; init; }
}
