namespace Ranking.Samples.Homepage.Html;

/// <summary>Two people: eye to eye, side by side, or small under a large sky.</summary>
internal static class CoupleScene
{
    public static void Draw(PosterCanvas c)
    {
        Action<PosterCanvas>[] ways = c.Has("comedy", "playful", "witty") ? [Together, Together, Faces] : [Faces, Together, Distance, Apart];
        c.Seed.Pick(ways)(c);
    }

    private static void Faces(PosterCanvas c)
    {
        c.Circle(100, 116, 62, c.Colors.Light, c.Colors.IsDark ? 0.85 : 1);
        c.Circle(100, 116, 130, c.Glow(c.Colors.Light, 0.4));
        string left = c.Seed.Pick<string>(["profile-a", "profile-b"]), right = left == "profile-a" ? "profile-b" : "profile-a";
        c.Somebody(left, -54, 34, 150, 225, c.Colors.Figure);
        c.Somebody(right, 104, 40, 150, 225, c.Colors.Accent.Toward(c.Colors.Figure, c.Colors.IsDark ? 0.25 : 0), mirror: true);
    }

    private static void Together(PosterCanvas c)
    {
        c.Circle(100, 96, 84, c.Colors.Accent, c.Colors.IsDark ? 0.75 : 0.9);
        string one = c.Seed.Pick(FaceScene.Busts), other = c.Seed.Pick([.. FaceScene.Busts.Where(bust => bust != one)]);
        bool isLeft = c.Seed.Chance(0.5);
        c.Somebody(one, isLeft ? 62 : -6, 54, 144, 173, c.Colors.Mid.Toward(c.Colors.Figure, 0.4), c.Colors.Light.Toward(c.Colors.Mid, 0.35));
        c.Somebody(other, isLeft ? -10 : 66, 72, 148, 178, c.Colors.Figure, c.Colors.Light.Toward(c.Colors.Accent, 0.5), mirror: true);
    }

    private static void Distance(PosterCanvas c)
    {
        double x = c.Seed.Between(80, 120);
        c.Circle(x, 100, 150, c.Glow(c.Colors.Light, 0.5));
        c.Circle(x, 104, 58, c.Colors.Light);
        Ridges.Draw(c, c.Seed.Pick<string>(["hills", "sea", "dunes"]), 150, 3);
        c.Motif("person", x - 24, 118, 25, 60, c.Colors.Figure);
        c.Motif("person-dress", x + 1, 121, 24, 57, c.Colors.Figure);
    }

    // Two who look away from each other, in two halves of a world.
    private static void Apart(PosterCanvas c)
    {
        c.Rect(100, 0, 100, 300, c.Colors.Accent, 0.8);
        c.Rect(0, 0, 100, 300, c.Colors.Mid, 0.5);
        c.Somebody("profile-a", 46, 48, 158, 237, c.Colors.Figure);
        c.Somebody("profile-b", -8, 66, 150, 225, c.Colors.Light.Toward(c.Colors.Mid, 0.35), mirror: true);
    }
}
