using Ranking.Samples.Simulator.Measures;

namespace Ranking.Samples.Tests.Simulator;

public sealed class OutcomeTests
{
    private readonly Outcome _outcome = new("value order", 3, ["ann", "bob"], [0, 0, 0, 3]);

    [Fact]
    public void Means_are_over_days_and_shares_over_plays()
    {
        for (int day = 1; day <= 3; day++)
        {
            _outcome.Set(Measure.ExpectedReward, day, 0, day);
            _outcome.Set(Measure.Plays, day, 0, day == 2 ? 0 : 1);
            _outcome.Set(Measure.Discovery, day, 0, day == 3 ? 1 : 0);
        }

        Assert.Equal([2d, 0d], _outcome.Values(Measure.ExpectedReward, 1, 3));
        Assert.Equal([2.5, 0d], _outcome.Values(Measure.ExpectedReward, 2, 3));
        Assert.Equal([0.5, 0d], _outcome.Values(Measure.Discovery, 1, 3));
        Assert.Equal(1d, _outcome.Mean("expected_reward", 1, 3), 9);
    }

    [Fact]
    public void The_first_day_has_no_page_before_it()
    {
        _outcome.Set(Measure.RefreshOverlap, 2, 0, 0.5);
        _outcome.Set(Measure.RefreshOverlap, 3, 0, 1);
        Assert.Equal([0.75, 0d], _outcome.Values(Measure.RefreshOverlap, 1, 3));
        Assert.Equal([0d, 0d], _outcome.Values(Measure.RefreshOverlap, 1, 1));
    }

    [Fact]
    public void Coverage_is_of_the_titles_that_were_released()
    {
        _outcome.End(1, [[0, 1, -1], [0, 1, -1]]);
        _outcome.End(2, [[0, 0, 0]]);
        _outcome.End(3, [[3, -1, -1]]);
        Assert.Equal(2 / 3d, _outcome.Mean(MeasureNames.Coverage, 1, 2), 9);
        Assert.Equal(3 / 4d, _outcome.Mean(MeasureNames.Coverage, 1, 3), 9);
        Assert.Equal(0d, _outcome.Mean(MeasureNames.Gini, 1, 1) - (1 / 3d), 9);
    }
}
