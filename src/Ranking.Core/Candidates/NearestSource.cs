using System.Buffers;

namespace Ranking;

/// <summary>The eligible titles nearest to the profile's taste.</summary>
internal sealed class NearestSource(string? space) : ICandidateSource
{
    public string Name => "nearest";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        if (vectors is null)
        {
            return ValueTask.CompletedTask;
        }

        ReadOnlySpan<float> taste = context.TasteIn(vectors);
        if (taste.IsEmpty)
        {
            return ValueTask.CompletedTask;
        }

        int count = vectors.Items.Count;
        int room = (int)Math.Min(count, 3L * candidates.Limit);
        float[] scores = ArrayPool<float>.Shared.Rent(count);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(room);
        int[] items = ArrayPool<int>.Shared.Rent(room);
        try
        {
            vectors.Items.Cosine(taste, scores.AsSpan(0, count));
            int found = 0;
            // Most titles are turned away by one comparison with the worst of the best so far. NaN never passes, nor does a later title of an equal score.
            float worst = float.NegativeInfinity;
            for (int item = 0; item < count; item++)
            {
                if ((item & 4095) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (scores[item] > worst && candidates.Accepts(item))
                {
                    keys[found] = TopK.KeyOf(scores[item], item);
                    items[found++] = item;
                    if (found == room && room > candidates.Limit)
                    {
                        TopK.KeepBest(keys.AsSpan(0, found), items.AsSpan(0, found), candidates.Limit);
                        found = candidates.Limit;
                        worst = Worst(scores, items.AsSpan(0, found));
                    }
                }
            }

            found = TopK.Select(keys.AsSpan(0, found), items.AsSpan(0, found), candidates.Limit);
            for (int i = 0; i < found; i++)
            {
                candidates.TryAdd(items[i], scores[items[i]]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(items);
        }

        return ValueTask.CompletedTask;
    }

    private static float Worst(float[] scores, ReadOnlySpan<int> items)
    {
        float worst = float.PositiveInfinity;
        foreach (int item in items)
        {
            worst = Math.Min(worst, scores[item]);
        }

        return worst;
    }
}
