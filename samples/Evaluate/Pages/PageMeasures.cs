using Ranking.Evaluation;

namespace Ranking.Samples.Evaluate.Pages;

/// <summary>What is measured of a page.</summary>
internal static class PageMeasures
{
    public const int ViewportRows = 3;
    public const int ViewportColumns = 4;

    public static IReadOnlyList<string> Names { get; } = ["ndcg2d", "recall_3x4", "row_hit_rate", "first_viewport_hit", "calibration_kl"];

    public static void Measure(int[] cells, int columns, ReadOnlySpan<int> relevant, float[] history, CategoryColumn attribute, float[] attention, Span<double> values)
    {
        values[0] = PageMetrics.Ndcg(cells, columns, relevant);
        values[1] = PageMetrics.Recall(cells, columns, relevant, ViewportRows, ViewportColumns);
        values[2] = PageMetrics.RowHitRate(cells, columns, relevant, ViewportColumns);
        values[3] = PageMetrics.HitRate(cells, columns, relevant, ViewportRows, ViewportColumns);
        var list = new float[attribute.Values.Count];
        CatalogMetrics.Shares(cells, attribute, list, attention);
        values[4] = CatalogMetrics.CalibrationKl(history, list);
    }
}
