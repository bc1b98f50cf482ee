namespace Ranking.Core.Tests.Reordering;

public class DecayReordererTests
{
    [Fact]
    public void Each_further_title_of_a_value_counts_for_less() =>
        // Crime: a d g at 1, 0.9, 0.8; a musical, b, at 0.5; a last one, e, at 0. Halved, d is worth 0.45 and g 0.2.
        Assert.Equal("abdge", ReorderWorld.Of(Reorder.Decay("genres", 0.5, 0), "adgbe", [1f, 0.9f, 0.8f, 0.5f, 0f]));

    [Fact]
    public void What_the_floor_leaves_is_never_lost() =>
        Assert.Equal("adgbe", ReorderWorld.Of(Reorder.Decay("genres", 0.5, 0.9), "adgbe", [1f, 0.9f, 0.8f, 0.5f, 0f]));

    [Fact]
    public void Knows_the_series_that_titles_belong_to() =>
        // a b c d are one series, e f another, g h none.
        Assert.Equal("aebgfcdh", ReorderWorld.Of(Reorder.Decay(Reorder.Series, 0.2, 0), "abcdefgh"));

    [Fact]
    public void Picks_as_the_plain_greedy_choice_does() => Law.Holds(random =>
    {
        (string ids, float[] scores) = ReorderWorld.Draw(random);
        double factor = random.NextInt32(5) / 4.0;
        double floor = random.NextInt32(3) / 4.0;
        float[] relevance = ids.Length == 0 ? [] : ReorderWorld.Relevance(scores);
        var picked = new List<int>();
        var left = Enumerable.Range(0, ids.Length).ToList();
        while (left.Count > 0)
        {
            int best = left.MaxBy(i =>
            {
                int shared = picked.Count(j => ReorderWorld.Overlap(ReorderWorld.Ordinal(ids[i]), ReorderWorld.Ordinal(ids[j])) > 0);
                return (float)(relevance[i] * (floor + ((1 - floor) * Math.Pow(factor, shared))));
            });
            picked.Add(best);
            left.Remove(best);
        }

        Assert.Equal(new string([.. picked.Select(i => ids[i])]), ReorderWorld.Of(Reorder.Decay("genres", factor, floor), ids, scores));
    });

    [Fact]
    public void Refuses_settings_that_mean_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Decay("genres", 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Decay("genres", floor: -1));
        Assert.Throws<ArgumentException>(() => Reorder.Decay(""));
    }
}
