namespace Ranking;

/// <summary>The signals of a page: columns over the union, and columns over the candidates of its lists.</summary>
internal sealed class SignalTable
{
    public Dictionary<string, ReadOnlyMemory<float>> Page { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ReadOnlyMemory<float>> Row { get; } = new(StringComparer.Ordinal);

    /// <summary>Lays columns of the union out over the candidates of the lists, for parts that work on those.</summary>
    public void Spread(IEnumerable<string> names, CandidateUnion union, Scratch scratch)
    {
        foreach (string name in names)
        {
            if (Row.ContainsKey(name) || !Page.TryGetValue(name, out ReadOnlyMemory<float> column))
            {
                continue;
            }

            float[] spread = scratch.Floats(union.PairCount);
            ReadOnlySpan<float> source = column.Span;
            ReadOnlySpan<int> places = union.PairUnion;
            for (int i = 0; i < places.Length; i++)
            {
                spread[i] = source[places[i]];
            }

            Row.Add(name, spread.AsMemory(0, union.PairCount));
        }
    }
}
