using System.Numerics.Tensors;

namespace Ranking;

/// <summary>The titles picked so far, their vectors behind each other, to compare others with.</summary>
internal ref struct PickedTitles
{
    private readonly TitleSimilarity _by;
    private readonly int _dimensions;
    private readonly Span<int> _items;
    private readonly Span<float> _vectors;
    private readonly Span<float> _room;

    public PickedTitles(TitleSimilarity by, int most, Scratch scratch)
    {
        _by = by;
        _dimensions = by.Vectors?.Dimensions ?? 0;
        _items = scratch.Ints(most);
        _vectors = _dimensions == 0 ? [] : scratch.Floats(checked(most * _dimensions));
        _room = by.Vectors is { IsQuantized: true } ? scratch.Floats(_dimensions) : [];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public void Add(int item)
    {
        if (_by.Vectors is { } vectors)
        {
            vectors.Row(item, _room).CopyTo(_vectors.Slice(Count * _dimensions, _dimensions));
        }

        _items[Count++] = item;
    }

    /// <summary>The vector of a title, to be passed to <see cref="Cosine"/> until the next is asked for; empty where titles are not compared by vectors.</summary>
    public readonly ReadOnlySpan<float> VectorOf(int item) => _by.Vectors is { } vectors ? vectors.Row(item, _room) : [];

    /// <summary>The cosine with a picked title, −1 to 1; 0 where one of them has no vector.</summary>
    public readonly float Cosine(ReadOnlySpan<float> vector, int picked) => TensorPrimitives.Dot(vector, _vectors.Slice(picked * _dimensions, _dimensions));

    /// <summary>What share of their labels a title has in common with a picked one, 0 to 1.</summary>
    public readonly float Overlap(int item, int picked) => _by.Labels is { } labels ? labels.Jaccard(item, _items[picked]) : 0f;
}
