using System.Numerics.Tensors;

namespace Ranking;

/// <summary>The titles picked so far, their vectors behind each other, to compare others with.</summary>
internal ref struct PickedTitles
{
    private readonly TitleSimilarity _by;
    private readonly bool _isKernel;
    private readonly int _dimensions;
    private readonly Span<int> _candidates;
    private readonly Span<int> _items;
    private readonly Span<float> _vectors;
    private readonly Span<float> _room;

    /// <summary>Starts with nothing picked.</summary>
    /// <param name="by">What titles are compared by.</param>
    /// <param name="isKernel">Whether cosines are stretched to 0 to 1, (1 + cosine) / 2, so that similarities make a kernel; otherwise those below 0 are 0: titles that point away from each other are no less alike than those
    /// that have nothing to do with each other.</param>
    /// <param name="items">The titles of the batch.</param>
    /// <param name="order">Which of them is at each place: the candidates.</param>
    /// <param name="most">How many are picked at the most.</param>
    /// <param name="scratch">Lends room.</param>
    public PickedTitles(TitleSimilarity by, bool isKernel, ReadOnlySpan<int> items, ReadOnlySpan<int> order, int most, Scratch scratch)
    {
        _by = by;
        _isKernel = isKernel;
        _candidates = scratch.Ints(order.Length);
        for (int i = 0; i < order.Length; i++)
        {
            _candidates[i] = items[order[i]];
        }

        _dimensions = by.Vectors?.Dimensions ?? 0;
        _items = scratch.Ints(most);
        _vectors = _dimensions == 0 ? [] : scratch.Floats(checked(most * _dimensions));
        _room = by.Vectors is { IsQuantized: true } ? scratch.Floats(_dimensions) : [];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Takes note of a pick.</summary>
    public void Add(int candidate)
    {
        if (_by.Vectors is { } vectors)
        {
            vectors.Row(_candidates[candidate], _room).CopyTo(_vectors.Slice(Count * _dimensions, _dimensions));
        }

        _items[Count++] = _candidates[candidate];
    }

    /// <summary>The vector of a candidate, to be passed to <see cref="Similarity"/> until the next is asked for; empty where titles are not compared by vectors.</summary>
    public readonly ReadOnlySpan<float> VectorOf(int candidate) => _by.Vectors is { } vectors ? vectors.Row(_candidates[candidate], _room) : [];

    /// <summary>How alike a candidate and a picked title are, 0 to 1: by vectors, by the labels they share, or the mean of the two.</summary>
    public readonly float Similarity(int candidate, ReadOnlySpan<float> vector, int picked) => (_by.Vectors, _by.Labels) switch
    {
        (not null, null) => Likeness(vector, picked),
        (null, { } labels) => labels.Jaccard(_candidates[candidate], _items[picked]),
        (not null, { } labels) => (Likeness(vector, picked) + labels.Jaccard(_candidates[candidate], _items[picked])) / 2,
        _ => 0f,
    };

    private readonly float Likeness(ReadOnlySpan<float> vector, int picked)
    {
        float cosine = TensorPrimitives.Dot(vector, _vectors.Slice(picked * _dimensions, _dimensions));
        return _isKernel ? (1 + cosine) / 2 : Math.Max(0f, cosine);
    }
}
