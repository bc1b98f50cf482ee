using System.Buffers;

namespace Ranking;

/// <summary>The eligible titles nearest to the profile's taste.</summary>
internal sealed class NearestSource(string? space) : ICandidateSource
{
    private const int LargestOnStack = 1024;

    public string Name => "nearest";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        if (vectors is null)
        {
            return ValueTask.CompletedTask;
        }

        int dimensions = vectors.Items.Dimensions;
        Span<float> taste = dimensions <= LargestOnStack ? stackalloc float[dimensions] : new float[dimensions];
        if (!vectors.TryEncode(context.History, context.Now, taste))
        {
            return ValueTask.CompletedTask;
        }

        int count = vectors.Items.Count;
        float[] scores = ArrayPool<float>.Shared.Rent(count);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(count);
        int[] items = ArrayPool<int>.Shared.Rent(count);
        try
        {
            vectors.Items.Cosine(taste, scores.AsSpan(0, count));
            cancellationToken.ThrowIfCancellationRequested();
            int found = 0;
            for (int item = 0; item < count; item++)
            {
                if (candidates.Accepts(item) && !float.IsNaN(scores[item]))
                {
                    keys[found] = TopK.KeyOf(scores[item], item);
                    items[found++] = item;
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
}
