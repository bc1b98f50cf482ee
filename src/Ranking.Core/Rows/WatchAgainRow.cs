namespace Ranking;

/// <summary>
/// What the person finished and liked, and not of late, the most missed first.
/// <code>
/// score = preference · (1 − 2^(−days since / 365))      a year ago counts half of what can be missed
/// </code>
/// </summary>
internal sealed class WatchAgainRow(int afterDays, int notBefore) : IRowSource, ICandidateSource
{
    private const double HalfLifeDays = 365;
    private const double SecondsPerDay = 86_400;

    public string Name => RowKinds.WatchAgain;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        var reason = new Reason(ReasonKind.Finished);
        for (int i = 0; i < context.History.Count; i++)
        {
            if (Score(context, i) > 0f && context.Eligibility.IsAvailable(context.History.Items[i]))
            {
                return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(
                [
                    new RowCandidate(RowKinds.WatchAgain, RowKinds.WatchAgain, "Watch Again", [this], reason)
                    {
                        Scorer = Scorers.Retrieval,
                        NotBefore = notBefore,
                        IncludeWatched = true,
                        ItemReason = reason,
                    },
                ]);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([]);
    }

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        var found = new List<(int Item, float Score)>();
        for (int i = 0; i < context.History.Count; i++)
        {
            if (Score(context, i) is > 0f and var score)
            {
                found.Add((context.History.Items[i], score));
            }
        }

        candidates.AddBest(found);
        return ValueTask.CompletedTask;
    }

    // 0 for what does not belong here.
    private float Score(RankingContext context, int index)
    {
        ProfileHistory history = context.History;
        if (!history.IsFinished(index) || history.Preferences[index] < ProfileHistory.LikedFrom || history.Times[index] == Catalog.MissingTime)
        {
            return 0f;
        }

        double days = (context.Now.ToUnixTimeSeconds() - history.Times[index]) / SecondsPerDay;
        return days < afterDays ? 0f : (float)(history.Preferences[index] * (1 - Math.Pow(2, -days / HalfLifeDays)));
    }
}
