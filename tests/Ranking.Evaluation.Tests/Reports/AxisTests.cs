namespace Ranking.Evaluation.Tests;

public class AxisTests
{
    [Fact]
    public void Ticks_are_round_and_values_lie_between_the_ends()
    {
        var axis = new Axis([0.21, 0.43], 0, 100, ticks: 5);
        Assert.Equal(["0.20", "0.25", "0.30", "0.35", "0.40"], axis.Ticks.Select(axis.Label));
        Assert.InRange(axis.At(0.21), 0, 100);
        Assert.InRange(axis.At(0.43), axis.At(0.21), 100);
    }

    [Fact]
    public void A_tick_at_nought_has_no_sign()
    {
        var axis = new Axis([-0.3, 0.1], 0, 100, ticks: 6);
        Assert.Equal(["−0.3", "−0.2", "−0.1", "0.0", "0.1"], axis.Ticks.Select(axis.Label));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(-7e8, 9e8)]
    [InlineData(1e-9, 3e-9)]
    [InlineData(-1e100, 1e100)]
    [InlineData(1e12, 1e12)]
    public void Any_range_has_ticks_that_can_be_told_apart(double low, double high)
    {
        var axis = new Axis([low, high], 10, 300, ticks: 5);
        string[] labels = [.. axis.Ticks.Select(axis.Label)];
        Assert.InRange(labels.Length, 2, 8);
        Assert.Equal(labels.Distinct(), labels);
        Assert.All(axis.Ticks, tick => Assert.InRange(axis.At(tick), 9.99, 300.01));
    }

    [Fact]
    public void An_axis_of_nothing_goes_from_nought_to_one()
    {
        var axis = new Axis([], 0, 1, ticks: 4);
        Assert.Equal(["0.0", "0.5", "1.0"], axis.Ticks.Select(axis.Label));
    }
}
