namespace Ranking;

/// <summary>Turns what a full trace says back into what the stages from filtering on are called with.</summary>
internal static class PageReplay
{
    /// <summary>The rows as they were proposed; their sources have names and give nothing, since what they gave was recorded.</summary>
    public static IReadOnlyList<RowCandidate> Rows(PageTrace trace, IReadOnlyList<IScorer> scorers, Catalog catalog) =>
    [
        .. trace.Rows.Select(row =>
        {
            ListTrace? list = row.Ranker < 0 ? null : trace.Rankers[row.Ranker].Lists[row.List];
            return new RowCandidate(row.Kind, row.Key, row.Title, [.. (list?.Sources ?? []).Select(name => new RecordedSource(name))], row.Reason)
            {
                Value = row.Value,
                Score = row.Score,
                Scorer = list?.Scorer is { } scorer && trace.Rankers[row.Ranker].HasStages ? Scorer(scorer, row.Key, scorers) : null,
                Position = row.Position,
                NoLaterThan = row.NoLaterThan,
                NotBefore = row.NotBefore,
                OneIn = row.OneIn,
                Family = row.Family,
                MinimumItems = row.MinimumItems,
                IncludeWatched = row.IncludeWatched,
                AllowsRepeats = row.AllowsRepeats,
                SeedItem = row.SeedItem is { } seed ? OrdinalOf(seed, catalog) : -1,
                ItemReason = row.ItemReason,
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

    // A formula's name is its text; scorers of the host's own have to be handed in.
    private static IScorer Scorer(string name, string row, IReadOnlyList<IScorer> scorers)
    {
        if (scorers.FirstOrDefault(scorer => scorer.Name == name) is { } known)
        {
            return known;
        }

        try
        {
            return Scorers.Formula(name);
        }
        catch (Expressions.ExpressionException e)
        {
            throw new RankingException(
                $"The trace cannot be replayed: the row '{row}' is ordered by the scorer '{name}', which is no formula; hand it to Replay.", e);
        }
    }

    private sealed class RecordedSource(string name) : ICandidateSource
    {
        public string Name => name;

        public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
