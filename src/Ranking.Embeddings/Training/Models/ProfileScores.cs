using System.Buffers;

namespace Ranking.Embeddings;

/// <summary>A model's scores for what a profile liked, in rented memory.</summary>
internal ref struct ProfileScores : IDisposable
{
    private readonly float[]? _rented;

    private ProfileScores(float[]? rented, int count)
    {
        _rented = rented;
        Scores = rented.AsSpan(0, rented is null ? 0 : count);
    }

    /// <summary>One a title the model knows; empty where the profile liked nothing it knows.</summary>
    public Span<float> Scores { get; }

    public static ProfileScores Of(CollaborativeModel model, ModelBindings.Binding binding, ProfileHistory history)
    {
        int[] liked = ArrayPool<int>.Shared.Rent(history.Count);
        int count = 0;
        for (int i = 0; i < history.Count; i++)
        {
            if (history.Preferences[i] >= model.LikedFrom && binding.Of(history.Items[i]) is >= 0 and int known)
            {
                liked[count++] = known;
            }
        }

        float[]? scores = count == 0 && model.NeedsHistory ? null : ArrayPool<float>.Shared.Rent(model.ItemIds.Count);
        if (scores is not null)
        {
            model.Score(liked.AsSpan(0, count), [], scores.AsSpan(0, model.ItemIds.Count));
        }

        ArrayPool<int>.Shared.Return(liked);
        return new ProfileScores(scores, model.ItemIds.Count);
    }

    public readonly void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<float>.Shared.Return(_rented);
        }
    }
}
