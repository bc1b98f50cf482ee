namespace Ranking.Testing.Tests;

/// <summary>Attribute rankers that change what the one by popularity says.</summary>
internal static class BrokenAttributeRankers
{
    public static Dictionary<string, Broken> All => new(
        Fault.Of(fault => Suites.AttributeRanker(_ => Good(fault())), mayWait: true), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.AttributeRanker(_ => Parts.AttributeRanker((_, _, _) => [], Parts.NextName)), "its name was 'name"),
        ["gives no more values than asked for"] = new(Of((query, context) => Ranked(query with { Take = query.Take + 1 }, context)), "0 values of 'genres' with 1 titles: it gave 1"),
        ["gives no value twice"] = new(Of((query, context) => [.. Ranked(query, context), .. Ranked(query, context)]), "'Drama' (ordinal 0) is there 2 times"),
        ["tells the truth of its values"] = new(Of((query, context) => [.. Ranked(query, context).Select(value => value with { Support = 0 })]), "Support = 0, IsFallback = False } is not what the column says"),
        ["gives finite scores"] = new(Of((query, context) => [.. Ranked(query, context).Select(value => value with { Score = float.NegativeInfinity })]), "'Drama' has the score -Infinity"),
        ["gives the best first, ties by ordinal"] = new(Of((query, context) => [.. Ranked(query, context).Reverse()]), "stands behind '"),
        ["gives values with enough titles to show"] = new(Of((query, context) => Ranked(query with { MinimumSupport = 0 }, context)), "'Drama' has 1 titles to show, and 3 were asked for"),
        ["refuses an unknown attribute"] = new(Of((query, context) => context.Snapshot.Catalog.Categories.ContainsKey(query.Attribute) ? Ranked(query, context) : []), "attribute 'no such column': it threw no RankingException"),
    };

    private static ConformanceSuite Of(Func<AttributeQuery, RankingContext, IReadOnlyList<RankedValue>> rank) =>
        Suites.AttributeRanker(_ => Parts.AttributeRanker((query, context, _) => rank(query, context)));

    private static IReadOnlyList<RankedValue> Ranked(AttributeQuery query, RankingContext context) =>
        Attributes.ByPopularity().RankAsync(query, context, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private static IAttributeRanker Good(Fault fault) => Parts.AttributeRanker((query, context, cancellationToken) =>
        fault.Strikes(context, cancellationToken) ? [] : Ranked(query, context));
}
