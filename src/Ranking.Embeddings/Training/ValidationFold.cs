namespace Ranking.Embeddings;

/// <summary>People no model saw in training: from some of what each liked, a model has to find the rest.</summary>
/// <remarks>Strong generalisation (Marlin 2004; Liang et al. 2018). Immutable and safe for concurrent use.</remarks>
public sealed class ValidationFold
{
    /// <summary>Makes a fold.</summary>
    /// <param name="foldIn">What a model is told of each person; the same columns as the training matrix.</param>
    /// <param name="heldOut">What it has to find, row by row the same people.</param>
    /// <exception cref="ArgumentException">The two have not the same people or the same items.</exception>
    public ValidationFold(InteractionMatrix foldIn, InteractionMatrix heldOut)
    {
        ArgumentNullException.ThrowIfNull(foldIn);
        ArgumentNullException.ThrowIfNull(heldOut);
        if (foldIn.ProfileCount != heldOut.ProfileCount || !foldIn.ItemIds.SequenceEqual(heldOut.ItemIds))
        {
            throw new ArgumentException("What is folded in and what is held out are of the same people and the same items.", nameof(heldOut));
        }

        FoldIn = foldIn;
        HeldOut = heldOut;
    }

    /// <summary>What a model is told of each person.</summary>
    public InteractionMatrix FoldIn { get; }

    /// <summary>What it has to find.</summary>
    public InteractionMatrix HeldOut { get; }

    /// <summary>Takes people out of a matrix for validation.</summary>
    /// <param name="interactions">The matrix.</param>
    /// <param name="profiles">How many people to take: 1 to fewer than there are. Only people with at least five items are taken, and at most half of those: the others are to learn from.</param>
    /// <param name="heldOutShare">Which share of a person's items is held out, at least one: above 0, below 1. Default: 0.2.</param>
    /// <param name="seed">Which people, and which items. Default: 0.</param>
    /// <returns>The others to train on, and the fold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static (InteractionMatrix Training, ValidationFold Fold) Split(InteractionMatrix interactions, int profiles, double heldOutShare = 0.2, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentOutOfRangeException.ThrowIfLessThan(profiles, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(profiles, interactions.ProfileCount);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(heldOutShare, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(heldOutShare, 1);
        var random = new SeededRandom(SeededRandom.Derive(seed, "validation fold"));
        int[] order = [.. Enumerable.Range(0, interactions.ProfileCount).Where(profile => interactions.Items(profile).Length >= 5)];
        random.Shuffle<int>(order);
        var taken = order.Take(Math.Min(profiles, order.Length / 2)).ToHashSet();
        var heldOut = new HashSet<(int Profile, int Item)>();
        foreach (int profile in order.Take(taken.Count))
        {
            int[] items = interactions.Items(profile).ToArray();
            random.Shuffle<int>(items);
            heldOut.UnionWith(items.Take(Math.Max(1, (int)(items.Length * heldOutShare))).Select(item => (profile, item)));
        }

        return (
            interactions.Where((profile, _) => !taken.Contains(profile), profile => !taken.Contains(profile)),
            new ValidationFold(
                interactions.Where((profile, item) => !heldOut.Contains((profile, item)), taken.Contains),
                interactions.Where((profile, item) => heldOut.Contains((profile, item)), taken.Contains)));
    }
}
