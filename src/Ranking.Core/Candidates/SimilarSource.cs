namespace Ranking;

/// <summary>The titles most like a seed.</summary>
internal sealed class SimilarSource(int item, string? space) : ICandidateSource
{
    public string Name => "similar";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        if (context.Snapshot.FindSpace(space) is { } vectors && item < vectors.Items.Count)
        {
            Neighbours neighbours = NeighbourCache.Of(vectors).Get(item);
            candidates.IsExact = candidates.Limit <= NeighbourCache.Kept || vectors.Items.Count <= NeighbourCache.Kept;
            for (int i = 0; i < neighbours.Items.Length && !candidates.IsFull; i++)
            {
                candidates.TryAdd(neighbours.Items[i], neighbours.Scores[i]);
            }
        }

        return ValueTask.CompletedTask;
    }
}
