namespace Ranking.Samples.Homepage.Html;

/// <summary>
/// Draws posters. The variant decides the composition, the tags the palette, the air and the objects, and the title's id what is left to chance: a title shown with
/// another picture looks another way, and the same picture always the same.
/// </summary>
internal static class PosterArt
{
    /// <summary>How much of the ground under a name is the palette's base, at the least.</summary>
    public const double NameGround = 0.84;

    private static readonly Dictionary<string, Action<PosterCanvas>> Scenes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["face"] = FaceScene.Draw,
        ["landscape"] = LandscapeScene.Draw,
        ["couple"] = CoupleScene.Draw,
        ["ensemble"] = EnsembleScene.Draw,
        ["night"] = NightScene.Draw,
        ["action"] = ActionScene.Draw,
        ["still-life"] = StillLifeScene.Draw,
    };

    /// <summary>Draws a poster.</summary>
    /// <param name="brief">What it shows.</param>
    /// <param name="prefix">What the ids in the drawing begin with; letters and digits, unique within the page.</param>
    /// <param name="nameHeight">How high the name stands, as a share of the width in percent: under it the poster is as good as one colour.</param>
    public static (string Svg, PosterPalette Palette) Draw(PosterBrief brief, string prefix, double nameHeight = 24)
    {
        var seed = new PosterSeed(brief);
        PosterPalette palette = PosterPalettes.For(brief, seed);
        var canvas = new PosterCanvas(prefix, brief, palette, seed);
        canvas.Rect(0, 0, PosterCanvas.Width, PosterCanvas.Height, canvas.Fade(palette.High, 1, palette.Low, 1));
        (string? behind, string? before) = Air(brief, seed);
        if (behind is not null)
        {
            PosterTextures.Draw(behind, canvas);
        }

        (Scenes.TryGetValue(brief.Variant, out Action<PosterCanvas>? scene) ? scene : EmblemScene.Draw)(canvas);
        if (before is not null)
        {
            PosterTextures.Draw(before, canvas);
        }

        // The name ends 16 above the lower edge.
        double top = PosterCanvas.Height - 16 - (nameHeight * PosterCanvas.Width / 100);
        canvas.Rect(0, top - 62, PosterCanvas.Width, 62.5, canvas.Fade(palette.Base, 0, palette.Base, NameGround));
        canvas.Rect(0, top, PosterCanvas.Width, PosterCanvas.Height - top, canvas.Fade(palette.Base, NameGround, palette.Base, 1));
        return (canvas.Finish(), palette);
    }

    // At most one texture behind the scene and one before it; a poster that shows everything shows nothing.
    private static (string? Behind, string? Before) Air(PosterBrief brief, PosterSeed seed)
    {
        string[] textures = [.. brief.Tags.Select(PosterTags.TextureOf).Distinct(StringComparer.Ordinal)];
        string[] behind = [.. textures.Where(name => !PosterTextures.IsForeground(name))];
        return (behind.Length == 0 ? null : seed.Pick(behind), textures.FirstOrDefault(PosterTextures.IsForeground));
    }
}
