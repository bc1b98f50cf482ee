using System.Buffers;

namespace Ranking.Embeddings;

/// <summary>The eligible titles a model scores highest.</summary>
internal sealed class ModelSource(CollaborativeModel model, ModelBindings bindings, string name) : ICandidateSource
{
    public string Name => name;

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(candidates);
        ModelBindings.Binding binding = bindings.To(context.Snapshot.Catalog);
        using ProfileScores scores = ProfileScores.Of(model, binding, context.History);
        if (scores.Scores.IsEmpty)
        {
            return ValueTask.CompletedTask;
        }

        // What may not be shown is left out before the best are chosen.
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(scores.Scores.Length);
        int[] known = ArrayPool<int>.Shared.Rent(scores.Scores.Length);
        int count = 0;
        for (int i = 0; i < scores.Scores.Length; i++)
        {
            if (binding.Items[i] is >= 0 and int item && candidates.Accepts(item))
            {
                keys[count] = TopK.KeyOf(scores.Scores[i], item);
                known[count++] = i;
            }
        }

        int found = TopK.Select(keys.AsSpan(0, count), known.AsSpan(0, count), candidates.Limit);
        for (int i = 0; i < found; i++)
        {
            candidates.TryAdd(binding.Items[known[i]], scores.Scores[known[i]]);
        }

        ArrayPool<ulong>.Shared.Return(keys);
        ArrayPool<int>.Shared.Return(known);
        return ValueTask.CompletedTask;
    }
}
