namespace Ranking;

/// <summary>
/// Chooses the picture whose tags the person's taste weighs most.
/// <code>
/// weight(tag) = Σ preference over the history's titles with the tag · ln((1 + titles) / titles with the tag)
/// worth(picture) = mean weight of its tags; the first picture wins ties, and has it for a person without history
/// </code>
/// </summary>
internal sealed class ArtworkChooser
{
    private readonly ArtworkTags _tags;
    private readonly float[] _weights;
    private readonly bool _hasTaste;

    public ArtworkChooser(RankingContext context, Scratch scratch)
    {
        _tags = ArtworkTags.Of(context.Snapshot.Catalog);
        _weights = scratch.Floats(_tags.TagCount);
        _hasTaste = context.History.Count > 0 && _tags.TagCount > 0;
        if (!_hasTaste)
        {
            return;
        }

        Span<float> weights = _weights.AsSpan(0, _tags.TagCount);
        weights.Clear();
        ReadOnlySpan<float> rarity = _tags.Rarity;
        for (int i = 0; i < context.History.Count; i++)
        {
            foreach (int tag in _tags.TagsOf(context.History.Items[i]))
            {
                weights[tag] += context.History.Preferences[i] * rarity[tag];
            }
        }
    }

    /// <summary>The position of the picture among the title's; −1 where it has none.</summary>
    public int Choose(int item)
    {
        int[][] variants = _tags.VariantsOf(item);
        if (variants.Length == 0 || !_hasTaste)
        {
            return variants.Length == 0 ? -1 : 0;
        }

        int best = 0;
        float bestWorth = float.NegativeInfinity;
        for (int variant = 0; variant < variants.Length; variant++)
        {
            float worth = 0f;
            foreach (int tag in variants[variant])
            {
                worth += _weights[tag];
            }

            worth /= Math.Max(1, variants[variant].Length);
            if (worth > bestWorth)
            {
                (best, bestWorth) = (variant, worth);
            }
        }

        return best;
    }
}
