using System.Numerics.Tensors;

namespace Ranking.Samples.Simulator.World;

/// <summary>
/// The world as it truly is. Of it the library is given the catalog and the start, and then what viewers do.
/// <code>
/// P(viewer plays a title they look at) = 1 / (1 + exp(6.5 − 7 · taste · direction − 0.6 · quality))      0 before its release, and once it was played
/// </code>
/// The constants make one title in about eight tempting where it suits somebody best, and one in hundreds where it does not suit them.
/// </summary>
internal sealed record Truth(IReadOnlyList<string> Genres, IReadOnlyList<Title> Titles, IReadOnlyList<Viewer> Viewers, Catalog Catalog, IReadOnlyList<Interaction> Start, int Days)
{
    private const double Reluctance = 6.5;
    private const double TasteWeight = 7;
    private const double QualityWeight = 0.6;

    /// <summary>What viewers look at first, on their devices.</summary>
    public static AttentionModel Attention { get; } = AttentionModel.Screens(scroll: 0.5, swipe: 0.3);

    /// <summary>The evening the pages of a day are made for.</summary>
    public static DateTimeOffset TimeOf(int day) => new DateTimeOffset(2026, 1, 1, 20, 0, 0, TimeSpan.Zero).AddDays(day - 1);

    /// <summary>How likely a viewer plays each title when looking at it on a day, at its ordinal.</summary>
    public void Chances(Viewer viewer, int day, HashSet<int> played, Span<float> chances)
    {
        float[] taste = viewer.TasteOn(day, Days);
        for (int item = 0; item < chances.Length; item++)
        {
            chances[item] = Titles[item].ReleaseDay > day || played.Contains(item) ? 0f : Chance(taste, Titles[item]);
        }
    }

    /// <summary>How likely somebody with a taste plays a title they look at.</summary>
    public static float Chance(float[] taste, Title title) =>
        (float)(1 / (1 + Math.Exp(Reluctance - (TasteWeight * TensorPrimitives.Dot(taste, title.Direction)) - (QualityWeight * title.Quality))));

    /// <summary>How much of a title somebody watches: more of what tempted them, with chance.</summary>
    public static float Completion(float chance, SeededRandom random) => Math.Clamp(0.4f + (2.5f * chance) + (0.2f * (float)random.NextGaussian()), 0.02f, 1f);
}
