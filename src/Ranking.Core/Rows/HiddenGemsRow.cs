using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>
/// What few have found: half of the candidates are those nearest to the person's taste, half those that were completed best.
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
        HiddenGemPool pool = PoolOf(context);
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        ReadOnlySpan<float> taste = vectors is null ? [] : context.TasteIn(vectors);
        var added = new HashSet<int>();
        foreach (int item in vectors is null || taste.IsEmpty ? [] : Nearest(vectors, taste, pool, candidates))
        {
            Add(item, taste);
        }

        foreach (int item in pool.Items)
        {
            if (candidates.IsFull)
            {
                break;
            }

            Add(item, taste);
        }

        return ValueTask.CompletedTask;

        void Add(int item, ReadOnlySpan<float> taste)
        {
            if (added.Add(item))
            {
                float cosine = vectors is null || taste.IsEmpty ? 0f : System.Numerics.Tensors.TensorPrimitives.Dot(taste, vectors.Items.Row(item));
                candidates.TryAdd(item, (cosine + context.Snapshot.Statistics.MeanCompletion[item]) / 2);
            }
        }
    }

    private static int[] Nearest(IVectorSpace vectors, ReadOnlySpan<float> taste, HiddenGemPool pool, CandidateBuffer candidates)
    {
        ulong[] mask = [.. pool.Mask];
        ReadOnlySpan<ulong> eligible = candidates.Filter.Bits;
        for (int word = 0; word < mask.Length; word++)
        {
            mask[word] &= word < eligible.Length ? eligible[word] : 0;
        }

        var items = new int[(candidates.Limit + 1) / 2];
        int found = vectors.Index.Search(taste, CandidateFilter.Mask(mask), items, new float[items.Length]);
        candidates.IsExact = vectors.Index.IsExact;
        return items[..found];
    }

    private HiddenGemPool PoolOf(RankingContext context) =>
        _pools.GetValue(context.Snapshot.Statistics, statistics => HiddenGemPool.Make(statistics, popularShare, minimumPlays));
}
