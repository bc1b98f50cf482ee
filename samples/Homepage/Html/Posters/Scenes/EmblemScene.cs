using System.Text.Encodings.Web;
using static Ranking.Samples.Homepage.Html.PosterCanvas;

namespace Ranking.Samples.Homepage.Html;

/// <summary>A title without a picture, or with one of a name we do not know: what its genres look like, or its initials.</summary>
internal static class EmblemScene
{
    public static void Draw(PosterCanvas c)
    {
        string thing = PosterTags.ObjectOf(c.Brief.Tags);
        switch (c.Seed.Next(thing.Length == 0 ? 2 : 4))
        {
            case 0:
                Monogram(c);
                break;
            case 1:
                LandscapeScene.Draw(c);
                break;
            case 2:
                Badge(c, thing);
                break;
            default:
                Cut(c, thing);
                break;
        }
    }

    private static void Monogram(PosterCanvas c)
    {
        c.Circle(100, 100, 74, c.Colors.Accent, c.Colors.IsDark ? 0.85 : 1);
        c.Ring(100, 100, 84, c.Colors.Light, 1.4, 0.7);
        c.Raw($"<text x=\"100\" y=\"{(c.Brief.Initials.Length > 1 ? 124 : 128)}\" text-anchor=\"middle\" font-size=\"{(c.Brief.Initials.Length > 1 ? 68 : 84)}\" font-weight=\"700\" fill=\"{c.Colors.Figure}\">{HtmlEncoder.Default.Encode(c.Brief.Initials)}</text>");
    }

    private static void Badge(PosterCanvas c, string thing)
    {
        double y = c.Seed.Between(92, 104);
        c.Circle(100, y, 130, c.Glow(c.Colors.Light, 0.5));
        c.Circle(100, y, 68, c.Colors.Light, c.Colors.IsDark ? 0.88 : 1);
        c.Motif(thing, 50, y - 50, 100, 100, c.Colors.Figure, c.Colors.Accent);
    }

    // The thing far too large, cut by the edges.
    private static void Cut(PosterCanvas c, string thing)
    {
        bool isLeft = c.Seed.Chance(0.5);
        c.Path(isLeft ? "M0 0H130L70 300H0z" : "M200 0H70L130 300H200z", c.Colors.Accent, 0.85);
        c.Motif(thing, isLeft ? -30 : 30, 12, 200, 200, c.Colors.Figure, c.Colors.Light, mirror: !isLeft);
        c.Raw($"<circle cx=\"{N(isLeft ? 170 : 30)}\" cy=\"34\" r=\"13\" fill=\"{c.Colors.Light}\"/>");
    }
}
