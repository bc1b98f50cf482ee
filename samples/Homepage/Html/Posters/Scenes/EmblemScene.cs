using System.Text.Encodings.Web;
using static Ranking.Samples.Homepage.Html.PosterCanvas;

namespace Ranking.Samples.Homepage.Html;

/// <summary>A title without a picture, or with one of a name we do not know: a scene that suits its genres, an object of theirs, or its initials.</summary>
internal static class EmblemScene
{
    // What suits a genre besides its object.
    private static readonly (string Genre, Action<PosterCanvas> Scene)[] Suited =
    [
        ("action", ActionScene.Draw),
        ("war", ActionScene.Draw),
        ("crime", NightScene.Draw),
        ("thriller", NightScene.Draw),
        ("film-noir", NightScene.Draw),
        ("mystery", NightScene.Draw),
        ("horror", NightScene.Draw),
        ("romance", CoupleScene.Draw),
        ("musical", CoupleScene.Draw),
        ("comedy", EnsembleScene.Draw),
        ("children's", EnsembleScene.Draw),
        ("family", EnsembleScene.Draw),
        ("drama", FaceScene.Draw),
        ("documentary", FaceScene.Draw),
        ("history", FaceScene.Draw),
    ];

    public static void Draw(PosterCanvas c)
    {
        List<Action<PosterCanvas>> ways = [Monogram, LandscapeScene.Draw, .. Suited.Where(suited => c.Has(suited.Genre)).Select(suited => suited.Scene)];
        if (c.Brief.Tags.Select(tag => PosterTags.ObjectOf([tag])).Where(name => name.Length > 0).ToList() is { Count: > 0 } things)
        {
            string thing = c.Seed.Pick(things);
            ways.AddRange([canvas => Badge(canvas, thing), canvas => Cut(canvas, thing)]);
        }

        c.Seed.Pick(ways)(c);
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
