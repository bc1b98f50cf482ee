using static Ranking.Samples.Homepage.Html.PosterCanvas;

namespace Ranking.Samples.Homepage.Html;

/// <summary>One thing on a table, in its own light.</summary>
internal static class StillLifeScene
{
    private static readonly string[] Any = ["vase", "book", "candle"];

    public static void Draw(PosterCanvas c)
    {
        string thing = PosterTags.ObjectOf(c.Brief.Tags) is { Length: > 0 } found && found is not ("castle" or "rocket" or "house") ? found : c.Seed.Pick(Any);
        double y = c.Seed.Between(176, 190), size = c.Seed.Between(104, 122);
        switch (c.Seed.Next(3))
        {
            case 0:
                c.Circle(100, y - (size * 0.52), size * 0.72, c.Colors.Light, c.Colors.IsDark ? 0.42 : 0.9);
                break;
            case 1:
                c.Path($"M{N(100 - (size * 0.62))} {N(y)}V{N(y - (size * 0.7))}a{N(size * 0.62)} {N(size * 0.62)} 0 0 1 {N(size * 1.24)} 0V{N(y)}z", c.Colors.Accent, 0.85);
                break;
            default:
                c.Rect(100, 0, 100, Height, c.Colors.Accent, 0.75);
                c.Circle(100, y - (size * 0.5), size * 0.85, c.Glow(c.Colors.Light, 0.7));
                break;
        }

        c.Rect(0, y, Width, Height - y, c.Colors.Mid.Toward(c.Colors.Figure, c.Colors.IsDark ? 0.4 : 0));
        c.Raw($"<ellipse cx=\"100\" cy=\"{N(y + 6)}\" rx=\"{N(size * 0.46)}\" ry=\"7\" fill=\"{c.Colors.Figure}\" opacity=\".45\"/>");
        c.Motif(thing, 100 - (size / 2), y + 6 - size, size, size, c.Colors.Figure, c.Colors.IsDark ? c.Colors.Light : c.Colors.Accent);
    }
}
