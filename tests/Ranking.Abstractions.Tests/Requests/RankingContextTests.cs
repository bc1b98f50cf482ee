namespace Ranking.Abstractions.Tests;

public class RankingContextTests
{
    private static readonly Catalog Catalog = Films.Catalog(6);

    [Fact]
    public void Settles_what_may_be_shown_from_the_profile_and_its_history()
    {
        Catalog catalog = Films.Catalog(20);
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now));
        ProfileHistory history = ProfileHistory.Create([Films.Play("child", 0)], catalog);
        var context = new RankingContext(snapshot, new Profile("child") { Maturity = "PG" }, history, FakeClock.Now);
        Assert.Equal([10], Enumerable.Range(0, 20).Where(context.Eligibility.IsUnwatched));
        Assert.Equal([0, 10], Enumerable.Range(0, 20).Where(context.Eligibility.IsAvailable));
        Assert.Same(RankingTrace.None, context.Trace);
    }

    [Fact]
    public void Encodes_a_taste_once_however_many_parts_ask()
    {
        var space = new CountingSpace("a", hasTaste: true);
        RankingContext context = Context(space);
        Assert.Equal([1f, 0f], context.TasteIn(space).ToArray());
        Assert.Equal([1f, 0f], context.TasteIn(space).ToArray());
        Parallel.For(0, 20, _ => Assert.Equal(2, context.TasteIn(space).Length));
        Assert.Equal(1, space.Encoded);
    }

    [Fact]
    public void Has_an_empty_taste_where_the_history_says_nothing_and_one_for_each_space()
    {
        var mute = new CountingSpace("mute", hasTaste: false);
        var other = new CountingSpace("other", hasTaste: true);
        RankingContext context = Context(mute, other);
        Assert.True(context.TasteIn(mute).IsEmpty);
        Assert.True(context.TasteIn(mute).IsEmpty);
        Assert.False(context.TasteIn(other).IsEmpty);
        Assert.Equal(1, mute.Encoded);
    }

    [Fact]
    public void Has_the_one_taste_as_its_persona_in_a_space_that_makes_no_more()
    {
        var space = new CountingSpace("a", hasTaste: true);
        var mute = new CountingSpace("mute", hasTaste: false);
        RankingContext context = Context(space, mute);
        Assert.Equal([1f, 0f], context.PersonasIn(space, 3).ToArray());
        Assert.Equal([1f, 0f], context.PersonasIn(space, 1).ToArray());
        Assert.True(context.PersonasIn(mute, 3).IsEmpty);
        Assert.Throws<ArgumentOutOfRangeException>(() => context.PersonasIn(space, 0).Length);
    }

    [Fact]
    public void Encodes_personas_once_for_each_number_of_them()
    {
        var space = new CountingSpace("a", hasTaste: true);
        RankingContext context = Context(space);
        Parallel.For(0, 20, _ => Assert.Equal(2, context.PersonasIn(space, 3).Length));
        Assert.Equal(1, space.Encoded);
        context.TasteIn(space);
        context.PersonasIn(space, 1);
        Assert.Equal(2, space.Encoded);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void A_space_refuses_room_that_does_not_end_where_a_persona_does(int length)
    {
        IVectorSpace space = new CountingSpace("a", hasTaste: true);
        Assert.Contains($"room for {length} numbers", Assert.Throws<ArgumentException>(() => space.EncodePersonas(new Profile("p"), ProfileHistory.Empty, FakeClock.Now, new float[length])).Message);
    }

    [Fact]
    public void A_space_leaves_zeros_behind_its_personas()
    {
        IVectorSpace space = new CountingSpace("a", hasTaste: true);
        float[] personas = [9f, 9f, 9f, 9f];
        Assert.Equal(1, space.EncodePersonas(new Profile("p"), ProfileHistory.Empty, FakeClock.Now, personas));
        Assert.Equal([1f, 0f, 0f, 0f], personas);
    }

    private static RankingContext Context(params IVectorSpace[] spaces) => new(
        RankingSnapshot.Create(Catalog, CatalogStatistics.Compute(Catalog, [], FakeClock.Now), spaces), new Profile("p"), ProfileHistory.Empty, FakeClock.Now);

    private sealed class CountingSpace(string name, bool hasTaste) : IVectorSpace
    {
        public int Encoded { get; private set; }

        public string Name => name;

        public EmbeddingTable Items { get; } = EmbeddingTable.Create(2, new float[12]);

        public IVectorIndex Index => throw new NotSupportedException();

        public EmbeddingTable Values(CategoryColumn column) => EmbeddingTable.Create(2, new float[2 * column.Values.Count]);

        public bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
        {
            Encoded++;
            (destination[0], destination[1]) = (1f, 0f);
            return hasTaste;
        }
    }
}
