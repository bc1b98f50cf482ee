namespace Ranking.Testing.Tests;

/// <summary>Item rankers that change what the default one says.</summary>
internal static class BrokenItemRankers
{
    private static readonly IItemRanker Default = ItemRankerBuilder.CreateDefault().Build();

    public static Dictionary<string, Broken> All => new(Fault.Of(fault => Suites.ItemRanker(_ => Good(fault())), mayWait: true), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.ItemRanker(_ => Parts.ItemRanker((_, _, _) => [], Parts.NextName)), "its name was 'name"),
        ["gives one list a query"] = new(
            Suites.ItemRanker(_ => Parts.ItemRanker((lists, context, _) => [.. Ranked(lists, context).Where(list => list.Count > 0)])), "1 lists: it gave 0 lists, 0 of them null"),
        ["finds nothing where there is no source"] = new(Of((query, context) => Ranked(query with { Sources = [Candidates.Popular()] }, context)), "list 'no source': it holds titles [0]"),
        ["gives no more titles than asked for"] = new(Of((query, context) => Ranked(query with { Take = query.Take + 1 }, context)), "list 'popular': it holds 6 titles of 5"),
        ["gives no title twice"] = new(Of((query, context) => Change(Ranked(query, context), item => 0)), "title 0 stands at place 1 again"),
        ["gives only titles that may be shown"] = new(Of((query, context) => Ranked(query with { IncludeWatched = true }, context)), "may not be shown"),
        ["leaves out the title a list grew from"] = new(Of((query, context) => Ranked(query with { SeedItem = -1 }, context)), "list 'grown': it holds its seed, title 0"),
        ["gives finite scores and values"] = new(Of((query, context) => Change(Ranked(query, context), item => item, float.NaN)), "title 0 has the score NaN and the value NaN"),
    };

    private static ConformanceSuite Of(Func<ItemQuery, RankingContext, RankedList> rank) =>
        Suites.ItemRanker(_ => Parts.ItemRanker((lists, context, _) => [.. lists.Select(list => rank(list, context))]));

    private static RankedList Change(RankedList list, Func<int, int> item, float score = 0f) =>
        new([.. list.Items.ToArray().Select(item)], [.. list.Items.ToArray().Select(_ => score)]);

    private static RankedList Ranked(ItemQuery list, RankingContext context) => Ranked([list], context)[0];

    private static IReadOnlyList<RankedList> Ranked(IReadOnlyList<ItemQuery> lists, RankingContext context) =>
        Default.RankAsync(lists, context, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private static IItemRanker Good(Fault fault) => Parts.ItemRanker((lists, context, cancellationToken) =>
        fault.Strikes(context, cancellationToken) ? [.. lists.Select(_ => RankedList.Empty)] : Ranked(lists, context));
}
