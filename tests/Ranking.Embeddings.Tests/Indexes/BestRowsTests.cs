namespace Ranking.Embeddings.Tests;

public class BestRowsTests
{
    [Fact]
    public void Selects_the_best_finite_scores_in_order_ties_by_ordinal() => Law.Holds(random =>
    {
        float[] scores = [.. Enumerable.Range(0, random.NextInt32(2_000)).Select(_ => random.NextInt32(12) switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            2 => float.NegativeInfinity,
            3 => -0f,
            < 6 => random.NextInt32(3) - 1f,
            _ => (float)random.NextGaussian(),
        })];
        int wanted = random.NextInt32(3) == 0 ? scores.Length + 5 : random.NextInt32(60);
        var keys = new ulong[BestRows.RoomFor(wanted, scores.Length)];
        int found = BestRows.Select(scores, keys, wanted);
        int[] expected = [.. Enumerable.Range(0, scores.Length).Where(i => float.IsFinite(scores[i])).OrderByDescending(i => scores[i] + 0f).ThenBy(i => i).Take(wanted)];
        Assert.Equal(expected, keys[..found].Select(TopK.OrdinalOf));
        Assert.Equal(expected.Select(i => scores[i] + 0f), keys[..found].Select(TopK.ScoreOf));
    });
}
