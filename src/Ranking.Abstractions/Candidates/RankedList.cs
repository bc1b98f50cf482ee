namespace Ranking;

/// <summary>An ordered list of titles: ordinals, scores and values side by side, the best first.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class RankedList
{
    /// <summary>A list of nothing.</summary>
    public static readonly RankedList Empty = new([], [], []);

    private readonly int[] _items;
    private readonly float[] _scores;
    private readonly float[] _values;

    /// <summary>Makes a list; it keeps copies.</summary>
    /// <param name="items">Title ordinals, the best first, none twice.</param>
    /// <param name="scores">What the list is ordered by, one a title.</param>
    /// <param name="values">What each title is worth to the person, comparable across lists; one a title, or empty to use the scores.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public RankedList(ReadOnlySpan<int> items, ReadOnlySpan<float> scores, ReadOnlySpan<float> values = default)
    {
        if (scores.Length != items.Length || (values.Length != items.Length && values.Length != 0))
        {
            throw new ArgumentException(
                $"A ranked list needs one score and one value a title, but has {items.Length} titles, {scores.Length} scores and {values.Length} values.",
                nameof(scores));
        }

        _items = items.ToArray();
        _scores = scores.ToArray();
        _values = values.Length == 0 ? _scores : values.ToArray();
    }

    /// <summary>The number of titles.</summary>
    public int Count => _items.Length;

    /// <summary>The titles, by ordinal.</summary>
    public ReadOnlySpan<int> Items => _items;

    /// <summary>What the list is ordered by (a reorderer may have moved titles since); higher is better.</summary>
    public ReadOnlySpan<float> Scores => _scores;

    /// <summary>What each title is worth to the person, on one scale for all lists of a call; higher is better.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The ids of the titles.</summary>
    /// <param name="catalog">The catalog the list was ranked over.</param>
    public IReadOnlyList<string> Ids(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return Array.ConvertAll(_items, item => catalog.Ids[item]);
    }
}
