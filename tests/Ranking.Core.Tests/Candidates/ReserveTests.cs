namespace Ranking.Core.Tests.Candidates;

public class ReserveTests
{
    private readonly World _world = new();

    [Fact]
    public async Task No_score_brings_a_title_of_Reserve_into_a_list() =>
        Assert.Equal<int[]>([1, 2], await RankAsync(new ItemRankerBuilder().AddSignals(Parts.Signal("id", item => item)).UseFormula("0 - id"), Parts.Source(2, 1), Reserve(40, 41)));

    [Fact]
    public async Task A_reorderer_that_does_not_ask_for_Reserve_never_sees_it()
    {
        var lengths = new List<int>();
        int[] items = await RankAsync(
            new ItemRankerBuilder().UseFormula("retrieval").AddReorderer(Parts.Reorderer(order =>
            {
                lengths.Add(order.Length);
                return order.Length;
            })),
            Parts.Source(1, 2),
            Reserve(40, 41));
        Assert.Equal([1, 2], items);
        Assert.Equal([2], lengths);
    }

    [Fact]
    public async Task One_that_asks_sees_it_behind_the_list_by_score_and_may_place_it()
    {
        var seen = new List<string>();
        var placing = new Placing((items, reserve) => seen.Add($"{string.Join(' ', items.ToArray())} | {reserve}"), place: 1);
        int[] items = await RankAsync(
            new ItemRankerBuilder().AddSignals(Parts.Signal("id", item => item)).UseFormula("id").AddReorderer(placing).AddReorderer(placing), Parts.Source(1, 2), Reserve(40, 42, 41));
        // What was placed is of the list; what was not may be placed by the next.
        Assert.Equal(["2 1 42 41 40 | 3", "42 2 1 41 40 | 2"], seen);
        Assert.Equal([41, 42, 2, 1], items);
    }

    [Fact]
    public async Task A_list_is_never_longer_than_asked_for_and_makes_way_from_its_end()
    {
        var placing = new Placing((_, _) => { }, place: 2);
        var query = new ItemQuery("q", [Parts.Source(1, 2, 3), Reserve(40, 41)], Take: 3);
        RankedList list = (await new ItemRankerBuilder().UseFormula("retrieval").AddReorderer(placing).Build().RankAsync([query], _world.Context(), CancellationToken.None))[0];
        Assert.Equal([40, 41, 1], list.Items.ToArray());
    }

    [Fact]
    public async Task A_title_that_another_source_finds_too_is_ranked_as_ever()
    {
        var placing = new Placing((items, reserve) => Assert.Equal(0, reserve), place: 0);
        int[] items = await RankAsync(new ItemRankerBuilder().UseFormula("retrieval").AddReorderer(placing), Reserve(1, 2), Parts.Source(2, 1, 5));
        // It keeps the score of the other source, whichever comes first.
        Assert.Equal([2, 1, 5], items);
    }

    [Fact]
    public async Task What_a_filter_drops_or_what_has_no_score_is_not_in_Reserve()
    {
        var placing = new Placing((_, reserve) => Assert.Equal(1, reserve), place: 1);
        IItemRanker ranker = new ItemRankerBuilder()
            .AddSignals(Parts.Signal("score", item => item == 41 ? 0f : 1f))
            .AddFilter(Parts.Filter(item => item == 40))
            .UseFormula("1 / score")
            .AddReorderer(placing)
            .Build();
        RankedList list = (await ranker.RankAsync([new ItemQuery("q", [Parts.Source(1), Reserve(40, 41, 42)], 10)], _world.Context(), CancellationToken.None))[0];
        Assert.Equal([42, 1], list.Items.ToArray());
    }

    [Fact]
    public async Task A_reorderer_that_fails_moves_nothing_and_leaves_Reserve_for_the_next()
    {
        var broken = new Placing((_, _) => throw new InvalidOperationException("no idea"), place: 1);
        Assert.Equal<int[]>([40, 1], await RankAsync(new ItemRankerBuilder().UseFormula("retrieval").AddReorderer(broken).AddReorderer(new Placing((_, _) => { }, place: 1)), Parts.Source(1), Reserve(40)));
    }

    [Fact]
    public async Task Lists_keep_their_Reserve_apart()
    {
        var placing = new Placing((_, _) => { }, place: 1);
        IItemRanker ranker = new ItemRankerBuilder().UseFormula("retrieval").AddReorderer(placing).Build();
        IReadOnlyList<RankedList> lists = await ranker.RankAsync(
            [new ItemQuery("a", [Parts.Source(1), Reserve(40)], 9), new ItemQuery("b", [Parts.Source(40), Reserve(1)], 9), new ItemQuery("c", [Parts.Source(3)], 9)],
            _world.Context(),
            CancellationToken.None);
        Assert.Equal(["40 1", "1 40", "3"], lists.Select(list => string.Join(' ', list.Items.ToArray())));
    }

    private static ICandidateSource Reserve(params int[] items) => Ranking.Candidates.Reserve(Parts.Source(items));

    private async Task<int[]> RankAsync(ItemRankerBuilder builder, params ICandidateSource[] sources) =>
        (await builder.Build().RankAsync([new ItemQuery("q", sources, 10)], _world.Context(), CancellationToken.None))[0].Items.ToArray();

    /// <summary>Puts the first few of Reserve in front.</summary>
    private sealed class Placing(Placing.Look look, int place) : IReorderer
    {
        public delegate void Look(ReadOnlySpan<int> items, int reserve);

        public string Name => "placing";

        public bool PlacesReserve => true;

        public int Reorder(in ScoredBatch batch, Span<int> order)
        {
            look(batch.Items, batch.ReserveCount);
            int list = order.Length - batch.ReserveCount;
            int placed = Math.Min(place, batch.ReserveCount);
            int[] moved = [.. order.ToArray()[list..(list + placed)], .. order.ToArray()[..list], .. order.ToArray()[(list + placed)..]];
            moved.CopyTo(order);
            return list + placed;
        }
    }
}
