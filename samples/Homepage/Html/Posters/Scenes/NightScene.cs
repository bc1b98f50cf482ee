using static Ranking.Samples.Homepage.Html.PosterCanvas;

namespace Ranking.Samples.Homepage.Html;

/// <summary>Night, and one light in it: a moon, a lamp, a window, the headlights of a car.</summary>
internal static class NightScene
{
    public static void Draw(PosterCanvas c)
    {
        c.Rect(0, 0, Width, Height, c.Fade(c.Colors.Base, 0.85, c.Colors.Base, 0));
        Action<PosterCanvas>[] ways = c.Has("crime", "thriller", "gritty", "stylish") ? [Skyline, Lamp, Road, Windows, Doorway, Alley, Shadow, Skyline]
            : c.Has("horror", "eerie", "fantasy", "mystery", "adventure") ? [Wood, House, Doorway, Wood]
            : [Hill, Skyline, Windows, Hill, Lamp];
        c.Seed.Pick(ways)(c);
    }

    private static void Stars(PosterCanvas c) => c.Strew(34, 0, 140, c.Colors.Light, 1, 0.85);

    private static void Moon(PosterCanvas c, double x, double y, double radius)
    {
        c.Circle(x, y, radius * 2.8, c.Glow(c.Colors.Light, 0.45));
        if (c.Seed.Chance(0.4))
        {
            c.Motif("moon", x - radius, y - radius, radius * 2, radius * 2, c.Colors.Light);
        }
        else
        {
            c.Circle(x, y, radius, c.Colors.Light);
        }
    }

    private static void Skyline(PosterCanvas c)
    {
        Moon(c, c.Seed.Between(50, 150), c.Seed.Between(48, 80), c.Seed.Between(16, 30));
        Ridges.Draw(c, "city", 146, 3);
    }

    private static void Lamp(PosterCanvas c)
    {
        double x = c.Seed.Chance(0.5) ? 62 : 138, away = x < 100 ? 1 : -1;
        c.Path($"M{N(x + (away * 22))} 62L{N(x + (away * 86))} 226H{N(x - (away * 26))}z", c.Fade(c.Colors.Accent, 0.75, c.Colors.Accent, 0.05));
        c.Stroke($"M{N(x)} 240V56q0 -16 {N(away * 22)} -10", c.Colors.Figure, 4);
        c.Circle(x + (away * 22), 56, 30, c.Glow(c.Colors.Light, 0.9));
        c.Circle(x + (away * 22), 54, 6, c.Colors.Light);
        c.Rect(0, 200, Width, 100, c.Colors.Figure);
        c.Motif(c.Seed.Pick<string>(["person", "person-hat", "person-dress"]), x + (away * 40) - 17, 118, 34, 84, c.Colors.Figure);
    }

    // Between two walls, toward a light at the end.
    private static void Alley(PosterCanvas c)
    {
        double x = c.Seed.Between(84, 116);
        c.Circle(x, 118, 90, c.Glow(c.Colors.Accent, 0.95));
        c.Path($"M0 0H{N(x - 46)}V178L0 300z", c.Colors.Mid.Toward(c.Colors.Figure, 0.55));
        c.Path($"M0 0H{N(x - 82)}V226L0 300z", c.Colors.Figure);
        c.Path($"M200 0H{N(x + 44)}V178L200 300z", c.Colors.Mid.Toward(c.Colors.Figure, 0.35));
        c.Path($"M200 0H{N(x + 78)}V220L200 300z", c.Colors.Figure, 0.9);
        c.Rect(x + 50, 44, 14, 46, c.Colors.Accent, radius: 3);
        c.Rect(x + 54, 50, 6, 34, c.Colors.Light, 0.9, 2);
        c.Motif("person-hat", x - 15, 112, 30, 76, c.Colors.Figure);
    }

    // Somebody stands in the light, and the wall shows more of them than they do.
    private static void Shadow(PosterCanvas c)
    {
        bool mirror = c.Seed.Chance(0.5);
        c.Rect(0, 0, Width, Height, c.Colors.Mid, 0.8);
        if (c.Seed.Chance(0.5))
        {
            c.Circle(100, 92, 92, c.Colors.Accent, 0.55);
            c.Circle(100, 92, 72, c.Colors.Light, 0.5);
        }
        else
        {
            // The light of a window, in four panes.
            double lean = c.Seed.Between(-26, 26);
            c.Path($"M{N(44 + lean)} 14h54v86H{N(44 - lean)}zM{N(106 + lean)} 14h54L{N(160 - lean)} 100h-54zM{N(44 - lean)} 108h54v92H{N(44 - (2 * lean))}zM{N(106 - lean)} 108h54L{N(160 - (2 * lean))} 200h-54z", c.Colors.Light.Toward(c.Colors.Accent, 0.4), 0.7);
        }

        c.Motif(c.Seed.Pick<string>(["person-hat", "person-hat", "person-dress", "person"]), mirror ? 22 : 66, 24, 112, 250, c.Colors.Figure, opacity: 0.55);
        c.Rect(0, 206, Width, 94, c.Colors.Figure);
        c.Motif("person", mirror ? 134 : 28, 131, 32, 76, c.Colors.Figure);
    }

    private static void Road(PosterCanvas c)
    {
        double x = c.Seed.Between(84, 116);
        Stars(c);
        c.Circle(x, 128, 100, c.Glow(c.Colors.Accent, 0.7));
        c.Path("M0 128C40 112 60 120 90 122S160 108 200 126V300H0z", c.Colors.Mid.Toward(c.Colors.Figure, 0.4));
        c.Path($"M{N(x - 5)} 126H{N(x + 5)}L260 300H-60z", c.Colors.Figure);
        for (int i = 0; i < 5; i++)
        {
            double y = 136 + (i * i * 6);
            c.Rect(x - 0.6 - (i * 0.5), y, 1.2 + i, 4 + (i * 3), c.Colors.Light, 0.8);
        }

        foreach (double side in (double[])[-1, 1])
        {
            c.Circle(x + (side * 9), 132, 18, c.Glow(c.Colors.Light, 1));
            c.Circle(x + (side * 9), 132, 3.2, c.Colors.Light);
        }
    }

    // A house front: most windows dark, a few lit, somebody in one.
    private static void Windows(PosterCanvas c)
    {
        c.Rect(0, 0, Width, Height, c.Colors.Mid.Toward(c.Colors.Figure, 0.55));
        int lit = c.Seed.Next(12), also = c.Seed.Next(12);
        for (int i = 0; i < 12; i++)
        {
            double x = 22 + (i % 3 * 56), y = 16 + (i / 3 * 56);
            bool isLit = i == lit || i == also;
            if (isLit)
            {
                c.Circle(x + 22, y + 20, 52, c.Glow(c.Colors.Accent, 0.55));
            }

            c.Rect(x, y, 44, 40, isLit ? c.Colors.Light.Toward(c.Colors.Accent, 0.45) : c.Colors.Figure, isLit ? 1 : 0.75);
            if (i == lit)
            {
                c.Motif("bust-a", x + 9, y + 8, 26, 32, c.Colors.Figure);
            }

            c.Rect(x + 21, y, 2, 40, c.Colors.Mid.Toward(c.Colors.Figure, 0.55));
        }
    }

    private static void Doorway(PosterCanvas c)
    {
        double x = c.Seed.Between(76, 124);
        c.Rect(0, 0, Width, Height, c.Colors.Figure, 0.6);
        c.Circle(x, 120, 110, c.Glow(c.Colors.Accent, 0.6));
        c.Path($"M{N(x - 24)} 200V62h48V200L{N(x + 70)} 300H{N(x - 70)}z", c.Fade(c.Colors.Light, 1, c.Colors.Accent, 0.8));
        c.Motif(c.Seed.Pick<string>(["person", "person-hat", "person-dress"]), x - 17, 114, 34, 88, c.Colors.Figure);
        c.Path($"M{N(x - 10)} 200H{N(x + 10)}L{N(x + 26)} 290H{N(x - 26)}z", c.Colors.Figure, 0.7);
    }

    private static void Wood(PosterCanvas c)
    {
        Stars(c);
        Moon(c, c.Seed.Between(60, 140), c.Seed.Between(62, 92), c.Seed.Between(26, 42));
        Ridges.Draw(c, "forest", 150, 3);
        c.Motif("bare-tree", c.Seed.Chance(0.5) ? -26 : 96, 52, 132, 176, c.Colors.Figure, mirror: c.Seed.Chance(0.5));
    }

    private static void House(PosterCanvas c)
    {
        Stars(c);
        Moon(c, c.Seed.Between(130, 160), c.Seed.Between(46, 66), c.Seed.Between(14, 22));
        c.Path("M0 190C50 150 120 150 200 196V300H0z", c.Colors.Figure);
        c.Motif("house", 52, 86, 90, 90, c.Colors.Figure, c.Colors.Accent);
    }

    private static void Hill(PosterCanvas c)
    {
        Stars(c);
        Moon(c, c.Seed.Between(54, 146), c.Seed.Between(56, 84), c.Seed.Between(20, 34));
        c.Path("M0 186C50 160 140 150 200 178V300H0z", c.Colors.Mid.Toward(c.Colors.Figure, 0.5));
        c.Path("M0 204C60 200 120 170 200 206V300H0z", c.Colors.Figure);
        double x = c.Seed.Between(64, 110);
        c.Motif(c.Seed.Pick<string>(["person", "person-dress"]), x, 146, 20, 46, c.Colors.Figure);
        if (c.Has("romantic", "romance", "warm"))
        {
            c.Motif("person-dress", x + 17, 148, 20, 44, c.Colors.Figure);
        }
    }
}
