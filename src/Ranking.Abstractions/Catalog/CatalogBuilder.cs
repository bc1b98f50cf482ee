using System.Globalization;

namespace Ranking;

/// <summary>Collects titles and makes an immutable <see cref="Catalog"/> of them.</summary>
/// <remarks>Not safe for concurrent use. Single-use: it refuses everything after <see cref="Build"/>.</remarks>
public sealed class CatalogBuilder
{
    private const int MostErrorsListed = 10;

    // Labels of one line are equally strict; each line is stricter than the one above. Film labels as the MPA uses them
    // (with those of before 1990), television labels as the TV Parental Guidelines do.
    private static readonly string[][] DefaultScale =
    [
        ["TV-Y", "G", "TV-G"],
        ["TV-Y7"],
        ["PG", "TV-PG", "GP", "M/PG"],
        ["PG-13", "TV-14"],
        ["R", "TV-MA"],
        ["NC-17", "X"],
    ];

    private readonly List<CatalogItem> _items = [];
    private IReadOnlyList<IReadOnlyList<string>> _scale = DefaultScale;
    private bool _built;

    /// <summary>Adds a title.</summary>
    /// <param name="item">The title; its id must be unique, which <see cref="Build"/> checks.</param>
    /// <returns>This builder.</returns>
    public CatalogBuilder Add(CatalogItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Refuse();
        _items.Add(item);
        return this;
    }

    /// <summary>Adds several titles.</summary>
    /// <param name="items">The titles.</param>
    /// <returns>This builder.</returns>
    public CatalogBuilder AddRange(IEnumerable<CatalogItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Refuse();
        foreach (CatalogItem item in items)
        {
            Add(item);
        }

        return this;
    }

    /// <summary>Replaces the maturity scale.</summary>
    /// <param name="levels">Groups of equally strict labels, mildest group first. Default: film and television labels of the USA, G to NC-17 and TV-Y to TV-MA.</param>
    /// <returns>This builder.</returns>
    public CatalogBuilder UseMaturityScale(IReadOnlyList<IReadOnlyList<string>> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels.Count, sbyte.MaxValue, nameof(levels));
        Refuse();
        _scale = levels;
        return this;
    }

    /// <summary>Checks everything and makes the catalog.</summary>
    /// <returns>The catalog; an empty one when nothing was added.</returns>
    /// <exception cref="RankingException">An id is empty or repeated, a column is of two kinds, a window ends before it starts or the maturity scale repeats a label. All mistakes are listed (the first ten in full).</exception>
    public Catalog Build()
    {
        Refuse();
        _built = true;
        var errors = new List<string>();
        var scale = ReadScale(errors);
        CheckItems(errors);
        if (errors.Count > 0)
        {
            string more = errors.Count > MostErrorsListed ? $"\n… and {errors.Count - MostErrorsListed} more" : "";
            throw new RankingException(
                $"The catalog has {errors.Count} mistake{(errors.Count == 1 ? "" : "s")}; nothing was built. Correct them and start again with a new builder:\n"
                + string.Join('\n', errors.Take(MostErrorsListed)) + more);
        }

        bool numeric = _items.TrueForAll(item => long.TryParse(item.Id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
        _items.Sort((a, b) => Vocabulary.Compare(a.Id, b.Id, numeric));
        var (series, seriesCount) = ReadSeries();
        return new Catalog(
            new Vocabulary(_items.Select(item => item.Id).ToArray()),
            _items.Select(item => item.Title).ToArray(),
            ColumnsOf(item => item.Categories.Keys).ToDictionary(name => name, ReadCategories, StringComparer.Ordinal),
            ColumnsOf(item => item.Numbers.Keys).ToDictionary(name => name, ReadNumbers, StringComparer.Ordinal),
            ColumnsOf(item => item.Texts.Keys).ToDictionary(name => name, ReadTexts, StringComparer.Ordinal),
            ColumnsOf(item => item.Times.Keys).ToDictionary(name => name, ReadTimes, StringComparer.Ordinal),
            _items.Select(IReadOnlyList<ArtworkVariant> (item) => [.. item.Artwork]).ToArray(),
            series,
            seriesCount,
            new AvailabilityMasks(
                _items.Select(IReadOnlyList<Availability> (item) => [.. item.Availability]).ToArray(),
                _items.Select(item => item.Maturity is { } label && scale.TryGetValue(label, out sbyte level) ? level : (sbyte)-1).ToArray(),
                scale));
    }

    private void Refuse()
    {
        if (_built)
        {
            throw new InvalidOperationException("This catalog builder has built its catalog; make a new builder for another one.");
        }
    }

    private Dictionary<string, sbyte> ReadScale(List<string> errors)
    {
        var scale = new Dictionary<string, sbyte>(StringComparer.OrdinalIgnoreCase);
        for (int level = 0; level < _scale.Count; level++)
        {
            foreach (string label in _scale[level])
            {
                if (!scale.TryAdd(label, (sbyte)level))
                {
                    errors.Add($"maturity scale: label '{label}' stands in it twice");
                }
            }
        }

        return scale;
    }

    private void CheckItems(List<string> errors)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (CatalogItem item in _items)
        {
            if (string.IsNullOrWhiteSpace(item.Id))
            {
                errors.Add($"item '{item.Title}': its id is empty");
            }
            else if (!ids.Add(item.Id))
            {
                errors.Add($"item '{item.Id}': the id is used twice");
            }

            CheckNulls(item, errors);
            CheckKinds(kinds, item.Id, "category", item.Categories.Keys, errors);
            CheckKinds(kinds, item.Id, "number", item.Numbers.Keys, errors);
            CheckKinds(kinds, item.Id, "text", item.Texts.Keys, errors);
            CheckKinds(kinds, item.Id, "time", item.Times.Keys, errors);
            foreach (Availability window in item.Availability)
            {
                if (window.From >= window.Until)
                {
                    errors.Add($"item '{item.Id}': an availability window ends ({window.Until:u}) before it starts ({window.From:u})");
                }
            }
        }
    }

    // Nullable annotations do not bind what a host deserialises.
    private static void CheckNulls(CatalogItem item, List<string> errors)
    {
        string? nothing =
            item.Title is null ? "its title"
            : item.Categories.FirstOrDefault(cell => cell.Value is null).Key is { } category ? $"category column '{category}'"
            : item.Texts.FirstOrDefault(cell => cell.Value is null).Key is { } text ? $"text column '{text}'"
            : item.Artwork.Any(variant => variant?.Name is null || variant.Tags is null || variant.Tags.Any(tag => tag is null)) ? "an artwork variant, its name or its tags"
            : item.Availability.Any(window => window?.Regions is null || window.Regions.Any(region => region is null)) ? "an availability window or its regions"
            : null;
        if (nothing is not null)
        {
            errors.Add($"item '{item.Id}': {nothing} is null; leave out what there is none of");
        }
    }

    private static void CheckKinds(
        Dictionary<string, string> kinds, string id, string kind, IEnumerable<string> names, List<string> errors)
    {
        foreach (string name in names)
        {
            if (!kinds.TryAdd(name, kind) && kinds[name] != kind)
            {
                errors.Add($"item '{id}': column '{name}' is a {kind} column here and a {kinds[name]} column before");
            }
        }
    }

    private IEnumerable<string> ColumnsOf(Func<CatalogItem, IEnumerable<string>> names) =>
        _items.SelectMany(names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private CategoryColumn ReadCategories(string name)
    {
        var values = new Vocabulary(_items
            .SelectMany(item => item.Categories.TryGetValue(name, out IReadOnlyList<string>? cell) ? cell : [])
            .Where(value => !string.IsNullOrWhiteSpace(value))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray());
        var offsets = new int[_items.Count + 1];
        var postings = new List<int>();
        for (int i = 0; i < _items.Count; i++)
        {
            if (_items[i].Categories.TryGetValue(name, out IReadOnlyList<string>? cell))
            {
                foreach (string value in cell.Distinct(StringComparer.Ordinal))
                {
                    if (values.TryGetOrdinal(value, out int ordinal))
                    {
                        postings.Add(ordinal);
                    }
                }
            }

            offsets[i + 1] = postings.Count;
        }

        return new CategoryColumn(name, values, offsets, postings.ToArray());
    }

    private float[] ReadNumbers(string name) => _items
        .Select(item => item.Numbers.TryGetValue(name, out float value) && float.IsFinite(value) ? value : float.NaN)
        .ToArray();

    private string[] ReadTexts(string name) => _items
        .Select(item => item.Texts.TryGetValue(name, out string? text) ? text : "")
        .ToArray();

    private long[] ReadTimes(string name) => _items
        .Select(item => item.Times.TryGetValue(name, out DateTimeOffset time) ? time.ToUnixTimeSeconds() : Catalog.MissingTime)
        .ToArray();

    private (int[] Series, int Count) ReadSeries()
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var series = new int[_items.Count];
        for (int i = 0; i < _items.Count; i++)
        {
            string? id = _items[i].SeriesId;
            if (id is null)
            {
                series[i] = -1;
                continue;
            }

            if (!known.TryGetValue(id, out series[i]))
            {
                known.Add(id, series[i] = known.Count);
            }
        }

        return (series, known.Count);
    }
}
