namespace Ranking.Core.Tests.Scoring;

public class TopKTests
{
    private static readonly float[] Ascending =
        [float.NegativeInfinity, float.MinValue, -1.5f, -float.Epsilon, 0f, float.Epsilon, 1e-30f, 1f, 1.0000001f, float.MaxValue, float.PositiveInfinity];

    [Fact]
    public void Keys_fall_as_scores_grow()
    {
        for (int i = 1; i < Ascending.Length; i++)
        {
            Assert.True(TopK.KeyOf(Ascending[i], int.MaxValue) < TopK.KeyOf(Ascending[i - 1], 0), $"{Ascending[i]} ranks before {Ascending[i - 1]}");
        }
    }

    [Fact]
    public void Equal_scores_rank_by_ordinal_and_the_sign_of_zero_does_not_count()
    {
        Assert.True(TopK.KeyOf(0.5f, 3) < TopK.KeyOf(0.5f, 4));
        Assert.True(TopK.KeyOf(-0f, 3) < TopK.KeyOf(0f, 4));
        Assert.True(TopK.KeyOf(0f, 3) < TopK.KeyOf(-0f, 4));
    }

    [Fact]
    public void Selects_what_sorting_everything_would() => Law.Holds(random =>
    {
        int count = random.NextInt32(300);
        int take = random.NextInt32(count + 5);
        // Few different scores, so that ties are common.
        float[] scores = [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(10) - 5f)];
        ulong[] keys = [.. scores.Select(TopK.KeyOf)];
        int[] positions = [.. Enumerable.Range(0, count)];
        int selected = TopK.Select(keys, positions, take);
        int[] expected = [.. Enumerable.Range(0, count).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(take)];
        Assert.Equal(expected, positions[..selected]);
        Assert.Equal(Enumerable.Range(0, count), positions.Order());
    });
}
