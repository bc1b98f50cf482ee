using static Ranking.Samples.Homepage.Html.PosterCanvas;

namespace Ranking.Samples.Homepage.Html;

/// <summary>One face: in profile with a landscape inside, half in shadow, or close enough to see little else.</summary>
internal static class FaceScene
{
    public static readonly string[] Busts = ["bust-a", "bust-b", "bust-c", "bust-d", "bust-e", "bust-f"];

    public static void Draw(PosterCanvas c)
    {
        Action<PosterCanvas>[] ways = [Profile, Bust, Bust, Close, Window];
        c.Seed.Pick(ways)(c);
    }

    // A double exposure: the head is a window into what the picture stresses.
    private static void Profile(PosterCanvas c)
    {
        bool mirror = c.Seed.Chance(0.5);
        string head = c.Seed.Pick<string>(["profile-a", "profile-b"]);
        c.Circle(mirror ? 70 : 130, 110, 120, c.Glow(c.Colors.Light, 0.55));
        c.BeginCut(head, mirror);
        c.Rect(0, 0, Width, Height, c.Fade(c.Colors.Mid, 1, c.Colors.Accent, 1));
        c.Circle(100, 112, 30, c.Colors.Light, 0.95);
        Ridges.Draw(c, Ridges.StyleFor(c), 150, 3);
        c.EndCut();
    }

    private static void Bust(PosterCanvas c)
    {
        double size = c.Seed.Between(186, 226), x = 100 - (size / 2) + c.Seed.Between(-14, 14), y = c.Seed.Between(34, 50);
        c.Circle(x + (size / 2), y + (size * 0.38), size * 0.4, c.Colors.Light, c.Colors.IsDark ? 0.3 : 0.75);
        c.Circle(x + (size / 2), y + (size * 0.38), size * 0.62, c.Glow(c.Colors.Light, 0.35));
        c.Somebody(c.Seed.Pick(Busts), x, y, size, size * 1.2, c.Colors.Figure, c.Colors.Accent, mirror: c.Seed.Chance(0.5));
    }

    // Half a face, as large as the poster, at its edge.
    private static void Close(PosterCanvas c)
    {
        bool mirror = c.Seed.Chance(0.5);
        c.Circle(mirror ? 190 : 10, 100, 150, c.Glow(c.Colors.Light, 0.5));
        c.Motif("half-face", 0, 0, 200, 300, c.Colors.Figure, c.Colors.Accent, mirror: mirror);
        double x = mirror ? 74 : 126;
        c.Circle(x, 96, 7.5, c.Colors.Light);
        c.Circle(x, 96, 3.6, c.Colors.Figure);
    }

    // A strip of light across the eyes.
    private static void Window(PosterCanvas c)
    {
        PosterColor dim = c.Colors.High.Toward(c.Colors.Figure, 0.55);
        c.Rect(0, 0, Width, Height, dim, 0.8);
        double top = c.Seed.Between(70, 84);
        c.Motif("face", 20, 10, 160, 240, c.Colors.Mid.Toward(c.Colors.Figure, 0.45), c.Colors.Figure);
        c.Raw($"<svg x=\"0\" y=\"{N(top)}\" width=\"200\" height=\"46\" viewBox=\"0 {N(top)} 200 46\">");
        c.Rect(0, top, Width, 46, c.Colors.Accent);
        c.Motif("face", 20, 10, 160, 240, c.Colors.Light, c.Colors.Figure);
        c.Raw("</svg>");
    }
}
