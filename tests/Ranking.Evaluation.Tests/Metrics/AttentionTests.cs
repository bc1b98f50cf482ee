namespace Ranking.Evaluation.Tests;

public class AttentionTests
{
    [Fact]
    public void Fills_the_cells_of_a_page_row_by_row()
    {
        var weights = new float[4];
        Attention.Fill(Attention.Logarithmic(2, 1), 2, weights);
        Assert.Equal([(float)(1 / Math.Log2(3)), 0.5f, (float)(1 / Math.Log2(5)), (float)(1 / Math.Log2(6))], weights);
        Attention.Fill(Attention.Geometric(0.5, 0.25), 2, weights);
        Assert.Equal([1, 0.25f, 0.5f, 0.125f], weights);
        Attention.Fill((row, column) => row == column ? 1 : 0, 2, weights);
        Assert.Equal([1, 0, 0, 1], weights);
    }

    [Fact]
    public void Screens_are_seen_whole_and_fewer_people_go_on_to_the_next()
    {
        var weights = new float[3 * 5];
        Attention.Fill(Attention.Screens(2, 2, scroll: 0.5, swipe: 0.25), 5, weights);
        Assert.Equal([1, 1, 0.25f, 0.25f, 0.0625f, 1, 1, 0.25f, 0.25f, 0.0625f, 0.5f, 0.5f, 0.125f, 0.125f, 0.03125f], weights);
        Attention.Fill(Attention.Screens(1, 2), 5, weights);
        Assert.Equal([1, 1, .. Enumerable.Repeat(0f, 13)], weights);
    }

    [Fact]
    public void A_first_screen_with_known_truth_is_the_hit_in_the_viewport() => Law.Holds(random =>
    {
        int[] cells = [.. Enumerable.Range(0, 12).Select(_ => random.NextInt32(9))];
        int[] relevant = [.. Enumerable.Range(0, 9).Where(_ => random.NextInt32(4) == 0)];
        var weights = new float[12];
        Attention.Fill(Attention.Screens(2, 3), 4, weights);
        float[] chances = [.. cells.Select(item => relevant.Contains(item) ? 1f : 0f)];
        Assert.Equal(PageMetrics.HitRate(cells, 4, relevant, 2, 3), PageMetrics.ExpectedReward(cells, weights, chances));
    });

    [Fact]
    public void Never_grows_down_or_to_the_right() => Law.Holds(random =>
    {
        double a = 1 + (3 * random.NextSingle());
        double share = Math.Max(0.01, random.NextSingle());
        foreach (Func<int, int, float> attention in new[] { Attention.Logarithmic(a, 4 - a + 1), Attention.Geometric(share, 1), Attention.Screens(2, 3, share, share) })
        {
            for (int row = 0; row < 6; row++)
            {
                for (int column = 0; column < 6; column++)
                {
                    Assert.InRange(attention(row, column), 0f, 1f);
                    Assert.True(attention(row + 1, column) <= attention(row, column) && attention(row, column + 1) <= attention(row, column));
                }
            }
        }
    });

    [Fact]
    public void Refuses_numbers_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Attention.Logarithmic(0.9));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => Attention.Logarithmic(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("rowShare", () => Attention.Geometric(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("columnShare", () => Attention.Geometric(1, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Attention.Screens(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("swipe", () => Attention.Screens(1, 1, 0, double.NaN));
        Assert.Throws<ArgumentException>("columns", () => Attention.Fill(Attention.Logarithmic(), 2, new float[3]));
        Assert.Contains("at row 0, column 1 it is NaN", Assert.Throws<ArgumentException>(() => Attention.Fill((_, column) => column == 0 ? 1 : float.NaN, 2, new float[4])).Message, StringComparison.Ordinal);
    }
}
