namespace Ranking;

/// <summary>The signals of a page: columns over the union, and columns over the candidates of its lists.</summary>
internal sealed class SignalTable
{
    public SignalTable()
    {
    }

    /// <summary>Takes the signals as they were recorded.</summary>
    public SignalTable(RankerTrace trace, CandidateUnion union)
    {
        foreach (TraceColumn<float> column in trace.Signals)
        {
            Page.Add(column.Name, column.Values.ToArray());
        }

        Row.Add(SignalNames.Retrieval, union.PairRetrieval);
        IEnumerable<TraceColumn<float>> rows = trace.Lists.SelectMany(list => list.Signals);
        foreach (IGrouping<string, TraceColumn<float>> column in rows.GroupBy(column => column.Name, StringComparer.Ordinal))
        {
            Row.Add(column.Key, column.SelectMany(part => part.Values).ToArray());
        }
    }

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
