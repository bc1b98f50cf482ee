namespace Ranking.Evaluation.Tests;

public class CatalogMetricsTests
{
    private const double Close = 1e-9;

    [Fact]
    public void Coverage_counts_titles_shown_at_all()
    {
        Assert.Equal(0.5, CatalogMetrics.Coverage([0, 3, 1, 0]));
        Assert.Equal(0d, CatalogMetrics.Coverage([]));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.Coverage([-1]));
    }

    [Fact]
    public void Gini_is_nought_when_all_are_shown_alike_and_near_one_when_one_takes_all()
    {
        Assert.Equal(0d, CatalogMetrics.Gini([4, 4, 4, 4]));
        Assert.Equal(0.75, CatalogMetrics.Gini([0, 9, 0, 0]));
        // Half of the mean difference over the mean: counts 1, 2, 3 differ by 8/9 on average, their mean is 2.
        Assert.Equal(8 / 9d / (2 * 2), CatalogMetrics.Gini([3, 1, 2]), Close);
        Assert.Equal(0d, CatalogMetrics.Gini([0, 0]));
        Assert.Equal(0d, CatalogMetrics.Gini([]));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.Gini([1, -2]));
    }

    [Fact]
    public void Gini_is_half_the_mean_difference_over_the_mean_whatever_the_order() => Law.Holds(random =>
    {
        int[] shown = [.. Enumerable.Range(0, 1 + random.NextInt32(30)).Select(_ => random.NextInt32(20))];
        double differences = shown.Average(a => shown.Average(b => Math.Abs(a - b)));
        double expected = shown.Sum() == 0 ? 0 : differences / (2 * shown.Average());
        Assert.Equal(expected, CatalogMetrics.Gini(shown), Close);
        Assert.InRange(CatalogMetrics.Gini(shown), 0d, 1d);
        Assert.Equal(CatalogMetrics.Gini(shown), CatalogMetrics.Gini([.. shown.OrderBy(_ => random.NextUInt64())]));
    });

    [Fact]
    public void Novelty_is_in_bits()
    {
        // Known to 8 of 8, to 2 of 8, to nobody (as to one): 0, 2 and 3 bits.
        Assert.Equal(5 / 3d, CatalogMetrics.Novelty([0, 1, 2], [8, 2, 0], 8), Close);
        Assert.Equal(0d, CatalogMetrics.Novelty([], [8], 8));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.Novelty([0], [9], 8));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.Novelty([1], [9], 8));
        Assert.Throws<ArgumentOutOfRangeException>("people", () => CatalogMetrics.Novelty([], [], 0));
    }

    [Fact]
    public void Diversity_of_a_list_checked_by_hand()
    {
        EmbeddingTable vectors = EmbeddingTable.Create(2, [1, 0, 2, 0, 0, 3, -1, 0, 0, 0]);
        Assert.Equal(0d, CatalogMetrics.IntraListDiversity([0, 1], vectors), Close);
        Assert.Equal(1d, CatalogMetrics.IntraListDiversity([0, 2], vectors), Close);
        Assert.Equal(2d, CatalogMetrics.IntraListDiversity([0, 3], vectors), Close);
        Assert.Equal(1d, CatalogMetrics.IntraListDiversity([0, 4], vectors), Close);
        Assert.Equal((0 + 1 + 1) / 3d, CatalogMetrics.IntraListDiversity([0, 1, 2], vectors), Close);
        Assert.Equal(0d, CatalogMetrics.IntraListDiversity([2], vectors));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.IntraListDiversity([5], vectors));
    }

    [Fact]
    public void Diversity_is_the_mean_over_all_pairs() => Law.Holds(random =>
    {
        int dimensions = 1 + random.NextInt32(8);
        float[] numbers = [.. Enumerable.Range(0, 12 * dimensions).Select(_ => random.NextInt32(5) - 2f)];
        EmbeddingTable vectors = EmbeddingTable.Create(dimensions, numbers);
        int[] items = [.. Enumerable.Range(0, 2 + random.NextInt32(9)).Select(_ => random.NextInt32(12))];
        var pairs = from a in Enumerable.Range(0, items.Length) from b in Enumerable.Range(0, a) select 1 - Cosine(numbers, dimensions, items[a], items[b]);
        Assert.Equal(Math.Clamp(pairs.Average(), 0, 2), CatalogMetrics.IntraListDiversity(items, vectors), 1e-5);
    });

    [Fact]
    public void Shares_of_a_list_split_each_title_over_its_values()
    {
        Catalog catalog = new CatalogBuilder().AddRange([Film("a", "comedy"), Film("b", "comedy", "drama"), Film("c"), Film("d", "war")]).Build();
        CategoryColumn genres = catalog.Category("genres");
        var shares = new float[3];
        CatalogMetrics.Shares([0, 1, 2, -1], genres, shares);
        Assert.Equal([0.75f, 0.25f, 0f], shares);
        CatalogMetrics.Shares([0, 1, 3], genres, shares, [1, 2, 5]);
        Assert.Equal([0.25f, 0.125f, 0.625f], shares);
        CatalogMetrics.Shares([2], genres, shares);
        Assert.Equal([0f, 0f, 0f], shares);
        Assert.Throws<ArgumentException>(() => CatalogMetrics.Shares([0], genres, new float[2]));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.Shares([0], genres, new float[3], [1, 1]));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.Shares([0], genres, new float[3], [float.NaN]));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.Shares([4], genres, new float[3]));
    }

    [Fact]
    public void Calibration_is_the_divergence_of_the_mixes()
    {
        // The paper's example: a history of 70 % romance and 30 % action, and a list of romance only.
        double expected = (0.7 * Math.Log(0.7 / (0.99 + 0.007))) + (0.3 * Math.Log(0.3 / 0.003));
        Assert.Equal(expected, CatalogMetrics.CalibrationKl([0.7f, 0.3f], [1, 0]), 1e-6);
        Assert.Equal(0d, CatalogMetrics.CalibrationKl([7, 3], [70, 30]), 1e-6);
        Assert.Equal(Math.Log(100), CatalogMetrics.CalibrationKl([1, 2], [0, 0]), 1e-6);
        Assert.Equal(0d, CatalogMetrics.CalibrationKl([0, 0], [1, 0]));
        Assert.Equal(0d, CatalogMetrics.CalibrationKl([], []));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.CalibrationKl([1], [1, 1]));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.CalibrationKl([1], [float.NaN]));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.CalibrationKl([-1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("smoothing", () => CatalogMetrics.CalibrationKl([1], [1], 0));
        Assert.Throws<ArgumentOutOfRangeException>("smoothing", () => CatalogMetrics.CalibrationKl([1], [1], double.NaN));
    }

    [Fact]
    public void Divergence_is_nought_for_the_same_mix_and_bounded_for_any_other() => Law.Holds(random =>
    {
        int n = 1 + random.NextInt32(8);
        float[] p = [.. Enumerable.Range(0, n).Select(_ => (float)random.NextInt32(5))];
        float[] q = [.. Enumerable.Range(0, n).Select(_ => (float)random.NextInt32(5))];
        Assert.Equal(0d, CatalogMetrics.CalibrationKl(p, [.. p.Select(share => share * 3)]), Close);
        Assert.InRange(CatalogMetrics.CalibrationKl(p, q, 0.1), 0d, -Math.Log(0.1) + 1e-12);
    });

    [Fact]
    public void Lift_is_how_much_more_popular_the_lists_are()
    {
        float[] popularity = [0.5f, 0.25f, 0f];
        Assert.Equal(0.375, CatalogMetrics.MeanPopularity([0, 1], popularity));
        Assert.Equal(0d, CatalogMetrics.MeanPopularity([], popularity));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.MeanPopularity([3], popularity));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.MeanPopularity([0], [float.NaN]));
        Assert.Equal(1d, CatalogMetrics.PopularityLift([0.1, 0.3], [0.2, 0.6]), Close);
        Assert.Equal(-1d, CatalogMetrics.PopularityLift([0.1], [0]), Close);
        Assert.Throws<ArgumentException>(() => CatalogMetrics.PopularityLift([0], [0.5]));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.PopularityLift([], []));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.PopularityLift([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => CatalogMetrics.PopularityLift([1], [double.NaN]));
    }

    private static CatalogItem Film(string id, params string[] genres) => new(id, id) { Categories = { ["genres"] = genres } };

    private static double Cosine(float[] numbers, int dimensions, int a, int b)
    {
        float[] x = numbers[(a * dimensions)..((a + 1) * dimensions)];
        float[] y = numbers[(b * dimensions)..((b + 1) * dimensions)];
        double lengths = Math.Sqrt(x.Sum(v => v * v)) * Math.Sqrt(y.Sum(v => v * v));
        return lengths == 0 ? 0 : x.Zip(y).Sum(pair => pair.First * pair.Second) / lengths;
    }
}
