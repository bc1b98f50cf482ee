namespace Ranking.Samples.Homepage.Html;

/// <summary>One title of a row: a poster with its name, and why it is there.</summary>
internal static class TitleCard
{
    // How a name is set, by the first tag that asks for something.
    private static readonly Dictionary<string, string> Faces = new(StringComparer.OrdinalIgnoreCase)
    {
        ["action"] = "block", ["fast"] = "block", ["war"] = "block", ["gritty"] = "block",
        ["crime"] = "block", ["western"] = "slab", ["nostalgic"] = "slab",
        ["sci-fi"] = "wide", ["thriller"] = "wide", ["eerie"] = "wide", ["cerebral"] = "wide", ["tense"] = "wide", ["stylish"] = "wide", ["mystery"] = "wide", ["film-noir"] = "wide",
        ["romance"] = "script", ["romantic"] = "script", ["dreamlike"] = "script", ["fantasy"] = "script", ["moving"] = "script",
        ["drama"] = "book", ["history"] = "book", ["horror"] = "book", ["quiet"] = "book", ["bleak"] = "book", ["epic"] = "book", ["visual"] = "book",
        ["comedy"] = "round", ["playful"] = "round", ["family"] = "round", ["animation"] = "round", ["children's"] = "round", ["absurd"] = "round", ["warm"] = "round", ["stand-up"] = "round",
    };

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
        (string svg, PosterPalette palette) = PosterArt.Draw(brief, id.Replace("-", "", StringComparison.Ordinal));
        string face = brief.Tags.Select(tag => Faces.GetValueOrDefault(tag)).FirstOrDefault(known => known is not null) ?? "plain";
        html.Write($"""
            <li><button type="button" class="card {(palette.IsDark ? "on-dark" : "on-light")} f-{face} s{SizeOf(item.Title)}" id="{id}"><span class="art">{new Markup(svg)}<span class="name" dir="auto"><bdi>{item.Title}</bdi></span>{new Markup(Progress(item.Reason))}</span><span class="why"><bdi>{item.Reason.ToString()}</bdi><span class="points">{item.Score:0.000}</span></span></button></li>
            """);
    }

    // Long names and long words are set smaller, so that a name keeps to the lower third.
    private static int SizeOf(string title)
    {
        int longest = title.Split(' ').Max(word => word.Length);
        return (title.Length, longest) switch
        {
            ( <= 10, <= 7) => 1,
            ( <= 18, <= 9) => 2,
            ( <= 30, <= 11) => 3,
            ( <= 46, <= 14) => 4,
            _ => 5,
        };
    }

    private static string Progress(Reason reason) => reason.Kind == ReasonKind.Resume && float.IsFinite(reason.Amount)
        ? $"<svg class=\"progress\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"100\" height=\"4\"/><rect class=\"done\" width=\"{PosterCanvas.N(Math.Clamp(100 * reason.Amount, 0, 100))}\" height=\"4\"/></svg>"
        : "";
}
