using Ranking.Embeddings;
using Source = Ranking.Candidates;

namespace Ranking.Core.Tests.Candidates;

public class NarrowedSourceTests
{
    private static readonly World Shelf = new([.. Films.Fan("fan", label: 0), .. Films.Fan("fan", label: 3, plays: 2)]);

    private static readonly (string Name, ICandidateSource Source)[] Sources =
    [
        ("popular", Source.Popular()),
        ("trending", Source.Trending()),
        ("value", Source.WithValue("micro_genres", Films.Labels[0])),
        ("nearest", Source.Nearest()),
        ("similar", Source.Similar("t003")),
        ("resumable", Source.Resumable()),
        ("ids", Source.Ids(["t005", "t000", "t040", "t012", "t006"])),
        ("ordered", Source.OrderedBy("rating DESC")),
        ("matching", Source.Matching("slow thriller")),
        ("nearest to", Source.NearestTo(["t001", "t002"])),
        ("nearest to labels", Source.NearestToLabels()),
        ("reserve", Source.Reserve(Source.Popular())),
    ];

    public static TheoryData<string> Names => [.. Sources.Select(source => source.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_what_the_source_gives_but_for_what_is_left_out(string name)
    {
        ICandidateSource source = Sources.Single(known => known.Name == name).Source;
        Law.Holds(
            random =>
            {
                ulong[] keep = [random.NextInt32(3) == 0 ? 0 : random.NextUInt64() | random.NextUInt64()];
                int limit = 1 + random.NextInt32(70);
                int most = 1 + random.NextInt32(70);
                RankingContext context = Shelf.Context("fan");
                bool includeWatched = random.NextInt32(2) == 0;
                CandidateBuffer all = Retrieve(source, context, Shelf.Catalog.Count + 1, includeWatched);
                CandidateBuffer found = Retrieve(Source.Narrow(source, _ => keep, most), context, limit, includeWatched);
                Assert.True(all.IsExact && found.IsExact);
                int[] places = [.. Enumerable.Range(0, all.Count).Where(i => (keep[0] & (1UL << all.Items[i])) != 0).Take(Math.Min(limit, most))];
                Assert.Equal(places.Select(i => all.Items[i]), found.Items.ToArray());
                Assert.All(places.Select(i => all.Scores[i]).Zip(found.Scores.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
            },
            cases: 40);
    }

    [Fact]
    public void Similar_looks_past_the_kept_neighbours_where_few_of_them_are_wanted()
    {
        // The nearer a title is to the first, the lower its ordinal.
        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, 1300).Select(i => new CatalogItem($"x{i:d4}", $"x{i}"))).Build();
        var space = VectorSpace.Create("plane", EmbeddingTable.Create(2, [.. Enumerable.Range(0, 1300).SelectMany(i => new[] { 1f, i / 1000f })], catalog.Ids.Names), catalog);
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now), space);
        var context = new RankingContext(snapshot, new Profile("fan"), ProfileHistory.Empty, FakeClock.Now);
        CandidateBuffer found = Retrieve(Source.Where(Source.Similar("x0000"), static (_, item) => item >= 1000), context, 500, includeWatched: false);
        Assert.Equal(Enumerable.Range(1000, 300), found.Items.ToArray());
        Assert.True(found.IsExact);
    }

    [Fact]
    public void Stays_what_its_source_is()
    {
        Assert.True(Source.Where(Source.Reserve(Source.Popular()), static (_, _) => true).IsReserve);
        Assert.False(Source.Where(Source.Popular(), static (_, _) => true).IsReserve);
        Assert.Equal("popular", Source.Where(Source.Popular(), static (_, _) => true).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => Source.Narrow(Source.Popular(), static _ => default, most: 0));
    }

    [Fact]
    public void Asks_a_rule_once_a_catalog()
    {
        int asked = 0;
        ICandidateSource source = Source.Where(Source.Popular(), (_, _) => ++asked > 0);
        RankingContext context = Shelf.Context("fan");
        Retrieve(source, context, 5, includeWatched: false);
        Retrieve(source, context, 5, includeWatched: false);
        Assert.Equal(Shelf.Catalog.Count, asked);
    }

    [Fact]
    public void Narrows_what_was_narrowed_and_adds_to_what_is_there()
    {
        RankingContext context = Shelf.Context("nobody");
        var buffer = new CandidateBuffer(context.Eligibility, 5);
        buffer.TryAdd(59, 9f);
        Source.Narrow(Source.Where(Source.OrderedBy("id"), static (_, item) => item % 2 == 0), _ => Multiples(3), most: 3)
            .RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal([59, 0, 6, 12], buffer.Items.ToArray());
        Assert.Equal([9f, 1f, 1 / 7f, 1 / 13f], buffer.Scores.ToArray());
    }

    [Fact]
    public async Task Ranks_in_a_list_with_others()
    {
        IItemRanker ranker = new ItemRankerBuilder().UseFormula("retrieval").Build();
        RankedList list = await ranker.RankAsync(
            new ItemQuery("evening", [Source.Narrow(Source.OrderedBy("id DESC"), static _ => new ulong[] { 0b11_1111_1111 }, most: 2), Source.Where(Parts.Failing(), static (_, _) => true)], Take: 5), Shelf.Context("nobody"));
        Assert.Equal([9, 8], list.Items.ToArray());
    }

    private static ulong[] Multiples(int of) => [Enumerable.Range(0, 64).Where(item => item % of == 0).Aggregate(0UL, (mask, item) => mask | (1UL << item))];

    private static CandidateBuffer Retrieve(ICandidateSource source, RankingContext context, int limit, bool includeWatched)
    {
        var buffer = new CandidateBuffer(context.Eligibility, limit, includeWatched);
        source.RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return buffer;
    }
}
