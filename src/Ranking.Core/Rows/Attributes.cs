namespace Ranking;

/// <summary>Ways to rank the values of an attribute for a person.</summary>
public static class Attributes
{
    /// <summary>
    /// By taste: cosine of the profile's vector with each value's vector, in a space. A profile without a taste, or a snapshot without a
    /// space, falls back to popularity, and the answer says so.
    /// </summary>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    /// <param name="personas">How many tastes a profile has at the most, which attend to a value as <see cref="Signals.Affinity"/> says: 1 to 16. Default: 1, one taste.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of personas is out of its range.</exception>
    public static IAttributeRanker ByTaste(string? space = null, int personas = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(personas, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(personas, PersonaAttention.MostPersonas);
        return new TasteAttributeRanker(space, personas);
    }

    /// <summary>The same for everyone: by how often the titles of a value were played. The static order, to compare with.</summary>
    public static IAttributeRanker ByPopularity() => new PopularityAttributeRanker();

    /// <summary>
    /// The traditional formula over a profile's history, 0.6 × frequency + 0.3 × mean completion + 0.1 × recency; values the profile never watched
    /// follow by popularity. To compare with.
    /// </summary>
    public static IAttributeRanker Traditional() => new TraditionalAttributeRanker();
}
