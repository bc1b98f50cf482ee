namespace Ranking.Testing.Tests;

internal static class BrokenSelectors
{
    // What a selector throws is caught by the page; that it throws is found by the law that it picks one of the rows.
    public static Dictionary<string, Broken> All => new(
        Fault.Of(fault => Suites.Selector(_ => Good(fault())), mayWait: false).Where(law => law.Key != "answers everybody"), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.Selector(_ => Parts.Selector(_ => 0, Parts.NextName)), "its name was 'name"),
        ["picks one of the rows"] = new(Suites.Selector(_ => Parts.Selector(selection => selection.Count)), "behind 0 rows it picked row "),
        ["picks the same row twice"] = new(
            Suites.Selector(_ =>
            {
                int calls = 0;
                return Parts.Selector(selection => Interlocked.Increment(ref calls) % 2 == 0 ? 0 : selection.Count - 1);
            }), "and then row 0"),
    };

    private static IRowSelector Good(Fault fault) => Parts.Selector(selection => fault.Strikes(selection.Context) ? selection.Count - 1 : 0);
}
