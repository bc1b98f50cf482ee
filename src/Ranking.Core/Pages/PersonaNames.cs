namespace Ranking;

/// <summary>
/// Names the personas of a profile by labels of titles it liked.
/// <code>
/// name(k) = the label with the largest cosine with persona k, among those that belong to k: nearer to it than to another persona
/// title   → the name of the persona it belongs to, where its cosine with it is above 0
/// </code>
/// Labels belong as titles do, so no two personas have one name, and a persona between two others may have none.
/// </summary>
internal sealed class PersonaNames
{
    private readonly EmbeddingTable _items;
    private readonly float[] _personas;
    private readonly string?[] _names;

    private PersonaNames(EmbeddingTable items, float[] personas, string?[] names)
    {
        _items = items;
        _personas = personas;
        _names = names;
    }

    /// <summary>The names for a request; null where the profile has no two personas, or the catalog no labels.</summary>
    public static PersonaNames? Of(RankingContext context, string? space, int most, CategoryColumn? labels)
    {
        if (labels is null || most < 2 || context.Snapshot.FindSpace(space) is not { } vectors)
        {
            return null;
        }

        ReadOnlySpan<float> personas = context.PersonasIn(vectors, Math.Min(most, PersonaAttention.MostPersonas));
        int dimensions = vectors.Items.Dimensions;
        if (personas.Length <= dimensions)
        {
            return null;
        }

        EmbeddingTable values = vectors.Values(labels);
        var names = new string?[personas.Length / dimensions];
        var best = new float[names.Length];
        ReadOnlySpan<int> items = context.History.Items;
        for (int i = 0; i < items.Length; i++)
        {
            foreach (int value in context.History.Preferences[i] >= AttributeRows.LikedFrom ? labels.ValuesOf(items[i]) : [])
            {
                int persona = PersonaAttention.OwnerOf(values.Row(value), personas, out float cosine);
                if (cosine > best[persona])
                {
                    (names[persona], best[persona]) = (labels.Values[value], cosine);
                }
            }
        }

        return new PersonaNames(vectors.Items, personas.ToArray(), names);
    }

    /// <summary>The name of the persona a title belongs to; null where it has none, or the title is not near to it.</summary>
    public string? NameFor(int item)
    {
        int persona = PersonaAttention.OwnerOf(_items.Row(item), _personas, out float cosine);
        return cosine > 0f ? _names[persona] : null;
    }
}
