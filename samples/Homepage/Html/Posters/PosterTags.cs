namespace Ranking.Samples.Homepage.Html;

/// <summary>What tags look like, as data: an object for a still life or an emblem, and a texture for the air.</summary>
internal static class PosterTags
{
    // tag, object (a motif; empty for moods, which have none), texture.
    private static readonly (string Tag, string Object, string Texture)[] Table =
    [
        ("action", "bolt", "burst"),
        ("adventure", "compass", "contours"),
        ("animation", "balloon", "clouds"),
        ("children's", "balloon", "bunting"),
        ("comedy", "bubble", "confetti"),
        ("crime", "magnifier", "blinds"),
        ("documentary", "camera", "viewfinder"),
        ("drama", "mask", "beam"),
        ("family", "house", "bunting"),
        ("fantasy", "castle", "sparkles"),
        ("film-noir", "fedora", "blinds"),
        ("history", "column", "arches"),
        ("horror", "knife", "scratches"),
        ("musical", "note", "staff"),
        ("mystery", "key", "fog"),
        ("reality", "bulb", "bulbs"),
        ("romance", "rose", "petals"),
        ("sci-fi", "rocket", "orbits"),
        ("stand-up", "microphone", "beam"),
        ("thriller", "hourglass", "target"),
        ("war", "helmet", "searchlights"),
        ("western", "cactus", "dust"),
        ("absurd", "", "checker"),
        ("bleak", "", "rain"),
        ("cerebral", "", "rings"),
        ("cosy", "bowl", "bulbs"),
        ("dreamlike", "", "clouds"),
        ("eerie", "candle", "fog"),
        ("epic", "", "rays"),
        ("fast", "", "speed"),
        ("gritty", "", "scratches"),
        ("inspiring", "", "rays"),
        ("moving", "", "ripples"),
        ("nostalgic", "", "stripes"),
        ("playful", "", "confetti"),
        ("provocative", "", "slash"),
        ("quiet", "", "horizon"),
        ("romantic", "rose", "petals"),
        ("stylish", "", "fan"),
        ("tense", "", "bars"),
        ("visual", "", "prism"),
        ("warm", "bowl", "glow"),
        ("witty", "bubble", "quotes"),
    ];

    private static readonly Dictionary<string, (string Object, string Texture)> Known =
        Table.ToDictionary(row => row.Tag, row => (row.Object, row.Texture), StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands for a tag that nobody thought of.</summary>
    public const string FallbackTexture = "dots";

    public static IEnumerable<string> Objects { get; } = Table.Select(row => row.Object).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    public static IEnumerable<string> Textures { get; } = Table.Select(row => row.Texture).Append(FallbackTexture).Distinct(StringComparer.Ordinal);

    public static bool IsKnown(string tag) => Known.ContainsKey(tag);

    /// <summary>The object that says most about the tags: the first tag's that has one; empty where none does.</summary>
    public static string ObjectOf(IReadOnlyList<string> tags) =>
        tags.Select(tag => Known.GetValueOrDefault(tag).Object).FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? "";

    public static string TextureOf(string tag) => Known.TryGetValue(tag, out (string Object, string Texture) known) ? known.Texture : FallbackTexture;
}
