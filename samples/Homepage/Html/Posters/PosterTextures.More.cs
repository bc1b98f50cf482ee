using static Ranking.Samples.Homepage.Html.PosterCanvas;

namespace Ranking.Samples.Homepage.Html;

internal static partial class PosterTextures
{
    private static void Fan(PosterCanvas c, int rays, double opacity)
    {
        string d = "";
        double x = 100 + c.Seed.Between(-20, 20), y = c.Seed.Between(110, 140), turn = c.Seed.Between(0, 1);
        for (int i = 0; i < rays; i++)
        {
            double from = 2 * Math.PI * (i + turn) / rays, to = from + (Math.PI / rays);
            d += $"M{N(x)} {N(y)}L{N(x + (300 * Math.Cos(from)))} {N(y + (300 * Math.Sin(from)))}L{N(x + (300 * Math.Cos(to)))} {N(y + (300 * Math.Sin(to)))}z";
        }

        c.Path(d, c.Colors.Light, opacity);
    }

    private static void Fog(PosterCanvas c)
    {
        for (int i = 0; i < 4; i++)
        {
            double y = 96 + (i * 28) + c.Seed.Between(-8, 8);
            string fade = c.Fade(c.Colors.Light, 0, c.Colors.Light, 0.34 - (i * 0.04), i % 2 == 0 ? "" : "x1=\"1\" x2=\"0\"");
            c.Path($"M-10 {N(y)}Q50 {N(y - 16)} 100 {N(y)}T210 {N(y)}V{N(y + 20)}Q150 {N(y + 34)} 100 {N(y + 20)}T-10 {N(y + 22)}z", fade);
        }
    }

    private static void Glow(PosterCanvas c)
    {
        double x = c.Seed.Between(50, 150), y = c.Seed.Between(60, 120);
        c.Circle(x, y, 150, c.Glow(c.Colors.Light, 0.7));
        c.Circle(x, y, 64, c.Colors.Light, 0.2);
    }

    private static void Horizon(PosterCanvas c)
    {
        double y = c.Seed.Between(110, 150);
        for (int i = 0; i < 9; i++)
        {
            c.Rect(0, y + (i * i * 1.5), Width, 0.9, c.Colors.Light, 0.5 - (i * 0.04));
        }
    }

    private static void Orbits(PosterCanvas c)
    {
        c.Strew(44, 0, 200, c.Colors.Light, 1, 0.75);
        double x = c.Seed.Between(40, 160), y = c.Seed.Between(70, 130), turn = c.Seed.Between(-30, 30);
        for (int i = 1; i <= 3; i++)
        {
            c.Raw($"<ellipse cx=\"{N(x)}\" cy=\"{N(y)}\" rx=\"{N(46 * i)}\" ry=\"{N(17 * i)}\" fill=\"none\" stroke=\"{c.Colors.Light}\" stroke-width=\".8\" opacity=\".45\" transform=\"rotate({N(turn)} {N(x)} {N(y)})\"/>");
        }
    }

    private static void Petals(PosterCanvas c)
    {
        for (int i = 0; i < 13; i++)
        {
            double x = c.Seed.Between(0, 196), y = c.Seed.Between(0, 190), size = c.Seed.Between(3.5, 8), lean = c.Seed.Between(-0.7, 0.7);
            c.Path($"M{N(x)} {N(y)}q{N(size)} {N(-size * (1 + lean))} {N(size * 1.6)} {N(size * 0.4)}q{N(-size * 0.5)} {N(size)} {N(-size * 1.6)} {N(-size * 0.4)}z", i % 3 == 0 ? c.Colors.Light : c.Colors.Accent, 0.85);
        }
    }

    private static void Prism(PosterCanvas c)
    {
        PosterColor[] bands = [c.Colors.Accent, c.Colors.Light, c.Colors.Mid, c.Colors.Accent.Toward(c.Colors.Light, 0.5)];
        double x = c.Seed.Between(-60, 40), slope = c.Seed.Between(60, 150);
        foreach (PosterColor band in bands)
        {
            double width = c.Seed.Between(12, 34);
            c.Path($"M{N(x)} 300L{N(x + slope)} 0h{N(width)}L{N(x + width)} 300z", band, 0.26);
            x += width + c.Seed.Between(2, 10);
        }
    }

    private static void Quotes(PosterCanvas c)
    {
        c.Motif("quotes", 14, 16, 54, 54, c.Colors.Accent, opacity: 0.9);
        c.Motif("quotes", 132, 128, 54, 54, c.Colors.Accent, opacity: 0.3, mirror: true);
    }

    private static void Rain(PosterCanvas c)
    {
        string d = "";
        for (int i = 0; i < 42; i++)
        {
            double length = c.Seed.Between(10, 26);
            d += $"M{N(c.Seed.Between(-10, 210))} {N(c.Seed.Between(-10, 210))}l{N(-length * 0.22)} {N(length)}";
        }

        c.Stroke(d, c.Colors.Light, 0.8, 0.34);
    }

    private static void Rings(PosterCanvas c, int count, double width, double opacity)
    {
        double x = c.Seed.Between(70, 130), y = c.Seed.Between(80, 120);
        for (int i = 1; i <= count; i++)
        {
            c.Ring(x, y, i * 130.0 / count, c.Colors.Light, width, opacity);
        }
    }

    private static void Ripples(PosterCanvas c)
    {
        double y = c.Seed.Between(150, 180);
        for (int i = 1; i <= 6; i++)
        {
            c.Raw($"<ellipse cx=\"100\" cy=\"{N(y)}\" rx=\"{N(i * 24)}\" ry=\"{N(i * 9)}\" fill=\"none\" stroke=\"{c.Colors.Light}\" stroke-width=\"1\" opacity=\"{N(0.6 - (i * 0.07))}\"/>");
        }

        c.Circle(100, 90, 110, c.Glow(c.Colors.Light, 0.3));
    }

    private static void Scratches(PosterCanvas c)
    {
        string d = "";
        for (int i = 0; i < 7; i++)
        {
            double x = c.Seed.Between(0, 200), y = c.Seed.Between(-20, 120), length = c.Seed.Between(40, 130), width = c.Seed.Between(0.8, 2.6);
            d += $"M{N(x)} {N(y)}l{N(width)} {N(length / 2)}l{N(-width * 0.4)} {N(length / 2)}l{N(-width * 1.6)} {N(-length / 2)}z";
        }

        c.Path(d, c.Colors.Light, 0.3);
    }

    private static void Searchlights(PosterCanvas c)
    {
        foreach (double x in (double[])[c.Seed.Between(10, 60), c.Seed.Between(140, 190)])
        {
            double to = 100 + ((100 - x) * c.Seed.Between(0.1, 1.1));
            c.Path($"M{N(x - 3)} 220L{N(to - 26)} -5H{N(to + 26)}L{N(x + 3)} 220z", c.Fade(c.Colors.Light, 0.05, c.Colors.Light, 0.5));
        }
    }

    private static void Slash(PosterCanvas c)
    {
        bool isRising = c.Seed.Chance(0.5);
        double lean = c.Seed.Between(60, 120);
        c.Path(isRising ? $"M0 {N(60 + lean)}L200 60V0H0z" : $"M0 60L200 {N(60 + lean)}V0H0z", c.Colors.Accent, 0.9);
    }

    private static void Sparkles(PosterCanvas c)
    {
        for (int i = 0; i < 12; i++)
        {
            double size = c.Seed.Between(4, 13);
            c.Motif("sparkle", c.Seed.Between(0, 190), c.Seed.Between(0, 150), size, size, c.Colors.Light, opacity: c.Seed.Between(0.5, 1));
        }
    }

    private static void Speed(PosterCanvas c)
    {
        string d = "";
        for (int i = 0; i < 16; i++)
        {
            double y = c.Seed.Between(6, 210), x = c.Seed.Between(-60, 160), length = c.Seed.Between(30, 110);
            d += $"M{N(x)} {N(y)}l{N(length)} {N(-length * 0.12)}";
        }

        c.Stroke(d, c.Colors.Light, 1.4, 0.4);
    }

    private static void Staff(PosterCanvas c)
    {
        for (int i = 0; i < 5; i++)
        {
            c.Stroke($"M-5 {N(50 + (i * 11))}C50 {N(10 + (i * 11))} 130 {N(100 + (i * 11))} 205 {N(44 + (i * 11))}", c.Colors.Light, 1.1, 0.6);
        }

        c.Motif("note", 26, 26, 34, 46, c.Colors.Accent);
        c.Motif("note", 134, 50, 30, 40, c.Colors.Light);
    }

    // The striped sun of a poster of the seventies.
    private static void Stripes(PosterCanvas c)
    {
        double x = c.Seed.Between(60, 140);
        c.Circle(x, 96, 66, c.Colors.Accent, 0.9);
        for (int i = 0; i < 6; i++)
        {
            c.Rect(x - 70, 92 + (i * 12), 140, 2 + (i * 1.6), c.Colors.High.Toward(c.Colors.Low, 0.4));
        }
    }

    private static void Viewfinder(PosterCanvas c)
    {
        c.Stroke("M18 40V22H36M164 22H182V40M182 160V178H164M36 178H18V160", c.Colors.Light, 2, 0.9);
        c.Circle(174, 31, 3, c.Colors.Accent);
    }
}
