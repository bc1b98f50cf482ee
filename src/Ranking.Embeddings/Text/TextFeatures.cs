using System.Globalization;
using System.Runtime.InteropServices;

namespace Ranking.Embeddings;

/// <summary>
/// Describes each title by weighted features.
/// <code>
/// a category value     the value itself, and its words
/// a text               its words, pairs of neighbouring words, and the letter triples of its words
/// weight of a feature  (1 + ln n) · ln((1 + titles) / (1 + titles with it))     n: how often it occurs in the column of the title
/// a column             is scaled to length 1, then by the weight of the column; columns of one title are added
/// </code>
/// Features are hashed to 2²⁰ buckets; those of one title alone say nothing of its likeness to others and are left out. A label is described as a title that has nothing but it.
/// </summary>
internal sealed class TextFeatures
{
    private const int BucketMask = (1 << 20) - 1;
    private const float WordPart = 0.5f;
    private const float PairPart = 0.5f;
    private const float TriplePart = 0.2f;

    private readonly Catalog _catalog;
    private readonly TextSpaceOptions _options;
    private readonly Dictionary<int, int> _columns = [];
    private readonly List<int> _titlesWith = [];
    private readonly List<int> _lastTitle = [];
    private int[] _renumbered = [];
    private int _kept;

    private TextFeatures(Catalog catalog, TextSpaceOptions options)
    {
        _catalog = catalog;
        _options = options;
    }

    /// <summary>The titles, by ordinal.</summary>
    public SparseRows Titles { get; private set; } = new([0], [], [], 0);

    public static TextFeatures Extract(Catalog catalog, TextSpaceOptions options)
    {
        var features = new TextFeatures(catalog, options);
        features.Titles = features.Extract();
        return features;
    }

    /// <summary>The same features without the titles, which are large.</summary>
    public TextFeatures WithoutTitles()
    {
        Titles = new SparseRows([0], [], [], _kept);
        return this;
    }

    /// <summary>The labels of a column, by value ordinal, over the features of the titles.</summary>
    public SparseRows Labels(CategoryColumn column) => Describe(Enumerable.Range(0, column.Values.Count).Select(value => FeaturesOf(column, value)));

    /// <summary>A text over the features of the titles, and over those of a label where it is one.</summary>
    public SparseRows Text(string text) =>
        Describe([FeaturesOf(text).Concat(_catalog.Categories.Values.Where(column => column.Values.TryGetOrdinal(text, out _)).Select(column => ($"{column.Name}={text}", 1f)))]);

    private SparseRows Describe(IEnumerable<IEnumerable<(string Feature, float Part)>> rows)
    {
        var offsets = new List<int> { 0 };
        var columns = new List<int>();
        var values = new List<float>();
        var row = new SortedDictionary<int, float>();
        foreach (IEnumerable<(string Feature, float Part)> features in rows)
        {
            row.Clear();
            var counts = new Dictionary<int, float>();
            foreach (var (feature, part) in features)
            {
                if (_columns.TryGetValue(BucketOf(feature), out int known))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, known, out _) += part;
                }
            }

            AddColumn(row, 1f, counts, _renumbered);
            columns.AddRange(row.Keys);
            values.AddRange(row.Values);
            offsets.Add(columns.Count);
        }

        return new SparseRows([.. offsets], [.. columns], [.. values], _kept);
    }

    private static IEnumerable<(string Feature, float Part)> FeaturesOf(CategoryColumn column, int value)
    {
        yield return ($"{column.Name}={column.Values[value]}", 1f);
        foreach (string word in Words(column.Values[value]))
        {
            yield return ($"w {word}", WordPart);
        }
    }

    private static IEnumerable<(string Feature, float Part)> FeaturesOf(string text)
    {
        string previous = "";
        foreach (string word in Words(text))
        {
            yield return ($"w {word}", 1f);
            if (previous.Length > 0)
            {
                yield return ($"p {previous} {word}", PairPart);
            }

            for (int i = 0; i + 3 <= word.Length && word.Length > 3; i++)
            {
                yield return ($"t {word.Substring(i, 3)}", TriplePart);
            }

            previous = word;
        }
    }

    private SparseRows Extract()
    {
        // Per title, per column of the catalog: feature → how often, with the parts n-grams count for.
        var raw = new List<(float Weight, Dictionary<int, float> Counts)>[_catalog.Count];
        for (int item = 0; item < raw.Length; item++)
        {
            raw[item] = Read(item);
        }

        _renumbered = Renumber(out _kept);
        var offsets = new int[_catalog.Count + 1];
        var columns = new List<int>();
        var values = new List<float>();
        var row = new SortedDictionary<int, float>();
        for (int item = 0; item < raw.Length; item++)
        {
            row.Clear();
            foreach (var (weight, counts) in raw[item])
            {
                AddColumn(row, weight, counts, _renumbered);
            }

            columns.AddRange(row.Keys);
            values.AddRange(row.Values);
            offsets[item + 1] = columns.Count;
        }

        return new SparseRows(offsets, [.. columns], [.. values], _kept);
    }

    private List<(float Weight, Dictionary<int, float> Counts)> Read(int item)
    {
        var read = new List<(float, Dictionary<int, float>)>();
        foreach (CategoryColumn column in _catalog.Categories.Values.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            float weight = WeightOf(column.Name);
            ReadOnlySpan<int> ordinals = column.ValuesOf(item);
            if (weight > 0f && ordinals.Length > 0)
            {
                var counts = new Dictionary<int, float>();
                foreach (int ordinal in ordinals)
                {
                    foreach (var (feature, part) in FeaturesOf(column, ordinal))
                    {
                        Count(counts, item, feature, part);
                    }
                }

                read.Add((weight, counts));
            }
        }

        foreach (string name in _catalog.TextNames.Order(StringComparer.Ordinal))
        {
            AddText(read, item, WeightOf(name), _catalog.Texts(name)[item]);
        }

        AddText(read, item, WeightOf("title"), _catalog.Title(item));
        return read;
    }

    private void AddText(List<(float, Dictionary<int, float>)> read, int item, float weight, string text)
    {
        if (weight == 0f || text.Length == 0)
        {
            return;
        }

        var counts = new Dictionary<int, float>();
        foreach (var (feature, part) in FeaturesOf(text))
        {
            Count(counts, item, feature, part);
        }

        read.Add((weight, counts));
    }

    private void Count(Dictionary<int, float> counts, int item, string feature, float part)
    {
        ref int column = ref CollectionsMarshal.GetValueRefOrAddDefault(_columns, BucketOf(feature), out bool known);
        if (!known)
        {
            column = _titlesWith.Count;
            _titlesWith.Add(0);
            _lastTitle.Add(-1);
        }

        if (_lastTitle[column] != item)
        {
            _lastTitle[column] = item;
            _titlesWith[column]++;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(counts, column, out _) += part;
    }

    private int[] Renumber(out int kept)
    {
        var renumbered = new int[_titlesWith.Count];
        kept = 0;
        for (int column = 0; column < renumbered.Length; column++)
        {
            renumbered[column] = _titlesWith[column] < 2 ? -1 : kept++;
        }

        return renumbered;
    }

    private void AddColumn(SortedDictionary<int, float> row, float weight, Dictionary<int, float> counts, int[] renumbered)
    {
        var weighted = new List<(int Column, float Value)>(counts.Count);
        double squares = 0;
        foreach (var (column, count) in counts.OrderBy(c => c.Key))
        {
            if (renumbered[column] >= 0)
            {
                double frequency = count >= 1 ? 1 + Math.Log(count) : count;
                double value = frequency * Math.Log((1.0 + _catalog.Count) / (1 + _titlesWith[column]));
                squares += value * value;
                weighted.Add((renumbered[column], (float)value));
            }
        }

        double scale = squares > 0 ? weight / Math.Sqrt(squares) : 0;
        foreach (var (column, value) in weighted)
        {
            row[column] = row.GetValueOrDefault(column) + (float)(value * scale);
        }
    }

    private float WeightOf(string column) => _options.Weights.TryGetValue(column, out float weight) ? weight : _options.OtherWeight;

    private static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.NonSpacingMark);
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }

    private static int BucketOf(string feature) => (int)(StableHash(feature) & BucketMask);

    // FNV-1a, 64 bits, over UTF-16 code units: the same in every process.
    private static ulong StableHash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return hash ^ (hash >> 32);
    }
}
