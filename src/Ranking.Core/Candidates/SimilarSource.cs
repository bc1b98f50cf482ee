namespace Ranking;

/// <summary>The titles most like a seed, its own series left out: those of its kept neighbours that may be shown, or, where few of them may, those of all titles.</summary>
internal sealed class SimilarSource(string itemId, string? space) : ICandidateSource
{
    // A row and its reserve take about so many; with fewer the kept neighbours are not enough to go by.
    private const int Enough = 100;

    public string Name => "similar";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        if (context.Snapshot.FindSpace(space) is not { } vectors || !context.Snapshot.Catalog.Ids.TryGetOrdinal(itemId, out int item))
        {
            return ValueTask.CompletedTask;
        }

        Neighbours neighbours = NeighbourCache.Of(vectors).Get(item, cancellationToken);
        bool isAll = neighbours.Items.Length < NeighbourCache.Kept;
        if (!isAll && Eligible(neighbours, candidates, item, context.Snapshot.Catalog) < Math.Min(Enough, candidates.Limit))
        {
            IndexSearch.Fill(vectors, vectors.Items.Row(item), candidates, candidates.Limit, cancellationToken, above: 0f, isLeftOut: other => IsSame(other, item, context.Snapshot.Catalog));
            return ValueTask.CompletedTask;
        }

        for (int i = 0; i < neighbours.Items.Length && !candidates.IsFull; i++)
        {
            if (!IsSame(neighbours.Items[i], item, context.Snapshot.Catalog))
            {
                candidates.TryAdd(neighbours.Items[i], neighbours.Scores[i]);
            }
        }

        candidates.IsExact = vectors.Index.IsExact && (isAll || candidates.IsFull);
        return ValueTask.CompletedTask;
    }

    // Another episode of a series is no news to someone who watched one.
    private static bool IsSame(int item, int seed, Catalog catalog) => item == seed || (catalog.SeriesOf(item) >= 0 && catalog.SeriesOf(item) == catalog.SeriesOf(seed));

    private static int Eligible(Neighbours neighbours, CandidateBuffer candidates, int seed, Catalog catalog)
    {
        int eligible = 0;
        foreach (int neighbour in neighbours.Items)
        {
            eligible += candidates.Accepts(neighbour) && !IsSame(neighbour, seed, catalog) ? 1 : 0;
        }

        return eligible;
    }
}
