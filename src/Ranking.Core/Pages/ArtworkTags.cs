using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>
/// The tags of a catalog's pictures as ordinals, and which titles have them: a title has a tag when one of its category values is that word. Made once a catalog.
/// </summary>
internal sealed class ArtworkTags
{
    private static readonly ConditionalWeakTable<Catalog, ArtworkTags> Made = new();

    private readonly int[][][] _variants;
    private readonly int[][] _tagsOfItem;
    private readonly float[] _rarity;

    private ArtworkTags(Catalog catalog)
    {
        var tags = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        _variants = new int[catalog.Count][][];
        for (int item = 0; item < catalog.Count; item++)
        {
            _variants[item] = catalog.Artwork(item).Select(variant => variant.Tags.Select(tag => OrdinalOf(tags, tag)).ToArray()).ToArray();
        }

        _tagsOfItem = TagsOfItems(catalog, tags);
        var counts = new int[tags.Count];
        foreach (int tag in _tagsOfItem.SelectMany(t => t))
        {
            counts[tag]++;
        }

        _rarity = Array.ConvertAll(counts, n => n == 0 ? 0f : MathF.Log((1f + catalog.Count) / n));
    }

    public int TagCount => _rarity.Length;

    /// <summary>How much a tag says: ln((1 + titles) / titles with it).</summary>
    public ReadOnlySpan<float> Rarity => _rarity;

    public static ArtworkTags Of(Catalog catalog) => Made.GetValue(catalog, static c => new ArtworkTags(c));

    public int[][] VariantsOf(int item) => _variants[item];

    public int[] TagsOf(int item) => _tagsOfItem[item];

    private static int OrdinalOf(Dictionary<string, int> tags, string tag)
    {
        tags.TryAdd(tag, tags.Count);
        return tags[tag];
    }

    private static int[][] TagsOfItems(Catalog catalog, Dictionary<string, int> tags)
    {
        var ofItem = new HashSet<int>[catalog.Count];
        foreach (CategoryColumn column in tags.Count == 0 ? [] : catalog.Categories.Values)
        {
            for (int value = 0; value < column.Values.Count; value++)
            {
                if (tags.TryGetValue(column.Values[value], out int tag))
                {
                    foreach (int item in column.ItemsWith(value))
                    {
                        (ofItem[item] ??= []).Add(tag);
                    }
                }
            }
        }

        return Array.ConvertAll(ofItem, set => set is null ? [] : set.Order().ToArray());
    }
}
