namespace Ranking.Core.Tests.Reordering;

public class MinimumRelevanceReordererTests
{
    [Theory]
    // Half of the best.
    [InlineData(0.5, 1, new[] { 0.8f, 0.5f, 0.4f, 0.3f }, "abc")]
    // As far below a best score that is below 0: −1.5 at the least.
    [InlineData(0.5, 1, new[] { -1f, -1.4f, -1.5f, -1.6f }, "abc")]
    [InlineData(0.5, 1, new[] { 0f, 0f, -0.1f, -1f }, "ab")]
    [InlineData(1, 1, new[] { 2f, 2f, 1.9f, 1f }, "ab")]
    [InlineData(0, 1, new[] { 2f, 1f, 0f, -1f }, "abc")]
    // The best few stay whatever they score, the best of them first.
    [InlineData(0.9, 3, new[] { 1f, 0.1f, 0.3f, 0.2f }, "acd")]
    [InlineData(0.9, 9, new[] { 1f, 0.1f, 0.3f, 0.2f }, "abcd")]
    // Another reorderer moved the best.
    [InlineData(0.5, 1, new[] { 0.1f, 0.6f, 0.2f, 1f }, "bd")]
    public void Cuts_what_scores_far_below_the_best(double share, int keep, float[] scores, string kept) =>
        Assert.Equal(kept, ReorderWorld.Of(Reorder.MinimumRelevance(share, keep), "abcd", scores));

    [Fact]
    public void What_it_cuts_follows_in_the_order_it_came() =>
        Assert.Equal(("bd", "ac"), ReorderWorld.All(Reorder.MinimumRelevance(), "abcd", [0.1f, 0.6f, 0.2f, 1f]));

    [Fact]
    public void Refuses_settings_that_mean_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.MinimumRelevance(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.MinimumRelevance(keep: 0));
    }
}
