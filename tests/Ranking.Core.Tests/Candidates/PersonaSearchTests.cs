using Source = Ranking.Candidates;

namespace Ranking.Core.Tests.Candidates;

public class PersonaSearchTests
{
    [Fact]
    public void Personas_take_turns_the_heaviest_first()
    {
        CandidateBuffer found = Retrieve(Source.Nearest(personas: 2), limit: 6);
        Assert.Equal(["crime4", "musical4", "crime5", "musical5", "crime6", "musical6"], Ids(found));
        Assert.Equal([1f, 1f, 1f / 2, 1f / 2, 1f / 3, 1f / 3], found.Scores.ToArray());
        Assert.False(found.IsExact);
    }

    [Fact]
    public void One_taste_finds_what_lies_between() =>
        Assert.Equal(Ids(Retrieve(Source.Nearest(), limit: 6)), Ids(Retrieve(Source.Nearest(personas: 1), limit: 6)));

    [Fact]
    public void A_persona_that_has_no_more_passes()
    {
        // All musicals but one were watched; the rest of the room goes to crime.
        RankingContext context = Context([.. Enumerable.Range(0, 4).Select(i => $"crime{i}"), .. Enumerable.Range(0, 7).Select(i => $"musical{i}")]);
        Assert.Equal(["musical7", "crime4", "crime5", "crime6"], Ids(Retrieve(Source.Nearest(personas: 2), limit: 4, context)));
    }

    [Fact]
    public void Personas_take_turns_among_what_a_rule_keeps()
    {
        CandidateBuffer found = Retrieve(Source.Where(Source.Nearest(personas: 2), static (catalog, item) => catalog.Ids[item] is not ("crime4" or "musical5")), limit: 4);
        Assert.Equal(["crime5", "musical4", "crime6", "musical6"], Ids(found));
        Assert.Equal([1f, 1f, 1f / 2, 1f / 2], found.Scores.ToArray());
        Assert.False(found.IsExact);
    }

    [Fact]
    public void Fills_its_room_with_titles_of_their_nearest_persona_each_once() => Law.Holds(
        random =>
        {
            Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, 60).Select(i => new CatalogItem($"x{i:d2}", "X"))).Build();
            float[] vectors = [.. Enumerable.Range(0, 180).Select(i => i / 3 % 13 == 5 ? 0f : (float)random.NextGaussian())];
            var space = Ranking.Embeddings.VectorSpace.Create("random", EmbeddingTable.Create(3, vectors, catalog.Ids.Names), catalog);
            RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now), space);
            Interaction[] plays = [.. Enumerable.Range(0, 15).Select(i => new Interaction($"{i}", "p", $"x{i:d2}", InteractionKind.Complete, null))];
            var context = new RankingContext(snapshot, new Profile("p"), ProfileHistory.Create(plays, catalog), FakeClock.Now);
            int limit = 1 + random.NextInt32(60);
            var buffer = new CandidateBuffer(context.Eligibility, limit, excludedItem: 20);
            Assert.Equal(16, buffer.LeftOutCount);
            Source.Nearest(personas: 4).RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            int[] items = buffer.Items.ToArray();
            int most = Enumerable.Range(15, 45).Count(item => item != 20 && space.Items.Norm(item) > 0f);
            Assert.Equal(Math.Min(limit, most), items.Length);
            Assert.Equal(items.Length, items.Distinct().Count());
            Assert.DoesNotContain(20, items);

            float[] personas = context.PersonasIn(space, 4).ToArray();
            foreach (IGrouping<int, int> own in items.GroupBy(item => PersonaAttention.OwnerOf(space.Items.Row(item), personas, out _)))
            {
                float[] cosines = [.. own.Select(item => System.Numerics.Tensors.TensorPrimitives.Dot(space.Items.Row(item), personas.AsSpan(own.Key * 3, 3)))];
                Assert.Equal(cosines.OrderDescending(), cosines);
            }
        },
        cases: 60);

    // Most of what is nearest was watched already: the search goes on until the room is full.
    [Fact]
    public void Fills_its_room_also_where_the_nearest_were_watched() => Law.Holds(
        random =>
        {
            Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, 80).Select(i => new CatalogItem($"x{i:d2}", "X"))).Build();
            float[] vectors = [.. Enumerable.Range(0, 80).SelectMany(i => new[] { 1f, 0.01f * i })];
            var space = Ranking.Embeddings.VectorSpace.Create("line", EmbeddingTable.Create(2, vectors, catalog.Ids.Names), catalog);
            RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now), space);
            int watched = random.NextInt32(70);
            Interaction[] plays = [.. Enumerable.Range(0, watched).Select(i => new Interaction($"{i}", "p", $"x{i:d2}", InteractionKind.Complete, null))];
            var context = new RankingContext(snapshot, new Profile("p"), ProfileHistory.Create(plays, catalog), FakeClock.Now);
            var buffer = new CandidateBuffer(context.Eligibility, limit: 3);
            Source.Nearest().RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            Assert.Equal(watched == 0 ? [] : new[] { watched, watched + 1, watched + 2 }, buffer.Items.ToArray());
        },
        cases: 40);

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void Refuses_numbers_of_personas_out_of_range(int personas)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Source.Nearest(personas: personas));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ranking.Signals.Affinity(personas: personas));
        Assert.Throws<ArgumentOutOfRangeException>(() => Attributes.ByTaste(personas: personas));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ranking.Rows.TopPicks(personas: personas));
        Assert.Contains("Personas", Assert.Throws<RankingException>(() => ItemRankerBuilder.CreateDefault(new RankingOptions { Personas = personas })).Message);
    }

    private static RankingContext Context(string[] watched) => new(
        TwoTastes.Snapshot,
        new Profile("p"),
        ProfileHistory.Create([.. watched.Select(id => new Interaction(id, "p", id, InteractionKind.Complete, FakeClock.Now))], TwoTastes.Catalog),
        FakeClock.Now);

    private static string[] Ids(CandidateBuffer found) => [.. found.Items.ToArray().Select(item => TwoTastes.Catalog.Ids[item])];

    private static CandidateBuffer Retrieve(ICandidateSource source, int limit, RankingContext? context = null)
    {
        context ??= TwoTastes.Context();
        var buffer = new CandidateBuffer(context.Eligibility, limit);
        source.RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return buffer;
    }
}
