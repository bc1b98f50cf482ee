namespace Ranking.Core.Tests;

public class FeedbackSignalsTests
{
    private static readonly ISignalProvider Feedback = Signals.Feedback();

    [Fact]
    public void The_neighbours_of_what_was_hidden_are_averted_and_other_titles_are_not()
    {
        World world = new([Films.Play("p", 4, kind: InteractionKind.Hide)]);
        RankingContext context = world.ContextOf("p");
        float[] aversion = Feedback.Of("aversion", context, [.. Enumerable.Range(0, 60)]);
        EmbeddingTable vectors = world.Snapshot.Spaces.Values.Single().Items;
        for (int item = 0; item < aversion.Length; item++)
        {
            float cosine = System.Numerics.Tensors.TensorPrimitives.Dot(vectors.Row(4), vectors.Row(item));
            Assert.Equal(MathF.Pow(2, -1f / 90) * Math.Max(0f, (cosine - 0.3f) / 0.7f), aversion[item], 1e-5f);
        }

        // Thrillers and no anime.
        Assert.True(aversion[46] > 0.3f && aversion[47] == 0f, $"{aversion[46]} {aversion[47]}");
    }

    [Theory]
    [InlineData(InteractionKind.Hide, 1f)]
    [InlineData(InteractionKind.ThumbsDown, 1f)]
    [InlineData(InteractionKind.Abandon, 0.4f)]
    [InlineData(InteractionKind.Play, 0f)]
    [InlineData(InteractionKind.Skip, 0f)]
    public void What_is_refused_counts_by_how_much(InteractionKind kind, float strength) => Assert.Equal(
        strength, Feedback.Of("aversion", new World([Films.Play("p", 4, daysAgo: 0, completion: 0.1f, kind: kind)]).ContextOf("p"), 4)[0], 1e-5f);

    [Fact]
    public void Half_of_an_aversion_is_gone_after_ninety_days_and_one_without_a_time_stays()
    {
        Interaction hide = Films.Play("p", 4, daysAgo: 90, kind: InteractionKind.Hide);
        Assert.Equal(0.5f, Feedback.Of("aversion", new World([hide]).ContextOf("p"), 4)[0], 1e-4f);
        Assert.Equal(1f, Feedback.Of("aversion", new World([hide with { Time = null }]).ContextOf("p"), 4)[0], 1e-4f);
        // Of several refused titles the one that says most counts, and liking a neighbour does not take it back.
        Assert.Equal(1f, Feedback.Of("aversion", new World([hide, Films.Play("p", 4, 0, kind: InteractionKind.ThumbsDown), Films.Play("p", 10)]).ContextOf("p"), 4)[0], 1e-4f);
    }

    [Fact]
    public void Counts_how_often_a_title_was_shown_and_left_alone()
    {
        World world = new([Shown(3, 3), Shown(3, 2), Shown(5, 3), Films.Play("p", 5, 2)]);
        Assert.Equal([2f, 0f, 0f], Feedback.Of("impressions", world.ContextOf("p"), 3, 5, 7));
    }

    [Fact]
    public void There_is_no_aversion_without_a_space() =>
        Assert.Equal([0f, 0f], Feedback.Of("aversion", new World([Films.Play("p", 4, kind: InteractionKind.Hide)], hasSpace: false).ContextOf("p"), 4, 10));

    private static Interaction Shown(int title, double daysAgo) => Films.Play("p", title, daysAgo, kind: InteractionKind.Impression);
}
