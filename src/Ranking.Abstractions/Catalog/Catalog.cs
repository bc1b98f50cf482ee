using System.Diagnostics.CodeAnalysis;

namespace Ranking;

/// <summary>The titles of a host as immutable columns over dense ordinals.</summary>
/// <remarks>
/// Made by <see cref="CatalogBuilder"/>. Safe for concurrent use. Ids that are all integers are in numeric order, others in
/// ordinal order of their text, whatever the order they were added in. Missing values: NaN in number columns,
/// <see cref="MissingTime"/> in time columns, the empty string in text columns, no value in category columns.
/// </remarks>
public sealed class Catalog
{
    /// <summary>What a time column holds where a title has no time.</summary>
    public const long MissingTime = long.MinValue;

    private readonly string[] _titles;
    private readonly Dictionary<string, CategoryColumn> _categories;
    private readonly Dictionary<string, float[]> _numbers;
    private readonly Dictionary<string, string[]> _texts;
    private readonly Dictionary<string, long[]> _times;
    private readonly IReadOnlyList<ArtworkVariant>[] _artwork;
    private readonly int[] _series;

    internal Catalog(
        Vocabulary ids,
        string[] titles,
        Dictionary<string, CategoryColumn> categories,
        Dictionary<string, float[]> numbers,
        Dictionary<string, string[]> texts,
        Dictionary<string, long[]> times,
        IReadOnlyList<ArtworkVariant>[] artwork,
        int[] series,
        int seriesCount,
        AvailabilityMasks masks)
    {
        Ids = ids;
        _titles = titles;
        _categories = categories;
        _numbers = numbers;
        _texts = texts;
        _times = times;
        _artwork = artwork;
        _series = series;
        SeriesCount = seriesCount;
        Masks = masks;
    }

    /// <summary>The ids of the titles, at their ordinals.</summary>
    public Vocabulary Ids { get; }

    /// <summary>The number of titles; ordinals run from 0 to one less.</summary>
    public int Count => _titles.Length;

    /// <summary>The number of series that titles belong to.</summary>
    public int SeriesCount { get; }

    /// <summary>The category columns, by name.</summary>
    public IReadOnlyDictionary<string, CategoryColumn> Categories => _categories;

    /// <summary>The names of the number columns.</summary>
    public IReadOnlyCollection<string> NumberNames => _numbers.Keys;

    /// <summary>The names of the text columns.</summary>
    public IReadOnlyCollection<string> TextNames => _texts.Keys;

    /// <summary>The names of the time columns.</summary>
    public IReadOnlyCollection<string> TimeNames => _times.Keys;

    internal AvailabilityMasks Masks { get; }

    /// <summary>The name of a title as people see it.</summary>
    /// <param name="item">A title's ordinal.</param>
    public string Title(int item) => _titles[item];

    /// <summary>A category column.</summary>
    /// <param name="name">The column's name.</param>
    /// <exception cref="RankingException">The catalog has no such column.</exception>
    public CategoryColumn Category(string name) =>
        _categories.TryGetValue(name, out CategoryColumn? column) ? column : throw Unknown("category", name, _categories.Keys);

    /// <summary>A number column: one value a title, NaN where missing, never infinite.</summary>
    /// <param name="name">The column's name.</param>
    /// <exception cref="RankingException">The catalog has no such column.</exception>
    public ReadOnlySpan<float> Numbers(string name) =>
        _numbers.TryGetValue(name, out float[]? column) ? column : throw Unknown("number", name, _numbers.Keys);

    /// <summary>A time column: Unix seconds a title, <see cref="MissingTime"/> where missing.</summary>
    /// <param name="name">The column's name.</param>
    /// <exception cref="RankingException">The catalog has no such column.</exception>
    public ReadOnlySpan<long> Times(string name) =>
        _times.TryGetValue(name, out long[]? column) ? column : throw Unknown("time", name, _times.Keys);

    /// <summary>A text column: one text a title, empty where missing.</summary>
    /// <param name="name">The column's name.</param>
    /// <exception cref="RankingException">The catalog has no such column.</exception>
    public IReadOnlyList<string> Texts(string name) =>
        _texts.TryGetValue(name, out string[]? column) ? column : throw Unknown("text", name, _texts.Keys);

    /// <summary>The pictures of a title; empty when it has none.</summary>
    /// <param name="item">A title's ordinal.</param>
    public IReadOnlyList<ArtworkVariant> Artwork(int item) => _artwork[item];

    /// <summary>The series of a title, 0 to <see cref="SeriesCount"/> − 1; −1 when it stands alone.</summary>
    /// <param name="item">A title's ordinal.</param>
    public int SeriesOf(int item) => _series[item];

    /// <summary>Whether a maturity label is on the scale this catalog was built with.</summary>
    /// <param name="label">A label such as "PG-13"; case does not matter.</param>
    public bool IsKnownMaturity([NotNullWhen(true)] string? label) => Masks.LevelOf(label) >= 0;

    private static RankingException Unknown(string kind, string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new RankingException($"The catalog has no {kind} column '{name}'.{NearestName.Hint(name, known)}");
    }
}
