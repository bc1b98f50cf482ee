namespace Ranking;

/// <summary>Titles left part way: likelihood 2^(−days / 7) × (0.4 + 0.6 × completion), since both a fresh start and a near end are resumed.</summary>
internal sealed class ResumableSource : ICandidateSource
{
    private const double HalfLifeDays = 7;

    public string Name => "resumable";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        ProfileHistory history = context.History;
        long now = context.Now.ToUnixTimeSeconds();
        for (int i = 0; i < history.Count; i++)
        {
            if (history.IsResumable(i))
            {
                double days = history.Times[i] == Catalog.MissingTime ? 0 : Math.Max(0, now - history.Times[i]) / 86_400.0;
                candidates.TryAdd(history.Items[i], (float)(Math.Pow(2, -days / HalfLifeDays) * (0.4 + (0.6 * history.Completions[i]))));
            }
        }

        return ValueTask.CompletedTask;
    }
}
