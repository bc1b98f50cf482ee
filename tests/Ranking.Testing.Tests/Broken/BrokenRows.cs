namespace Ranking.Testing.Tests;

internal static class BrokenRows
{
    public static Dictionary<string, Broken> All => new(Fault.Of(fault => Suites.Rows(_ => Good(fault())), mayWait: true), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.Rows(_ => Parts.Rows((_, _, _) => [], Parts.NextName)), "its name was 'name"),
        ["proposes whole rows"] = new(Of(Row("a"), Row("b") with { Sources = [] }), "row 1 has the kind 'test', the key 'b', the title 'Row b' and 0 sources"),
        ["gives every row a key of its own"] = new(Of(Row("a"), Row("b"), Row("a") with { Title = "Another" }), "2 rows have the key 'a': 'Row a', 'Another'"),
        ["proposes rows that fit on a page"] = new(Of(Row("a") with { Score = float.NaN }), "'a' has the place , not before 0, no later than , one in 1, at least  titles, the score NaN"),
        ["gives the best first whatever the limit"] = new(
            Suites.Rows(_ => Parts.Rows((_, limit, _) => [Row($"first of {limit}")])), "the head of the answer to limit 1000 is [first_of_1000], but the answer is [first_of_1]"),
        ["proposes sources that answer"] = new(
            Of(Row("a") with { Sources = [Parts.Source((_, _, _) => throw new InvalidOperationException("the index is gone"), () => "gone")] }),
            "row 'a', source 'gone': it threw InvalidOperationException: the index is gone"),
    };

    private static ConformanceSuite Of(params RowCandidate[] rows) => Suites.Rows(_ => Parts.Rows((_, _, _) => rows));

    private static RowCandidate Row(string key) => new("test", key, $"Row {key}", [Candidates.Popular()], new Reason(ReasonKind.Popular));

    private static IRowSource Good(Fault fault) => Parts.Rows((context, _, cancellationToken) => fault.Strikes(context, cancellationToken) ? [] : [Row("a"), Row("b")]);
}
