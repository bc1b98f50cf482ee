using static Ranking.Samples.Homepage.Html.PosterCanvas;

namespace Ranking.Samples.Homepage.Html;

/// <summary>Something happens now: somebody runs or leaps, on a diagonal.</summary>
internal static class ActionScene
{
    public static void Draw(PosterCanvas c)
    {
        bool mirror = c.Seed.Chance(0.5);
        Action<PosterCanvas, bool>[] ways = [Burst, Shards, Chase];
        c.Seed.Pick(ways)(c, mirror);
    }

    private static void Burst(PosterCanvas c, bool mirror)
    {
        double x = c.Seed.Between(84, 116);
        string d = "";
        for (int i = 0; i < 26; i++)
        {
            double angle = Math.PI * 2 * i / 26, radius = i % 2 == 0 ? c.Seed.Between(88, 122) : 56;
            d += $"{(i == 0 ? 'M' : 'L')}{N(x + (radius * Math.Cos(angle)))} {N(108 + (radius * Math.Sin(angle)))}";
        }

        c.Path(d + "z", c.Colors.Accent);
        c.Circle(x, 108, 46, c.Colors.Light, 0.95);
        c.Motif(c.Seed.Pick<string>(["leaper", "runner"]), 26, 38, 148, 148, c.Colors.Figure, mirror: mirror);
    }

    private static void Shards(PosterCanvas c, bool mirror)
    {
        for (int i = 0; i < 7; i++)
        {
            double y = c.Seed.Between(-30, 190), x = mirror ? 200 : 0, tip = mirror ? -c.Seed.Between(90, 190) : c.Seed.Between(90, 190);
            c.Path($"M{N(x)} {N(y)}l{N(tip)} {N(c.Seed.Between(20, 70))}L{N(x)} {N(y + c.Seed.Between(14, 40))}z", i % 3 == 0 ? c.Colors.Light : i % 3 == 1 ? c.Colors.Accent : c.Colors.Mid, 0.85);
        }

        c.Motif("runner", 22, 44, 158, 158, c.Colors.Figure, mirror: mirror);
    }

    private static void Chase(PosterCanvas c, bool mirror)
    {
        c.Circle(mirror ? 60 : 140, 86, 52, c.Colors.Light);
        Ridges.Draw(c, Ridges.StyleFor(c), 146, 2);
        c.Path(mirror ? "M0 150L200 206V300H0z" : "M200 150L0 206V300H200z", c.Colors.Figure);
        for (int i = 0; i < 3; i++)
        {
            double along = 36 + (i * 48), x = mirror ? along : 168 - along, size = 66 - (i * 11);
            c.Motif("runner", x - (size / 2), 168 + ((along - 100) * 0.28) - size, size, size, c.Colors.Figure, opacity: 1 - (i * 0.12), mirror: mirror);
        }
    }
}
