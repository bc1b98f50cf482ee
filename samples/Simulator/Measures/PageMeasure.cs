using System.Numerics.Tensors;
using Ranking.Evaluation;
using Ranking.Samples.Simulator.World;

namespace Ranking.Samples.Simulator.Measures;

/// <summary>Measures one page with what is truly so.</summary>
internal static class PageMeasure
{
    private const int Titles = 20;

    /// <summary>Writes all measures of a page but what came of it: plays, discovery and the overlap with the day before.</summary>
    public static void Of(int[] cells, Settings settings, Truth truth, float[] mix, Visit visit, float[] attention, float[] chances, Span<double> values)
    {
        float[] shown = [.. cells.Select(item => item < 0 ? 0f : chances[item])];
        int[] playable = [.. Enumerable.Range(0, chances.Length).Where(item => chances[item] > 0f)];
        values[(int)Measure.ExpectedReward] = PageMetrics.ExpectedReward(cells, attention, shown);
        values[(int)Measure.PlayWithin20] = visit.ChanceWithin(Titles, chances);
        values[(int)Measure.Ndcg2D] = PageMetrics.Ndcg(cells, settings.Items, playable, [.. playable.Select(item => chances[item])]);
        values[(int)Measure.RowDiversity] = RowDiversity(cells, settings.Items, truth.Catalog.Category("micro_genres"));
        CategoryColumn genres = truth.Catalog.Category("genres");
        var page = new float[genres.Values.Count];
        CatalogMetrics.Shares(cells, genres, page, attention);
        values[(int)Measure.CalibrationKl] = CatalogMetrics.CalibrationKl(InOrderOf(genres, truth.Genres, mix), page);
    }

    /// <summary>1 − the mean cosine of the label mixes over all pairs of rows; 0 for fewer than two rows.</summary>
    public static double RowDiversity(int[] cells, int columns, CategoryColumn labels)
    {
        var mixes = new List<float[]>();
        for (int start = 0; start < cells.Length; start += columns)
        {
            var mix = new float[labels.Values.Count];
            CatalogMetrics.Shares(cells.AsSpan(start, columns), labels, mix);
            if (mix.AsSpan().ContainsAnyExcept(0f))
            {
                mixes.Add(mix);
            }
        }

        double sum = 0;
        for (int a = 0; a < mixes.Count; a++)
        {
            for (int b = a + 1; b < mixes.Count; b++)
            {
                sum += TensorPrimitives.CosineSimilarity(mixes[a], mixes[b]);
            }
        }

        return mixes.Count < 2 ? 0d : 1 - (sum / (mixes.Count * (mixes.Count - 1) / 2d));
    }

    // The mix of a viewer in the order of the catalog's column.
    private static float[] InOrderOf(CategoryColumn column, IReadOnlyList<string> genres, float[] mix)
    {
        var shares = new float[column.Values.Count];
        for (int genre = 0; genre < mix.Length; genre++)
        {
            if (column.Values.TryGetOrdinal(genres[genre], out int ordinal))
            {
                shares[ordinal] = mix[genre];
            }
        }

        return shares;
    }
}
