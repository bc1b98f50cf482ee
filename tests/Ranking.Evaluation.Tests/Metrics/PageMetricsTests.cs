namespace Ranking.Evaluation.Tests;

public class PageMetricsTests
{
    private const double Close = 1e-12;

    // Row 1: 5 7 and nothing; row 2: 7 9 3.
    private static readonly int[] Page = [5, 7, -1, 7, 9, 3];

    private static double Log(double x) => Math.Log2(x);

    [Fact]
    public void Two_dimensional_dcg_of_a_page_checked_by_hand()
    {
        // 7 stands at (1, 2) and (2, 1), both at distance 3 when α = β = 1; 9 at (2, 2).
        Assert.Equal((1 / Log(3)) + (1 / Log(4)), PageMetrics.Dcg(Page, 3, [7, 9, 100]), Close);
        // Going down costs 3: the first copy of 7 is nearer, 3 + 2 = 5 before 6 + 1 = 7; 9 is at 6 + 2.
        Assert.Equal((1 / Log(5)) + (1 / Log(8)), PageMetrics.Dcg(Page, 3, [7, 9, 100], alpha: 3), Close);
        // Going right costs 3: the second copy is, 2 + 3 = 5 before 1 + 6 = 7.
        Assert.Equal((1 / Log(5)) + (1 / Log(8)), PageMetrics.Dcg(Page, 3, [7, 9, 100], beta: 3), Close);
        // Relevance 2 gains 3, relevance 3 gains 7, relevance 0 nothing.
        Assert.Equal((3 / Log(3)) + (7 / Log(4)), PageMetrics.Dcg(Page, 3, [7, 9, 5], [2, 3, 0]), Close);
    }

    [Fact]
    public void Two_dimensional_ndcg_of_a_page_checked_by_hand()
    {
        // Three relevant titles fill distances 2, 3, 3 at best when α = β = 1; with α = 3 the cells lie at 4, 5, 6 | 7, 8, 9.
        Assert.Equal(((1 / Log(3)) + (1 / Log(4))) / (1 + (2 / Log(3))), PageMetrics.Ndcg(Page, 3, [7, 9, 100]), Close);
        Assert.Equal(((1 / Log(5)) + (1 / Log(8))) / ((1 / Log(4)) + (1 / Log(5)) + (1 / Log(6))), PageMetrics.Ndcg(Page, 3, [7, 9, 100], alpha: 3), Close);
        // With β = 3 they lie at 4, 7, 10 | 5, 8, 11, and the cell after the short first row counts too.
        Assert.Equal(((1 / Log(5)) + (1 / Log(8))) / ((1 / Log(4)) + (1 / Log(5)) + (1 / Log(7))), PageMetrics.Ndcg(Page, 3, [7, 9, 100], beta: 3), Close);
        // The most relevant title belongs into the nearest cell: 7 at distance 2, 3 at 3.
        Assert.Equal(((3 / Log(3)) + (7 / Log(4))) / (7 + (3 / Log(3))), PageMetrics.Ndcg(Page, 3, [7, 9], [2, 3]), Close);
    }

    [Fact]
    public void More_relevant_titles_than_cells_fill_the_best_page() =>
        Assert.Equal(1d, PageMetrics.Ndcg([1, 2], 1, [1, 2, 3, 4]));

    [Fact]
    public void One_row_is_a_list_whose_first_rank_counts_as_log_two()
    {
        // α·1 + β·j with α = β = 1 is j + 1: the discount of a ranked list.
        float[] gains = [0, 1, 1, 0, 1];
        Assert.Equal(ListMetrics.Ndcg(gains, [1, 1, 1, 1]), PageMetrics.Ndcg([10, 11, 12, 13, 14], 5, [11, 12, 14, 99]), Close);
    }

    [Fact]
    public void A_second_copy_of_a_title_gains_nothing()
    {
        Assert.Equal(PageMetrics.Dcg([7, 1, 2, 3], 2, [7]), PageMetrics.Dcg([7, 7, 7, 7], 2, [7]));
        Assert.Equal(1 / 2d, PageMetrics.Recall([7, 7, 7, 7], 2, [7, 8], 2, 2));
        Assert.Equal(1 / 2d, PageMetrics.RowHitRate([7, 7, 7, 7], 2, [7]));
        Assert.Equal(0.5, PageMetrics.ExpectedReward([7, 7], [1, 0.25f], [0.5f, 0.5f]));
    }

    [Fact]
    public void Recall_and_hits_look_at_a_corner_of_the_page()
    {
        Assert.Equal(1 / 3d, PageMetrics.Recall(Page, 3, [7, 9, 100], 1, 2), Close);
        Assert.Equal(1 / 3d, PageMetrics.Recall(Page, 3, [7, 9, 100], 2, 1), Close);
        Assert.Equal(2 / 3d, PageMetrics.Recall(Page, 3, [7, 9, 100], 9, 9), Close);
        Assert.Equal(0d, PageMetrics.HitRate(Page, 3, [9], 2, 1));
        Assert.Equal(1d, PageMetrics.HitRate(Page, 3, [9], 2, 2));
        Assert.Equal(1 / 2d, PageMetrics.RowHitRate(Page, 3, [9]));
        Assert.Equal(0d, PageMetrics.RowHitRate(Page, 3, [9], visibleColumns: 1));
        // An empty row is no row that misses.
        Assert.Equal(1d, PageMetrics.RowHitRate([9, -1, -1, -1], 2, [9]));
    }

    [Fact]
    public void The_reward_is_the_chance_that_not_everything_is_passed_over()
    {
        Assert.Equal(1 - (0.5 * 0.75), PageMetrics.ExpectedReward([1, 2], [1, 0.5f], [0.5f, 0.5f]), Close);
        Assert.Equal(0d, PageMetrics.ExpectedReward([-1, -1], [1, 1], [1, 1]));
        Assert.Equal(1d, PageMetrics.ExpectedReward([4, 5], [0.2f, 1], [0.1f, 1]));
    }

    [Fact]
    public void Overlaps_are_shared_titles_over_titles_together()
    {
        Assert.Equal(1 / 4d, PageMetrics.RowOverlap(Page, 3), Close);
        Assert.Equal(0d, PageMetrics.RowOverlap([1, 2, -1, -1], 2));
        Assert.Equal(((1 / 3d) + 0 + (1 / 3d)) / 3, PageMetrics.RowOverlap([1, 2, 2, 3, 3, 4], 2), Close);
        Assert.Equal(3 / 5d, PageMetrics.RefreshOverlap([1, 2, 3, 4], [4, 3, 2, 9, -1]), Close);
        Assert.Equal(1d, PageMetrics.RefreshOverlap([], [-1]));
        Assert.Equal(0d, PageMetrics.RefreshOverlap([1], [-1]));
    }

    [Fact]
    public void Empty_pages_and_people_without_relevant_titles_get_nought()
    {
        foreach ((int[] cells, int[] relevant) in new (int[], int[])[] { ([], [1]), ([], []), ([1, 2], []), ([-1, -1], [1]) })
        {
            Assert.Equal(0d, PageMetrics.Dcg(cells, 2, relevant));
            Assert.Equal(0d, PageMetrics.Ndcg(cells, 2, relevant));
            Assert.Equal(0d, PageMetrics.Recall(cells, 2, relevant, 1, 1));
            Assert.Equal(0d, PageMetrics.HitRate(cells, 2, relevant, 1, 1));
            Assert.Equal(0d, PageMetrics.RowHitRate(cells, 2, relevant));
        }
    }

    [Fact]
    public void Refuses_pages_that_cannot_be_meant()
    {
        Assert.Contains("3 cells are no whole rows of 2", Assert.Throws<ArgumentException>(() => PageMetrics.Ndcg([1, 2, 3], 2, [1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => PageMetrics.Recall([1], 0, [1], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => PageMetrics.Recall([1], 1, [1], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("visibleColumns", () => PageMetrics.RowHitRate([1], 1, [1], 0));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => PageMetrics.Dcg([1], 1, [1], alpha: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => PageMetrics.Ndcg([1], 1, [1], beta: double.NaN));
        Assert.Throws<ArgumentException>(() => PageMetrics.Dcg([1], 1, [1], [float.NaN]));
        Assert.Throws<ArgumentException>(() => PageMetrics.Dcg([1], 1, [1], [61]));
        Assert.Throws<ArgumentException>(() => PageMetrics.Dcg([1], 1, [1], [1, 1]));
        Assert.Throws<ArgumentException>(() => PageMetrics.Recall([1], 1, [1, 1], 1, 1));
        Assert.Throws<ArgumentException>(() => PageMetrics.Recall([1], 1, [-1], 1, 1));
        Assert.Throws<ArgumentException>(() => PageMetrics.ExpectedReward([1], [1], []));
        Assert.Throws<ArgumentException>(() => PageMetrics.ExpectedReward([1], [1.5f], [1]));
        Assert.Throws<ArgumentException>(() => PageMetrics.ExpectedReward([1], [1], [float.NaN]));
    }

    [Fact]
    public void Equals_an_independent_reading_of_the_formulas() => Law.Holds(random =>
    {
        (int[] cells, int columns, int[] relevant) = Draw(random);
        int[][] rows = [.. cells.Chunk(columns)];
        float[] relevances = [.. relevant.Select(_ => (float)random.NextInt32(4))];
        var graded = relevant.Zip(relevances).ToDictionary(title => title.First, title => title.Second);
        double alpha = 1 + (random.NextInt32(4) / 2d);
        double beta = 1 + (random.NextInt32(4) / 2d);
        int m = 1 + random.NextInt32(5);
        int n = 1 + random.NextInt32(5);
        float[] attention = [.. cells.Select(_ => random.NextSingle())];
        float[] chances = [.. cells.Select(_ => random.NextSingle())];
        Assert.Equal(PageReference.Dcg(rows, graded, alpha, beta), PageMetrics.Dcg(cells, columns, relevant, relevances, alpha, beta), 1e-9);
        Assert.Equal(PageReference.Ndcg(rows, graded, alpha, beta), PageMetrics.Ndcg(cells, columns, relevant, relevances, alpha, beta), 1e-9);
        Assert.Equal(PageReference.Recall(rows, relevant, m, n), PageMetrics.Recall(cells, columns, relevant, m, n), Close);
        Assert.Equal(PageReference.RowHitRate(rows, relevant, n), PageMetrics.RowHitRate(cells, columns, relevant, n), Close);
        Assert.Equal(PageReference.ExpectedReward(cells, attention, chances), PageMetrics.ExpectedReward(cells, attention, chances), 1e-9);
    });

    [Fact]
    public void Every_metric_lies_between_nought_and_one_and_the_order_of_relevant_titles_does_not_matter() => Law.Holds(random =>
    {
        (int[] cells, int columns, int[] relevant) = Draw(random);
        double[] values = Measure(cells, columns, relevant);
        Assert.All(values, value => Assert.InRange(value, 0d, 1d));
        Assert.Equal(values, Measure(cells, columns, [.. relevant.OrderBy(_ => random.NextUInt64())]));
    });

    [Fact]
    public void The_best_page_there_is_gets_one_whatever_the_slopes() => Law.Holds(random =>
    {
        int columns = 1 + random.NextInt32(5);
        int count = columns * (1 + random.NextInt32(4));
        double alpha = 1 + (random.NextInt32(6) / 3d);
        double beta = 1 + (random.NextInt32(6) / 3d);
        int[] relevant = [.. Enumerable.Range(0, 1 + random.NextInt32(count))];
        int[] cells = [.. Enumerable.Repeat(-1, count)];
        int[] nearest = [.. Enumerable.Range(0, count).OrderBy(cell => (alpha * ((cell / columns) + 1)) + (beta * ((cell % columns) + 1)))];
        for (int i = 0; i < relevant.Length; i++)
        {
            cells[nearest[i]] = relevant[i];
        }

        Assert.Equal(1d, PageMetrics.Ndcg(cells, columns, relevant, default, alpha, beta), 1e-12);
    });

    [Fact]
    public void A_larger_viewport_never_finds_less() => Law.Holds(random =>
    {
        (int[] cells, int columns, int[] relevant) = Draw(random);
        for (int size = 1; size < 6; size++)
        {
            Assert.True(PageMetrics.Recall(cells, columns, relevant, size, size) <= PageMetrics.Recall(cells, columns, relevant, size + 1, size));
            Assert.True(PageMetrics.Recall(cells, columns, relevant, size, size) <= PageMetrics.Recall(cells, columns, relevant, size, size + 1));
            Assert.True(PageMetrics.HitRate(cells, columns, relevant, size, size) <= PageMetrics.HitRate(cells, columns, relevant, size + 1, size + 1));
        }
    });

    [Fact]
    public void A_refresh_is_as_alike_one_way_as_the_other_and_wholly_like_itself() => Law.Holds(random =>
    {
        (int[] before, _, _) = Draw(random);
        (int[] after, _, _) = Draw(random);
        Assert.Equal(PageMetrics.RefreshOverlap(before, after), PageMetrics.RefreshOverlap(after, before));
        Assert.Equal(1d, PageMetrics.RefreshOverlap(before, [.. before.OrderBy(_ => random.NextUInt64())]));
    });

    private static double[] Measure(int[] cells, int columns, int[] relevant) =>
    [
        PageMetrics.Ndcg(cells, columns, relevant), PageMetrics.Ndcg(cells, columns, relevant, default, 2, 1.5), PageMetrics.Recall(cells, columns, relevant, 2, 2),
        PageMetrics.HitRate(cells, columns, relevant, 2, 2), PageMetrics.RowHitRate(cells, columns, relevant), PageMetrics.RowOverlap(cells, columns),
    ];

    // Small pages with short rows and titles that stand several times.
    private static (int[] Cells, int Columns, int[] Relevant) Draw(SeededRandom random)
    {
        int columns = 1 + random.NextInt32(5);
        int[] cells = [.. Enumerable.Range(0, columns * random.NextInt32(6)).Select(_ => random.NextInt32(14) - 2).Select(item => Math.Max(-1, item))];
        return (cells, columns, [.. Enumerable.Range(0, 16).Where(_ => random.NextInt32(3) == 0)]);
    }
}
