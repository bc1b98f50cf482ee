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
        var found = new List<(int Item, float Score)>();
        for (int i = 0; i < history.Count; i++)
        {
            if (history.IsResumable(i))
            {
                double days = history.Times[i] == Catalog.MissingTime ? 0 : Math.Max(0, now - history.Times[i]) / 86_400.0;
                found.Add((history.Items[i], (float)(Math.Pow(2, -days / HalfLifeDays) * (0.4 + (0.6 * history.Completions[i])))));
            }
        }

        // The history runs from the newest title on, and the newest is not always the likeliest.
        found.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Item.CompareTo(b.Item));
        foreach ((int item, float score) in found)
        {
            candidates.TryAdd(item, score);
        }

        return ValueTask.CompletedTask;
    }
}
