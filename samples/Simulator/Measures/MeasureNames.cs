namespace Ranking.Samples.Simulator.Measures;

/// <summary>What measures are called in tables and files.</summary>
internal static class MeasureNames
{
    public const string Coverage = "coverage";
    public const string Gini = "gini";

    public static IReadOnlyList<Measure> OfViewers { get; } = Enum.GetValues<Measure>();

    public static IReadOnlyList<string> All { get; } = [.. OfViewers.Select(Of), Coverage, Gini];

    public static string Of(Measure measure) => measure switch
    {
        Measure.ExpectedReward => "expected_reward",
        Measure.PlayWithin20 => "play_within_20",
        Measure.Ndcg2D => "ndcg2d",
        Measure.RowDiversity => "row_diversity",
        Measure.CalibrationKl => "calibration_kl",
        Measure.Discovery => "discovery_share",
        Measure.RefreshOverlap => "refresh_overlap",
        _ => "plays_per_visit",
    };
}
