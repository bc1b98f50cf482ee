namespace Ranking.Core.Tests.Pages;

public class AttentionModelTests
{
    [Fact]
    public void The_first_cell_is_looked_at_for_certain_and_no_cell_more_than_those_before_it()
    {
        foreach (AttentionModel model in new[] { AttentionModel.Logarithmic(), AttentionModel.Logarithmic(2, 3), AttentionModel.Geometric(), AttentionModel.Screens() })
        {
            double first = model.Weight(0, 0, null);
            Assert.InRange(first, 0.3, 1);
            for (int row = 0; row < 20; row++)
            {
                for (int column = 0; column < 20; column++)
                {
                    double weight = model.Weight(row, column, "tv");
                    Assert.InRange(weight, 0, 1);
                    Assert.True(weight <= first);
                    Assert.True(row == 0 || weight <= model.Weight(row - 1, column, "tv"));
                    Assert.True(column == 0 || weight <= model.Weight(row, column - 1, "tv"));
                }
            }
        }
    }

    [Fact]
    public void A_screen_is_as_wide_as_the_device()
    {
        AttentionModel model = AttentionModel.Screens(scroll: 0.5, swipe: 0.25);
        Assert.Equal((1, 0.25), (model.Weight(2, 5, "tv"), model.Weight(2, 6, "tv")));
        Assert.Equal((1, 0.25), (model.Weight(0, 2, "phone"), model.Weight(0, 3, "phone")));
        Assert.Equal((0.5, 0.25), (model.Weight(3, 0, null), model.Weight(6, 0, null)));
    }

    [Fact]
    public void Formulas_give_the_weights_worked_by_hand()
    {
        Assert.Equal(1 / Math.Log2((2 * 3) + 4), AttentionModel.Logarithmic(2, 1).Weight(2, 3, null), 1e-12);
        Assert.Equal(0.9 * 0.9 * 0.8, AttentionModel.Geometric(0.9, 0.8).Weight(2, 1, null), 1e-12);
    }

    [Fact]
    public void A_hosts_own_model_sees_row_column_and_device()
    {
        var model = new AttentionModel("fitted", (row, column, device) => device == "tv" ? 1d / (1 + row + column) : 0);
        Assert.Equal((0.25, 0), (model.Weight(1, 2, "tv"), model.Weight(1, 2, "web")));
        Assert.Throws<InvalidOperationException>(() => new AttentionModel("wrong", (_, _, _) => double.NaN).Weight(0, 0, null));
        Assert.Throws<InvalidOperationException>(() => new AttentionModel("wrong", (_, _, _) => 1.5).Weight(0, 0, null));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AttentionModel.Logarithmic(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttentionModel.Geometric(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttentionModel.Screens(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttentionModel.Logarithmic().Weight(-1, 0, null));
        Assert.Throws<ArgumentException>(() => new AttentionModel(" ", (_, _, _) => 1));
    }
}
