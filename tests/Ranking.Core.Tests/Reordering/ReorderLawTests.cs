namespace Ranking.Core.Tests.Reordering;

public class ReorderLawTests
{
    public static TheoryData<string> Names => [.. All(BufferPool.Shared).Select(reorderer => reorderer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_list_stays_the_same_titles_and_every_array_comes_back(string name) => Law.Holds(random =>
    {
        var pool = new CountingPool();
        IReorderer reorderer = All(pool).Single(known => known.Name == name);
        (string ids, float[] scores) = ReorderWorld.Draw(random);
        int reserve = reorderer.PlacesReserve ? random.NextInt32(ids.Length + 1) : 0;
        // The rubbish that a counting pool lends changes nothing.
        RankingContext context = ReorderWorld.Context(random.NextUInt64(), ReorderWorld.Liked('a'), ReorderWorld.Liked('e', 0.3f));
        Assert.Equal(
            ReorderWorld.Of(All(BufferPool.Shared).Single(known => known.Name == name), ids, scores, context, reserve),
            ReorderWorld.Of(reorderer, ids, scores, context, reserve));
        Assert.Equal(0, pool.Lent);
    });

    private static IReorderer[] All(BufferPool pool) =>
    [
        new MmrReorderer(0.5, "genres", "vectors", take: null, pool),
        new MmrReorderer(0.2, null, null, take: 4, pool),
        new DppReorderer(0.5, "genres", "vectors", take: null, pool),
        new DppReorderer(0.2, null, null, take: 4, pool),
        new DecayReorderer("genres", 0.5, 0.1, pool),
        new CalibratedReorderer("genres", 0.5, isRankWeighted: false, pool),
        new CalibratedReorderer("genres", 0.7, isRankWeighted: true, pool),
        new ReserveReorderer("explore", 0.4, null, pool),
        new ReserveReorderer("boost", 0.5, "boost", pool),
        new MinimumRelevanceReorderer(0.7, 2, pool),
        new CapReorderer(Reorder.Series, 1, 3, places: 5, lookahead: 3),
    ];
}
