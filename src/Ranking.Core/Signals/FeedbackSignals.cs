using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking;

/// <summary>
/// How much speaks against a title: how near it is to what the person refused, and how often it was shown and left alone.
/// <code>
/// aversion(t) = max over the refused titles r of  |preference(r)| · 2^(−days since r / 90) · max(0, (cosine(t, r) − 0.3) / 0.7)        0 to 1
/// refused: preference below 0, which are hidden, disliked and abandoned titles; the 32 newest
/// </code>
/// The largest and not the mean: one refused musical says nothing of the other musicals less because a thriller was refused too. Titles whose cosine is below the floor have little in common.
/// </summary>
internal sealed class FeedbackSignals(string? space) : ISignalProvider
{
    private const double HalfLifeDays = 90;
    private const float Floor = 0.3f;
    private const int Most = 32;

    public string Name => space is null ? "feedback" : $"feedback({space})";

    public IReadOnlyList<Signal> Signals { get; } = [new("aversion"), new("impressions")];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        RankingContext context = batch.Context;
        columns[0].Span.Clear();
        if (context.Snapshot.FindSpace(space) is { } vectors)
        {
            Avert(context, vectors.Items, batch.Items, columns[0].Span, cancellationToken);
        }

        for (int i = 0; i < batch.Count; i++)
        {
            columns[1].Span[i] = context.History.ImpressionsOf(batch.Items[i]);
        }

        return ValueTask.CompletedTask;
    }

    private static void Avert(RankingContext context, EmbeddingTable vectors, ReadOnlySpan<int> items, Span<float> aversion, CancellationToken cancellationToken)
    {
        ProfileHistory history = context.History;
        float[] rented = ArrayPool<float>.Shared.Rent(items.Length);
        try
        {
            Span<float> cosines = rented.AsSpan(0, items.Length);
            int refused = 0;
            for (int i = 0; i < history.Count && refused < Most; i++)
            {
                if (history.Preferences[i] >= 0f || vectors.Norm(history.Items[i]) == 0f)
                {
                    continue;
                }

                refused++;
                float weight = -history.Preferences[i] * RecencyOf(history.Times[i], context.Now) / (1f - Floor);
                vectors.Cosine(vectors.Row(history.Items[i]), items, cosines, cancellationToken);
                TensorPrimitives.Subtract(cosines, Floor, cosines);
                TensorPrimitives.Multiply(cosines, weight, cosines);
                TensorPrimitives.Max(aversion, cosines, aversion);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }

        // Spans of mapped rows do not hold the table.
        GC.KeepAlive(vectors);
    }

    // A refusal without a time does not fade: nothing says that it is old.
    private static float RecencyOf(long time, DateTimeOffset now) =>
        time == Catalog.MissingTime ? 1f : (float)HalfLife.Left(now.ToUnixTimeSeconds() - time, HalfLifeDays);
}
