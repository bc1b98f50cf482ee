namespace Ranking.Embeddings.Tests;

public class PersonaEncoderTests
{
    private static readonly Catalog Forty = Films.Catalog(40);

    [Fact]
    public void Has_the_pooled_history_as_its_only_persona_where_one_is_wanted() => Law.Holds(random =>
    {
        EmbeddingTable vectors = Vectors(random);
        ProfileHistory history = History(random);
        var options = new PoolingOptions { Function = (PoolingFunction)random.NextInt32(4) };
        var taste = new float[4];
        var personas = new float[4];
        Assert.Equal(PoolingEncoder.TryEncode(vectors, history, options, taste) ? 1 : 0, PersonaEncoder.Encode(vectors, history, options, personas));
        Assert.Equal(taste, personas);
    });

    [Fact]
    public void Gives_unit_vectors_and_zeros_behind_them_the_same_every_time() => Law.Holds(random =>
    {
        EmbeddingTable vectors = Vectors(random);
        ProfileHistory history = History(random);
        var options = new PoolingOptions { Function = (PoolingFunction)random.NextInt32(4), Dislike = 1 };
        float[] personas = [.. Enumerable.Repeat(9f, 20)];
        int count = PersonaEncoder.Encode(vectors, history, options, personas);
        for (int persona = 0; persona < 5; persona++)
        {
            Assert.Equal(persona < count ? 1f : 0f, MathF.Sqrt(personas[(4 * persona)..(4 * (persona + 1))].Sum(n => n * n)), 1e-4f);
        }

        var again = new float[20];
        Assert.Equal(count, PersonaEncoder.Encode(vectors, history, options, again));
        Assert.Equal(personas, again);
    });

    [Fact]
    public void Allocates_nothing()
    {
        var random = new SeededRandom(7);
        EmbeddingTable vectors = Vectors(random);
        ProfileHistory history = ProfileHistory.Create([.. Enumerable.Range(0, 40).Select(title => Films.Play("p", title))], Forty);
        var options = new PoolingOptions();
        var personas = new float[12];
        PersonaEncoder.Encode(vectors, history, options, personas);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PersonaEncoder.Encode(vectors, history, options, personas);
        // The generator of the beginnings, and nothing that grows with the history.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256);
    }

    private static EmbeddingTable Vectors(SeededRandom random) =>
        EmbeddingTable.Create(4, [.. Enumerable.Range(0, 160).Select(i => i / 4 % 9 == 4 ? 0f : (float)random.NextGaussian())], Forty.Ids.Names).BindTo(Forty);

    private static ProfileHistory History(SeededRandom random) => ProfileHistory.Create(
        [.. Enumerable.Range(0, random.NextInt32(30)).Select(title => Films.Play(
            "p", title, daysAgo: random.NextInt32(90), completion: random.NextSingle(), kind: random.NextInt32(5) == 0 ? InteractionKind.Abandon : InteractionKind.Play))],
        Forty);
}
