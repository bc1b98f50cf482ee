namespace Ranking;

/// <summary>Named titles, in the order given.</summary>
internal sealed class IdsSource(string[] ids) : ICandidateSource
{
    public string Name => "ids";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        var seen = new HashSet<int>(ids.Length);
        for (int i = 0; i < ids.Length; i++)
        {
            if (context.Snapshot.Catalog.Ids.TryGetOrdinal(ids[i], out int item) && seen.Add(item))
            {
                candidates.TryAdd(item, 1f - (i / (float)ids.Length));
            }
        }

        return ValueTask.CompletedTask;
    }
}
