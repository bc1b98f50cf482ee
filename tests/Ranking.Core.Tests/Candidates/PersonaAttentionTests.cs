namespace Ranking.Core.Tests.Candidates;

public class PersonaAttentionTests
{
    [Fact]
    public void Gives_the_nearest_persona_most_to_say()
    {
        EmbeddingTable table = EmbeddingTable.Create(2, [1, 0, 0.6f, 0.8f, 0, 0]);
        var scores = new float[3];
        PersonaAttention.Score(table, [1, 0, 0, 1], scores);
        Assert.Equal(Math.E / (Math.E + 1), scores[0], 1e-5);
        Assert.Equal(((0.6 * Math.Exp(0.6)) + (0.8 * Math.Exp(0.8))) / (Math.Exp(0.6) + Math.Exp(0.8)), scores[1], 1e-5);
        Assert.Equal(0f, scores[2]);
    }

    [Fact]
    public void Is_the_cosine_with_one_persona_and_lies_between_mean_and_largest_with_more() => Law.Holds(random =>
    {
        EmbeddingTable vectors = EmbeddingTable.Create(4, [.. Enumerable.Range(0, 40).Select(_ => (float)random.NextGaussian())]);
        int count = 1 + random.NextInt32(5);
        float[] personas = [.. Enumerable.Range(0, count).SelectMany(i => vectors.Row(i).ToArray())];
        var scores = new float[10];
        var some = new float[2];
        PersonaAttention.Score(vectors, personas, scores);
        PersonaAttention.Score(vectors, personas, [7, 3], some, CancellationToken.None);
        Assert.Equal([scores[7], scores[3]], some);
        for (int row = 0; row < 10; row++)
        {
            float[] cosines = [.. Enumerable.Range(0, count).Select(i => System.Numerics.Tensors.TensorPrimitives.Dot(vectors.Row(row), vectors.Row(i)))];
            Assert.InRange(scores[row], cosines.Average() - 1e-5f, cosines.Max() + 1e-5f);
            Assert.Equal(Array.IndexOf(cosines, cosines.Max()), PersonaAttention.OwnerOf(vectors.Row(row), personas, out float cosine));
            Assert.Equal(cosines.Max(), cosine);
        }
    });

    [Fact]
    public void Allocates_nothing()
    {
        EmbeddingTable vectors = EmbeddingTable.Create(4, [.. Enumerable.Range(0, 40).Select(i => i % 7f)]);
        float[] personas = [1, 0, 0, 0, 0, 1, 0, 0];
        var scores = new float[10];
        PersonaAttention.Score(vectors, personas, scores);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PersonaAttention.Score(vectors, personas, scores);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Affinity_and_the_ranking_of_values_follow_it()
    {
        RankingContext context = TwoTastes.Context();
        int[] items = [4, 12];
        var batch = new CandidateBatch(context, SignalScope.Page, items, new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal), [], default);
        float[] one = new float[2];
        float[] two = new float[2];
        Ranking.Signals.Affinity().ComputeAsync(batch, [one], CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Ranking.Signals.Affinity(personas: 2).ComputeAsync(batch, [two], CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var expected = new float[2];
        PersonaAttention.Score(TwoTastes.Snapshot.Space("plane").Items, context.PersonasIn(TwoTastes.Snapshot.Space("plane"), 2), items, expected, CancellationToken.None);
        Assert.Equal(expected, two);
        Assert.True(one[0] - one[1] > two[0] - two[1], "with two personas the lesser taste does not lose as much");

        IReadOnlyList<RankedValue> values = Attributes.ByTaste(personas: 2)
            .RankAsync(new AttributeQuery("genres", 2) { MinimumSupport = 1 }, context, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal(["Crime", "Musical"], values.Select(value => value.Value).Order());
        Assert.InRange(values[0].Score - values[1].Score, 0f, 0.02f);
    }
}
