using System.Buffers;
using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>
/// What few have found, and those few stayed with, the nearest to the person's taste first.
/// <code>
/// score = (cosine with the taste + mean completion) / 2      without a taste the cosine is 0
/// </code>
/// </summary>
internal sealed class HiddenGemsRow(float popularShare, int minimumPlays, string? space, int notBefore, int? noLaterThan) : IRowSource, ICandidateSource
{
    private readonly ConditionalWeakTable<CatalogStatistics, HiddenGemPool> _pools = new();

    public string Name => RowKinds.HiddenGems;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        var reason = new Reason(ReasonKind.HiddenGem);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(!Array.Exists(PoolOf(context).Items, context.Eligibility.IsUnwatched)
            ? []
            :
            [
                new RowCandidate(RowKinds.HiddenGems, RowKinds.HiddenGems, "Hidden Gems", [this], reason)
                {
                    Scorer = Scorers.Retrieval,
                    NotBefore = notBefore,
                    NoLaterThan = noLaterThan,
                    ItemReason = reason,
                },
            ]);
    }

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        int[] pool = PoolOf(context).Items;
        float[] scores = ArrayPool<float>.Shared.Rent(pool.Length);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(pool.Length);
        int[] places = ArrayPool<int>.Shared.Rent(pool.Length);
        try
        {
            Score(context, pool, scores.AsSpan(0, pool.Length), cancellationToken);
            int found = 0;
            for (int i = 0; i < pool.Length; i++)
            {
                if (candidates.Accepts(pool[i]))
                {
                    keys[found] = TopK.KeyOf(scores[i], pool[i]);
                    places[found++] = i;
                }
            }

            found = TopK.Select(keys.AsSpan(0, found), places.AsSpan(0, found), candidates.Limit);
            foreach (int place in places.AsSpan(0, found))
            {
                candidates.TryAdd(pool[place], scores[place]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(places);
        }

        return ValueTask.CompletedTask;
    }

    private void Score(RankingContext context, int[] pool, Span<float> scores, CancellationToken cancellationToken)
    {
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        ReadOnlySpan<float> taste = vectors is null ? [] : context.TasteIn(vectors);
        if (vectors is null || taste.IsEmpty)
        {
            scores.Clear();
        }
        else
        {
            vectors.Items.Cosine(taste, pool, scores, cancellationToken);
        }

        ReadOnlySpan<float> completion = context.Snapshot.Statistics.MeanCompletion;
        for (int i = 0; i < pool.Length; i++)
        {
            scores[i] = (scores[i] + completion[pool[i]]) / 2;
        }
    }

    private HiddenGemPool PoolOf(RankingContext context) =>
        _pools.GetValue(context.Snapshot.Statistics, statistics => HiddenGemPool.Make(statistics, popularShare, minimumPlays));
}
