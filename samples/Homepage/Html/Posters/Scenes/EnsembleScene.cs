namespace Ranking.Samples.Homepage.Html;

/// <summary>Many people: a group picture, a line-up, or a sheet of portraits.</summary>
internal static class EnsembleScene
{
    private static readonly string[] Standing = ["person", "person-hat", "person-dress"];

    public static void Draw(PosterCanvas c)
    {
        Action<PosterCanvas>[] ways = [Group, LineUp, Sheet];
        c.Seed.Pick(ways)(c);
    }

    private static void Group(PosterCanvas c)
    {
        c.Circle(100, 90, 120, c.Glow(c.Colors.Light, 0.55));
        PosterColor[] colors =
        [
            c.Colors.Mid, c.Colors.Accent.Toward(c.Colors.Mid, 0.4), c.Colors.Mid.Toward(c.Colors.Figure, 0.4), c.Colors.Accent, c.Colors.Mid.Toward(c.Colors.Figure, 0.65), c.Colors.Figure,
        ];
        (double X, double Y, double Size)[] places = [(-22, 58, 104), (118, 54, 104), (48, 30, 108), (-6, 106, 112), (98, 104, 112), (40, 96, 124)];
        int first = c.Seed.Next(FaceScene.Busts.Length);
        for (int i = 0; i < places.Length; i++)
        {
            (double x, double y, double size) = places[i];
            c.Somebody(FaceScene.Busts[(first + i) % FaceScene.Busts.Length], x + c.Seed.Between(-6, 6), y + c.Seed.Between(-6, 6), size, size * 1.2, colors[i], colors[i].Toward(c.Colors.Light, 0.42), mirror: i % 2 == 0);
        }
    }

    private static void LineUp(PosterCanvas c)
    {
        double y = c.Seed.Between(78, 92);
        c.Circle(100, y + 24, 76, c.Colors.Light, c.Colors.IsDark ? 0.6 : 0.9);
        c.Rect(0, y + 112, 200, 200, c.Colors.Figure);
        int count = 5 + c.Seed.Next(2);
        for (int i = 0; i < count; i++)
        {
            double height = c.Seed.Between(92, 112), width = height * 0.4, x = 100 + ((i - ((count - 1) / 2.0)) * (150.0 / count)) - (width / 2);
            c.Motif(Standing[(i + c.Seed.Next(2)) % 3], x, y + 116 - height, width, height, i % 2 == 0 ? c.Colors.Figure : c.Colors.Mid.Toward(c.Colors.Figure, 0.55), mirror: i % 2 == 0);
        }
    }

    private static void Sheet(PosterCanvas c)
    {
        PosterColor[] grounds = [c.Colors.Accent, c.Colors.Light, c.Colors.Mid, c.Colors.Low.Toward(c.Colors.Light, 0.3)];
        int first = c.Seed.Next(FaceScene.Busts.Length), shift = c.Seed.Next(4);
        for (int i = 0; i < 6; i++)
        {
            double x = i % 2 * 100, y = i / 2 * 84;
            PosterColor ground = grounds[(i + (i / 2) + shift) % 4];
            c.Raw($"<svg x=\"{x}\" y=\"{y}\" width=\"100\" height=\"84\">");
            c.Rect(0, 0, 100, 84, ground);
            c.Motif(FaceScene.Busts[(first + i) % FaceScene.Busts.Length], 8, 8, 84, 101, c.Colors.Figure, ground.Toward(c.Colors.Figure, 0.35), mirror: c.Seed.Chance(0.5));
            c.Raw("</svg>");
        }
    }
}
