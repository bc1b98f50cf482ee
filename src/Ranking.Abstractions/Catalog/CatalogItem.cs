namespace Ranking;

/// <summary>One title as a host hands it to <see cref="CatalogBuilder"/>.</summary>
/// <param name="Id">The host's id, unique in the catalog.</param>
/// <param name="Title">The name people see.</param>
/// <remarks>A column exists when at least one title names it. What a title leaves out is missing there: NaN, the empty text, no category.</remarks>
/// <example>
/// <code>
/// new CatalogItem("arrival", "Arrival")
/// {
///     Categories = { ["micro_genres"] = ["Mind-Bending Sci-Fi", "First Contact Drama"] },
///     Numbers = { ["rating"] = 7.9f },
/// }
/// </code>
/// </example>
public sealed record CatalogItem(string Id, string Title)
{
    /// <summary>Category columns: one or more values each. Repeated and empty values are left out.</summary>
    public IDictionary<string, IReadOnlyList<string>> Categories { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Number columns; NaN and infinity count as missing.</summary>
    public IDictionary<string, float> Numbers { get; init; } = new Dictionary<string, float>(StringComparer.Ordinal);

    /// <summary>Text columns, such as a plot.</summary>
    public IDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Time columns, such as a release date.</summary>
    public IDictionary<string, DateTimeOffset> Times { get; init; } = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>Pictures the title can be shown with; the first is the default.</summary>
    public IReadOnlyList<ArtworkVariant> Artwork { get; init; } = [];

    /// <summary>Windows in which the title may be shown; empty means always and everywhere.</summary>
    public IReadOnlyList<Availability> Availability { get; init; } = [];

    /// <summary>Maturity label, such as "PG-13"; null or a label outside the scale is unknown, and unknown is hidden from restricted profiles.</summary>
    public string? Maturity { get; init; }

    /// <summary>The series the title is an episode or season of; null when it stands alone. A page shows one title of a series.</summary>
    public string? SeriesId { get; init; }
}
