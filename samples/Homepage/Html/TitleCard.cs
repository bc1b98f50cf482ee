namespace Ranking.Samples.Homepage.Html;

/// <summary>One title of a row: a poster with its name, and why it is there.</summary>
internal static class TitleCard
{
    // How a name is set, by the first tag that asks for something.
    private static readonly Dictionary<string, string> Faces = new(StringComparer.OrdinalIgnoreCase)
    {
        ["action"] = "block",
        ["fast"] = "block",
        ["war"] = "block",
        ["gritty"] = "block",
        ["crime"] = "block",
        ["western"] = "slab",
        ["nostalgic"] = "slab",
        ["sci-fi"] = "wide",
        ["thriller"] = "wide",
        ["eerie"] = "wide",
        ["cerebral"] = "wide",
        ["tense"] = "wide",
        ["stylish"] = "wide",
        ["mystery"] = "wide",
        ["film-noir"] = "wide",
        ["romance"] = "script",
        ["romantic"] = "script",
        ["dreamlike"] = "script",
        ["fantasy"] = "script",
        ["moving"] = "script",
        ["drama"] = "book",
        ["history"] = "book",
        ["horror"] = "book",
        ["quiet"] = "book",
        ["bleak"] = "book",
        ["epic"] = "book",
        ["visual"] = "book",
        ["comedy"] = "round",
        ["playful"] = "round",
        ["family"] = "round",
        ["animation"] = "round",
        ["children's"] = "round",
        ["absurd"] = "round",
        ["warm"] = "round",
        ["stand-up"] = "round",
    };

    // The largest size of each face, and how wide its letters are on average, in sizes.
    private static readonly Dictionary<string, (double Most, double Letter)> Widths = new(StringComparer.Ordinal)
    {
        ["block"] = (20, 0.56),
        ["wide"] = (12.5, 0.85),
        ["slab"] = (14.5, 0.78),
        ["book"] = (16, 0.56),
        ["script"] = (17, 0.5),
        ["round"] = (17, 0.6),
        ["plain"] = (16, 0.6),
    };

    // As in page.css.
    private static readonly double[] Sizes = [20, 17, 14.5, 12.5, 11, 9.8, 8.8, 8];
    private const double Line = 84;
    private const int MostLines = 5;
    private const double Block = 56;
    private const double Leading = 1.18;

    public static PosterBrief BriefOf(Catalog catalog, HomepageItem item)
    {
        string initials = HtmlText.Initials(item.Title);
        return item.Artwork is { } picture
            ? new PosterBrief(item.Id, picture.Name, [.. picture.Tags.Select(tag => tag.ToLowerInvariant())], initials)
            : new PosterBrief(item.Id, "", [.. CatalogFacts.ValuesOf(catalog, "genres", item.Ordinal).Select(genre => genre.ToLowerInvariant())], initials);
    }

    public static void Write(HtmlWriter html, Catalog catalog, HomepageItem item, string id)
    {
        PosterBrief brief = BriefOf(catalog, item);
        string face = brief.Tags.Select(tag => Faces.GetValueOrDefault(tag)).FirstOrDefault(known => known is not null) ?? "plain";
        int size = SizeOf(item.Title, face);
        (string svg, PosterPalette palette) = PosterArt.Draw(brief, id.Replace("-", "", StringComparison.Ordinal), NameHeight(item.Title, face, size));
        html.Write($"""
            <li><button type="button" class="card {(palette.IsDark ? "on-dark" : "on-light")} f-{face} s{size}" id="{id}"><span class="art">{new Markup(svg)}<span class="name" dir="auto"><bdi>{item.Title}</bdi></span>{new Markup(Progress(item.Reason))}</span><span class="why"><bdi>{item.Reason.ToString()}</bdi><span class="points">{item.Score:0.000}</span></span></button></li>
            """);
    }

    /// <summary>A step, from 1: the largest at which the longest word fits a line and the name four of them. Steps, since a page may not style its elements one by one.</summary>
    public static int SizeOf(string title, string face)
    {
        (double most, double letter) = Widths[face];
        int longest = title.Split(' ').Max(word => word.Length);
        for (int size = 1; size < Sizes.Length; size++)
        {
            double width = Sizes[size - 1];
            if (width <= most && longest * letter * width <= Line && Lines(title, face, size) * width * Leading <= Block)
            {
                return size;
            }
        }

        return Sizes.Length;
    }

    /// <summary>How high a name stands, of a poster 100 units wide.</summary>
    public static double NameHeight(string title, string face, int size) => Math.Clamp(Lines(title, face, size), 1, MostLines) * Sizes[size - 1] * Leading;

    // Broken between words, as a browser breaks them.
    private static int Lines(string title, string face, int size)
    {
        double letters = Line / (Sizes[size - 1] * Widths[face].Letter), at = 0;
        int lines = 1;
        foreach (string word in title.Split(' '))
        {
            if (at > 0 && at + 1 + word.Length > letters)
            {
                lines++;
                at = 0;
            }

            // A word too long for a line goes on in the next.
            lines += (int)(word.Length / Math.Max(1, letters));
            at += (at > 0 ? 1 : 0) + (word.Length % letters);
        }

        return lines;
    }

    private static string Progress(Reason reason) => reason.Kind == ReasonKind.Resume && float.IsFinite(reason.Amount)
        ? $"<svg class=\"progress\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"100\" height=\"4\"/><rect class=\"done\" width=\"{PosterCanvas.N(Math.Clamp(100 * reason.Amount, 0, 100))}\" height=\"4\"/></svg>"
        : "";
}
