using System.Diagnostics.CodeAnalysis;

namespace Ranking;

/// <summary>Turns what a full trace says back into what the stages from filtering on are called with.</summary>
internal static class PageReplay
{
    /// <summary>The rows as they were proposed; their sources have names and give nothing, since what they gave was recorded.</summary>
    public static IReadOnlyList<RowCandidate> Rows(PageTrace trace, IReadOnlyList<IScorer> scorers) =>
    [
        .. trace.Rows.Select(row =>
        {
            RankerTrace? ranker = row.Ranker < 0 ? null : trace.Rankers[row.Ranker];
            ListTrace? list = ranker?.Lists[row.List];
            return row.Row with
            {
                Sources = [.. (list?.Sources ?? []).Select(name => new RecordedSource(name))],
                Scorer = list?.Scorer is not null && IsRankedAgain(ranker) ? Scorer(list, scorers) : null,
                Ranker = null,
            };
        }),
    ];

    /// <summary>A list as its ranker returned it.</summary>
    public static RankedList Returned(ListTrace list, int[] items)
    {
        int[] order = [.. list.Orders[^1].Values];
        return new RankedList(
            Array.ConvertAll(order, candidate => items[list.Candidates[candidate]]),
            Array.ConvertAll(order, candidate => list.Scores[candidate]),
            list.Values.Count == 0 ? default : Array.ConvertAll(order, candidate => list.Values[candidate]));
    }

    /// <summary>The ordinal of a title of the trace.</summary>
    public static int OrdinalOf(string id, Catalog catalog) => catalog.Ids.TryGetOrdinal(id, out int item)
        ? item
        : throw new RankingException($"The trace cannot be replayed: it names the title '{id}', which this catalog does not have.");

    /// <summary>Whether a call is made again; the lists of others are taken as they are.</summary>
    public static bool IsRankedAgain([NotNullWhen(true)] RankerTrace? call) =>
        call is { HasStages: true, Role: RankerTrace.PageRole or RankerTrace.FallbackRole };

    // A formula's name is its text; scorers of the host's own have to be handed in.
    private static IScorer Scorer(ListTrace list, IReadOnlyList<IScorer> scorers) =>
        list.IsFormula
            ? Scorers.Formula(list.Scorer ?? "")
            : scorers.FirstOrDefault(scorer => scorer.Name == list.Scorer)
                ?? throw new RankingException($"The trace cannot be replayed: the row '{list.Key}' is ordered by the scorer '{list.Scorer}', which is no formula; hand it to Replay.");

    private sealed class RecordedSource(string name) : ICandidateSource
    {
        public string Name => name;

        public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
