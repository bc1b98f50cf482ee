namespace Ranking;

/// <summary>
/// The person's own list, the last added first. It keeps titles that a row above shows: people look for what they put there. What was watched to its end leaves it.
/// </summary>
internal sealed class MyListRow(bool isPersonalized, int noLaterThan) : IRowSource, ICandidateSource
{
    public string Name => RowKinds.MyList;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        var reason = new Reason(ReasonKind.Listed);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(!Unfinished(context).Any(context.Eligibility.IsAvailable)
            ? []
            :
            [
                new RowCandidate(RowKinds.MyList, RowKinds.MyList, "My List", [this], reason)
                {
                    Scorer = isPersonalized ? null : Scorers.Retrieval,
                    NoLaterThan = noLaterThan,
                    MinimumItems = 1,
                    IncludeWatched = true,
                    AllowsRepeats = true,
                    ItemReason = reason,
                },
            ]);
    }

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        int[] titles = [.. Unfinished(context)];
        for (int i = 0; i < titles.Length; i++)
        {
            candidates.TryAdd(titles[i], 1f - (i / (float)titles.Length));
        }

        return ValueTask.CompletedTask;
    }

    private static List<int> Unfinished(RankingContext context)
    {
        ProfileHistory history = context.History;
        var titles = new List<int>(history.Listed.Length);
        foreach (int item in history.Listed)
        {
            int index = history.IsWatched(item) ? history.Items.IndexOf(item) : -1;
            if (index < 0 || !history.IsFinished(index))
            {
                titles.Add(item);
            }
        }

        return titles;
    }
}
