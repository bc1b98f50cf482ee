namespace Ranking;

/// <summary>Takes down one call of the built-in item ranker, for a full trace. Copies what it is shown: the page's arrays go back to their pool.</summary>
internal sealed class RankerRecording
{
    private readonly Dictionary<IScorer, IReadOnlyList<TraceColumn<float>>> _terms = new(ReferenceEqualityComparer.Instance);
    private string[] _items = [];
    private ListTrace[] _lists = [];
    private IReadOnlyList<TraceColumn<float>> _signals = [];

    /// <summary>What each filter dropped, as places in the union.</summary>
    public List<TraceColumn<int>> Filters { get; } = [];

    /// <summary>A recording for a context that wants one; null otherwise.</summary>
    public static RankerRecording? For(RankingContext context) => context.Trace is TraceRecorder { IsFull: true } ? new RankerRecording() : null;

    /// <summary>Takes down the candidates and their signals.</summary>
    public void Begin(IReadOnlyList<ItemQuery> lists, CandidateUnion union, SignalTable signals, Catalog catalog)
    {
        _items = [.. union.Items.ToArray().Select(item => catalog.Ids[item])];
        _signals = [.. signals.Page.Select(column => new TraceColumn<float>(column.Key, column.Value.ToArray()))];
        _lists = new ListTrace[lists.Count];
        for (int list = 0; list < _lists.Length; list++)
        {
            Range range = RangeOf(union, list);
            _lists[list] = new ListTrace
            {
                Key = lists[list].Key,
                Take = lists[list].Take,
                Candidates = union.PairUnion[range].ToArray(),
                ReserveCount = union.ReserveCounts[list],
                Sources = [.. lists[list].Sources.Select(source => source.Name)],
                FoundBy = union.PairSource[range].ToArray(),
                Retrieval = union.PairRetrieval.Span[range].ToArray(),
                Signals = [.. signals.Row
                    .Where(column => column.Key != SignalNames.Retrieval)
                    .Select(column => new TraceColumn<float>(column.Key, column.Value.Span[range].ToArray()))],
                Scorer = lists[list].Scorer?.Name,
                IsFormula = lists[list].Scorer is FormulaScorer { IsSelfContained: true },
                Scores = [],
                Orders = [],
            };
        }
    }

    /// <summary>Takes down what a scorer gave the candidates of all lists, term by term. Terms over the union are laid out over the lists.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <param name="batch">What it scored.</param>
    /// <param name="places">Where in the batch each candidate of the lists is.</param>
    public void Terms(IScorer scorer, CandidateBatch batch, ReadOnlySpan<int> places)
    {
        if (scorer is IBuiltInScorer formula)
        {
            var terms = new List<TraceColumn<float>>();
            foreach (TraceColumn<float> term in formula.Terms(batch))
            {
                terms.Add(term with { Values = Gather(term.Values, places) });
            }

            _terms[scorer] = terms;
        }
    }

    /// <summary>Takes down what a list is ordered by.</summary>
    /// <param name="list">Which list.</param>
    /// <param name="by">Who scored it.</param>
    /// <param name="union">The candidates.</param>
    /// <param name="scores">What all candidates are ordered by.</param>
    /// <param name="values">What all candidates are worth.</param>
    public void Scores(int list, IScorer? by, CandidateUnion union, float[] scores, float[] values)
    {
        Range range = RangeOf(union, list);
        float[] own = scores.AsSpan(range).ToArray();
        IReadOnlyList<TraceColumn<float>> terms = by is not null && _terms.TryGetValue(by, out IReadOnlyList<TraceColumn<float>>? known)
            ? [.. known.Select(term => term with { Values = [.. term.Values.Take(range)] })]
            : [new TraceColumn<float>(by?.Name ?? "popularity", own)];
        _lists[list] = _lists[list] with { Terms = terms, Scores = own, Values = ReferenceEquals(scores, values) ? [] : values.AsSpan(range).ToArray() };
    }

    /// <summary>Takes down the next order of a list.</summary>
    /// <param name="list">Which list.</param>
    /// <param name="by">What made it: the scores, or a reorderer.</param>
    /// <param name="positions">Candidates of all lists, the best first.</param>
    /// <param name="start">Where the list starts among them.</param>
    public void Order(int list, string by, ReadOnlySpan<int> positions, int start)
    {
        int[] order = positions.ToArray();
        for (int i = 0; i < order.Length; i++)
        {
            order[i] -= start;
        }

        _lists[list] = _lists[list] with { Orders = [.. _lists[list].Orders, new TraceColumn<int>(by, order)] };
    }

    /// <summary>The recording as data.</summary>
    public RankerTrace ToTrace(string name, string role) =>
        new() { Name = name, Role = role, HasStages = true, Items = _items, Signals = _signals, Filters = Filters, Lists = _lists };

    private static Range RangeOf(CandidateUnion union, int list) => union.Starts.Span[list]..union.Starts.Span[list + 1];

    private static float[] Gather(IReadOnlyList<float> values, ReadOnlySpan<int> places)
    {
        var gathered = new float[places.Length];
        for (int i = 0; i < gathered.Length; i++)
        {
            gathered[i] = values[places[i]];
        }

        return gathered;
    }
}
