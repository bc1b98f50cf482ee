using System.Buffers;

namespace Ranking.Embeddings;

/// <summary>A model of who likes what, trained on what all people liked: from what one person liked it scores every title for them, without knowing the person.</summary>
/// <remarks>Immutable and safe for concurrent use. Made by <see cref="Train"/>, kept in an <see cref="IModelStore"/>.</remarks>
public abstract class CollaborativeModel
{
    private readonly ModelBindings _bindings;

    private protected CollaborativeModel(string kind, IReadOnlyList<string> itemIds, float likedFrom, TrainingReport report)
    {
        Kind = kind;
        ItemIds = itemIds;
        LikedFrom = likedFrom;
        Report = report;
        _bindings = new ModelBindings(itemIds);
    }

    /// <summary>What it is: "ease", "elsa", "als", "itemknn", "popularity" or "ensemble".</summary>
    public string Kind { get; }

    /// <summary>The ids of the items it scores, by its own ordinals: the columns it was trained on.</summary>
    public IReadOnlyList<string> ItemIds { get; }

    /// <summary>From which preference on a title of a history counts as liked, as in training.</summary>
    public float LikedFrom { get; }

    /// <summary>How it was trained.</summary>
    public TrainingReport Report { get; }

    /// <summary>The vectors of its items, with their ids, to make a <see cref="VectorSpace"/> of; null for models without vectors.</summary>
    public virtual EmbeddingTable? Vectors => null;

    /// <summary>Scores every item for somebody.</summary>
    /// <param name="items">What they liked, by the model's ordinals, in any order; one that occurs twice counts once, with its highest weight.</param>
    /// <param name="weights">How strong each is; empty where all weigh 1. What does not weigh more than 0, or is not finite, is left out; others are held between 10⁻⁶ and 10⁶.</param>
    /// <param name="scores">Takes one score an item, higher is better, finite. The items liked are scored too; leave them out where they are not wanted.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An item is not one of the model's.</exception>
    public void Score(ReadOnlySpan<int> items, ReadOnlySpan<float> weights, Span<float> scores)
    {
        if (weights.Length != 0 && weights.Length != items.Length)
        {
            throw new ArgumentException($"{items.Length} items need as many weights, or none; there are {weights.Length}.", nameof(weights));
        }

        if (scores.Length != ItemIds.Count)
        {
            throw new ArgumentException($"{ItemIds.Count} items need as many scores; there is room for {scores.Length}.", nameof(scores));
        }

        foreach (int item in items)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)item, (uint)ItemIds.Count, nameof(items));
        }

        int[] liked = ArrayPool<int>.Shared.Rent(items.Length);
        float[] strength = ArrayPool<float>.Shared.Rent(items.Length);
        try
        {
            int count = Distinct(items, weights, liked, strength);
            ScoreAll(liked.AsSpan(0, count), strength.AsSpan(0, count), scores);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(liked);
            ArrayPool<float>.Shared.Return(strength);
        }
    }

    /// <summary>Whether it has nothing to say to somebody of whom it knows no title.</summary>
    internal virtual bool NeedsHistory => true;

    /// <summary>The model as a signal for formulas: its score of each candidate for what the profile liked, once a page.</summary>
    /// <param name="name">The signal's name. Default: <see cref="Kind"/>.</param>
    /// <returns>
    /// The provider. Scores are scaled to mean 0 and deviation 1 over all titles the model knows, for each profile, so that weights in a formula mean the same for everybody. A title
    /// the model does not know has 0, and so has, but for popularity, every title of a profile that liked nothing it knows.
    /// </returns>
    public ISignalProvider Signal(string? name = null) => new ModelSignal(this, _bindings, name ?? Kind);

    /// <summary>The model as a source of candidates: the eligible titles it scores highest for what the profile liked.</summary>
    /// <param name="name">The source's name. Default: <see cref="Kind"/>.</param>
    /// <returns>The source; but for popularity, it finds nothing for a profile that liked nothing the model knows.</returns>
    public ICandidateSource Source(string? name = null) => new ModelSource(this, _bindings, name ?? Kind);

    /// <summary>The model as an artefact, to be kept in an <see cref="IModelStore"/>.</summary>
    /// <param name="name">The model's name there.</param>
    /// <param name="version">The version; one is published once.</param>
    /// <returns>The artefact, of the kind <see cref="Kind"/>. It shares the model's numbers.</returns>
    /// <exception cref="ArgumentException">Name or version is not one of an artefact.</exception>
    public ModelArtifact ToArtifact(string name, string version) => ModelFile.Write(this, name, version);

    /// <summary>Reads a model out of an artefact.</summary>
    /// <param name="artifact">The artefact, as <see cref="ToArtifact"/> made it.</param>
    /// <returns>The model. Over a mapped artefact it reads the file in place, and keeps it mapped.</returns>
    /// <exception cref="RankingException">The artefact is no collaborative model, of a newer schema, or does not hold what a model of its kind holds.</exception>
    public static CollaborativeModel FromArtifact(ModelArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return ModelFile.Read(artifact);
    }

    private protected abstract void ScoreAll(ReadOnlySpan<int> items, ReadOnlySpan<float> weights, Span<float> scores);

    // What counts, ascending, and each title once with its highest weight, as in training.
    private static int Distinct(ReadOnlySpan<int> items, ReadOnlySpan<float> weights, int[] liked, float[] strength)
    {
        int count = 0;
        for (int i = 0; i < items.Length; i++)
        {
            float weight = weights.IsEmpty ? 1f : weights[i];
            if (weight > 0f && float.IsFinite(weight))
            {
                (liked[count], strength[count]) = (items[i], InteractionMatrix.Bounded(weight));
                count++;
            }
        }

        Array.Sort(liked, strength, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (kept > 0 && liked[kept - 1] == liked[i])
            {
                strength[kept - 1] = Math.Max(strength[kept - 1], strength[i]);
            }
            else
            {
                (liked[kept], strength[kept]) = (liked[i], strength[i]);
                kept++;
            }
        }

        return kept;
    }
}
