namespace Ranking.Expressions;

/// <summary>The titles that a list of its own ranks, the best first, with their scores.</summary>
internal sealed class RankedSource(string name, ItemQuery list, IItemRanker ranker) : ICandidateSource
{
    public string Name => name;

    public async ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        RankedList ranked = await ranker.RankAsync(list, context, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < ranked.Count && !candidates.IsFull; i++)
        {
            candidates.TryAdd(ranked.Items[i], ranked.Scores[i]);
        }
    }
}
