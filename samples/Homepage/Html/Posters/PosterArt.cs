namespace Ranking.Samples.Homepage.Html;

/// <summary>
/// Draws posters. The variant decides the composition, the tags the palette, the air and the objects, and the title's id what is left to chance: a title shown with
/// another picture looks another way, and the same picture always the same.
/// </summary>
internal static class PosterArt
{
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
    public static (string Svg, PosterPalette Palette) Draw(PosterBrief brief, string prefix)
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

        // The name is set on the lower part, which is as good as one colour there.
        canvas.Rect(0, 152, PosterCanvas.Width, 66, canvas.Fade(palette.Base, 0, palette.Base, 0.84));
        canvas.Rect(0, 217.5, PosterCanvas.Width, 83, canvas.Fade(palette.Base, 0.84, palette.Base, 1));
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
