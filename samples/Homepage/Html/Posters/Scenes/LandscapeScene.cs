namespace Ranking.Samples.Homepage.Html;

/// <summary>A wide land under a sun, a moon or another world, sometimes with somebody small in it.</summary>
internal static class LandscapeScene
{
    public static void Draw(PosterCanvas c)
    {
        string style = Ridges.StyleFor(c);
        double x = style == "sea" ? 100 : c.Seed.Between(52, 148), y = c.Seed.Between(66, 104), radius = c.Seed.Between(24, 44);
        c.Circle(x, y, radius * 2.6, c.Glow(c.Colors.Light, 0.6));
        if (c.Has("sci-fi"))
        {
            c.Motif("planet", x - (radius * 1.7), y - (radius * 1.7), radius * 3.4, radius * 3.4, c.Colors.Light, c.Colors.Accent);
        }
        else
        {
            c.Circle(x, y, radius, c.Has("bleak", "eerie", "quiet", "documentary") ? c.Colors.Light : c.Colors.Accent.Toward(c.Colors.Light, c.Seed.Between(0, 0.6)));
        }

        double top = c.Seed.Between(134, 154);
        Ridges.Draw(c, style, top, 4);
        if (c.Has("fantasy", "history") && style != "sea")
        {
            c.Motif(c.Has("fantasy") ? "castle" : "column", x > 100 ? 24 : 120, top - 34, 58, 58, c.Colors.Mid.Toward(c.Colors.Figure, 0.5), c.Colors.Light);
        }
        else if (c.Has("western"))
        {
            c.Motif("cactus", x > 100 ? 22 : 134, top - 6, 44, 58, c.Colors.Figure);
        }
        else if (style == "sea" || c.Has("adventure"))
        {
            c.Motif(style == "sea" ? "boat" : "birds", x > 100 ? 40 : 108, style == "sea" ? top - 26 : 34, 46, 36, c.Colors.Figure);
        }
        else if (style != "city")
        {
            c.Motif("person", c.Seed.Between(76, 124), top + 12, 13, 32, c.Colors.Figure);
        }
        else
        {
            c.Motif("birds", x > 100 ? 30 : 120, 36, 50, 30, c.Colors.Figure, opacity: 0.8);
        }
    }
}
