namespace Ranking.Samples.Simulator.World;

/// <summary>A viewer as they truly are; the library knows the id and the device only.</summary>
/// <param name="Id">Their profile.</param>
/// <param name="Device">Where they browse.</param>
/// <param name="Patience">How many titles they look at in one visit at the most.</param>
/// <param name="Favourites">For each genre the direction of what they like in it, of length 1.</param>
/// <param name="FirstMix">How much they like each genre on the first day: shares that add up to 1, of two or three genres.</param>
/// <param name="LastMix">The same on the last day. Tastes drift evenly from one to the other.</param>
internal sealed record Viewer(string Id, string Device, int Patience, float[][] Favourites, float[] FirstMix, float[] LastMix)
{
    /// <summary>The mix of genres on a day.</summary>
    public float[] MixOn(int day, int days)
    {
        float gone = days > 1 ? Math.Clamp((day - 1f) / (days - 1), 0f, 1f) : 0f;
        return [.. FirstMix.Zip(LastMix, (first, last) => ((1 - gone) * first) + (gone * last))];
    }

    /// <summary>The direction of the taste on a day, of length 1: Σ √share · favourite, so that a title of a genre is liked about as its share says.</summary>
    public float[] TasteOn(int day, int days)
    {
        float[] mix = MixOn(day, days);
        var taste = new float[Favourites[0].Length];
        for (int genre = 0; genre < mix.Length; genre++)
        {
            Vectors.Add(taste, Favourites[genre], MathF.Sqrt(mix[genre]));
        }

        return Vectors.Normalize(taste);
    }
}
