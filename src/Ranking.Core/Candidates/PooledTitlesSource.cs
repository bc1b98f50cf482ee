using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>The titles nearest to given ones together, or to the newest of the history.</summary>
internal sealed class PooledTitlesSource(string[]? itemIds, int truncate, Pooling pooling, string? space, bool includeGiven) : ICandidateSource
{
    public string Name => "nearest_to";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        if (context.Snapshot.FindSpace(space) is not { } vectors)
        {
            return ValueTask.CompletedTask;
        }

        List<int> titles = itemIds is null ? Newest(context.History) : Known(itemIds, context.Snapshot.Catalog);
        ReadOnlySpan<float> direction = VectorPooling.Pool(vectors.Items, CollectionsMarshal.AsSpan(titles), pooling, cancellationToken);
        if (!direction.IsEmpty)
        {
            HashSet<int>? leftOut = itemIds is null || includeGiven ? null : [.. titles];
            IndexSearch.Fill(vectors, direction, candidates, candidates.Limit, cancellationToken, isLeftOut: leftOut is null ? null : leftOut.Contains, leftOutCount: leftOut?.Count ?? 0);
        }

        return ValueTask.CompletedTask;
    }

    // What was refused is no taste.
    private List<int> Newest(ProfileHistory history)
    {
        var titles = new List<int>(Math.Min(truncate, history.Count));
        for (int i = 0; i < history.Count && titles.Count < truncate; i++)
        {
            if (history.Preferences[i] > 0f)
            {
                titles.Add(history.Items[i]);
            }
        }

        return titles;
    }

    private static List<int> Known(string[] ids, Catalog catalog)
    {
        var titles = new List<int>(ids.Length);
        foreach (string id in ids)
        {
            if (catalog.Ids.TryGetOrdinal(id, out int item))
            {
                titles.Add(item);
            }
        }

        return titles;
    }
}
