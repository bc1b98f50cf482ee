namespace Ranking.Testing.Tests;

internal static class BrokenSources
{
    public static Dictionary<string, Broken> All => new(Fault.Of(fault => Suites.Source(_ => Good(fault())), mayWait: true), StringComparer.Ordinal)
    {
        ["has a name that stays"] = new(Suites.Source(_ => Parts.Source((_, _, _) => { }, Parts.NextName)), "its name was 'name"),
        ["adds no title twice"] = new(Of((_, candidates) =>
        {
            candidates.TryAdd(0, 1f);
            candidates.TryAdd(0, 1f);
        }), "title 0 stands at place 0 and at place 1 again"),
        ["gives finite scores"] = new(Of((_, candidates) => candidates.TryAdd(0, 0f / 0f)), "title 0 at place 0 has the score NaN"),
        ["gives the most promising first"] = new(Of((context, candidates) =>
        {
            for (int item = 0; item < context.Snapshot.Catalog.Count; item++)
            {
                candidates.TryAdd(item, item);
            }
        }), "title 1 with 1 stands behind title 0 with 0"),
        // It starts where the room there is tells it to.
        ["gives a smaller limit the head of its answer to a larger one"] = new(Of((context, candidates) =>
        {
            int count = context.Snapshot.Catalog.Count;
            for (int i = 0; i < count; i++)
            {
                candidates.TryAdd((i + (candidates.Limit % 2)) % count, count - i);
            }
        }), "the head of the answer to limit 3 is ["),
        // It looks at the best few of all titles and lets the buffer refuse those that were watched.
        ["fills its places with what may be shown"] = new(Of((context, candidates) =>
        {
            for (int item = 0; item < Math.Min(candidates.Limit, context.Snapshot.Catalog.Count); item++)
            {
                candidates.TryAdd(item, -item);
            }
        }), "the unwatched head of the answer with watched titles is ["),
        // The same with the excluded title, but not with watched ones.
        ["leaves out the excluded title and nothing else"] = new(Of((context, candidates) =>
        {
            int left = candidates.Limit;
            for (int item = 0; item < context.Snapshot.Catalog.Count && left > 0; item++)
            {
                left -= item == candidates.ExcludedItem || candidates.TryAdd(item, -item) ? 1 : 0;
            }
        }), "the answer without title"),
        // It asks the context what may be shown, and not the buffer.
        ["finds the best of fewer titles"] = new(Of((context, candidates) =>
        {
            int left = candidates.Limit;
            for (int item = 0; item < context.Snapshot.Catalog.Count && left > 0; item++)
            {
                left -= item != candidates.ExcludedItem && context.Eligibility.IsUnwatched(item) ? 1 : 0;
                candidates.TryAdd(item, -item);
            }
        }), "what is kept of the whole answer is ["),
    };

    private static ConformanceSuite Of(Action<RankingContext, CandidateBuffer> retrieve) => Suites.Source(_ => Parts.Source((context, candidates, _) => retrieve(context, candidates)));

    private static ICandidateSource Good(Fault fault) => Parts.Source((context, candidates, cancellationToken) =>
    {
        bool strikes = fault.Strikes(context, cancellationToken);
        for (int item = 0; item < context.Snapshot.Catalog.Count; item++)
        {
            candidates.TryAdd(item, strikes ? 0f : -item);
        }
    });
}
