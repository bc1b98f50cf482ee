namespace Ranking;

/// <summary>Reads the account of each candidate of a row off the columns of a full trace.</summary>
internal sealed class RowAccounting
{
    private readonly RowTrace _row;
    private readonly RankerTrace? _ranker;
    private readonly Dictionary<int, string> _filteredBy = [];
    private readonly Dictionary<string, string> _filteredByPage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shownBy = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused;
    private readonly HashSet<string> _shownElsewhere;

    public RowAccounting(PageTrace trace, RowTrace row)
    {
        _row = row;
        _ranker = row.Ranker < 0 ? null : trace.Rankers[row.Ranker];
        _refused = new HashSet<string>(row.Refused, StringComparer.Ordinal);
        _shownElsewhere = new HashSet<string>(row.ShownElsewhere, StringComparer.Ordinal);
        foreach (TraceColumn<int> filter in _ranker?.Filters ?? [])
        {
            foreach (int item in filter.Values)
            {
                _filteredBy[item] = filter.Name;
            }
        }

        foreach (TraceColumn<string> filter in trace.Filters)
        {
            foreach (string id in filter.Values)
            {
                _filteredByPage[id] = filter.Name;
            }
        }

        foreach (RowTrace other in trace.Rows.Where(other => other.Place is not null && other != row).OrderBy(other => other.Place))
        {
            foreach (string id in other.Shown)
            {
                _shownBy.TryAdd(id, other.Key);
            }
        }
    }

    public IReadOnlyList<ItemAccount> Accounts()
    {
        if (_ranker?.Lists[_row.List] is not { } list)
        {
            return [];
        }

        var places = list.Orders.Select(order => Places(order.Values, list.Candidates.Count)).ToArray();
        var accounts = new ItemAccount[list.Candidates.Count];
        for (int i = 0; i < accounts.Length; i++)
        {
            int item = list.Candidates[i];
            string id = _ranker.Items[item];
            (CandidateFate fate, string by) = FateOf(item, id, i, list, places);
            accounts[i] = new ItemAccount
            {
                ItemId = id,
                RowKey = _row.Key,
                Fate = fate,
                By = by,
                Place = fate == CandidateFate.Shown ? PlaceOf(id) : null,
                Source = list.FoundBy.Count == 0 ? "" : list.Sources[list.FoundBy[i]],
                Retrieval = list.Retrieval.Count == 0 ? 0f : list.Retrieval[i],
                Signals =
                [
                    .. _ranker.Signals.Select(signal => KeyValuePair.Create(signal.Name, signal.Values[item])),
                    .. list.Signals.Select(signal => KeyValuePair.Create(signal.Name, signal.Values[i])),
                ],
                // A branch that was not taken gave nothing.
                Terms = [.. list.Terms.Where(term => !float.IsNaN(term.Values[i]) || !float.IsFinite(list.Scores[i])).Select(term => KeyValuePair.Create(term.Name, term.Values[i]))],
                Score = list.Scores[i],
                Worth = list.Values.Count == 0 ? list.Scores[i] : list.Values[i],
                Moves = Moves(i, list, places),
            };
        }

        return accounts;
    }

    private (CandidateFate Fate, string By) FateOf(int item, string id, int candidate, ListTrace list, int[][] places)
    {
        if (PlaceOf(id) >= 0)
        {
            return (CandidateFate.Shown, "");
        }

        if (_filteredBy.TryGetValue(item, out string? filter))
        {
            return (CandidateFate.Filtered, filter);
        }

        if (!float.IsFinite(list.Scores[candidate]))
        {
            return (CandidateFate.NotFinite, list.Scorer ?? "");
        }

        int first = candidate < list.Candidates.Count - list.ReserveCount ? 0 : Array.FindIndex(places, order => order[candidate] >= 0);
        if (first < 0)
        {
            return (CandidateFate.Reserve, "");
        }

        for (int order = first; order < places.Length; order++)
        {
            if (places[order][candidate] < 0)
            {
                return order == 0 ? (CandidateFate.Outranked, "") : (CandidateFate.Cut, list.Orders[order].Name);
            }
        }

        return OnPage(id);
    }

    private (CandidateFate Fate, string By) OnPage(string id)
    {
        if (_filteredByPage.TryGetValue(id, out string? filter))
        {
            return (CandidateFate.Filtered, filter);
        }

        if (_refused.Contains(id))
        {
            return (CandidateFate.Refused, "");
        }

        if (_shownElsewhere.Contains(id))
        {
            return (CandidateFate.ShownElsewhere, _shownBy.GetValueOrDefault(id, "another title of its series"));
        }

        return _row.Place is null ? (CandidateFate.RowLeftOut, _row.Outcome) : (CandidateFate.Reserve, "");
    }

    private int PlaceOf(string id)
    {
        for (int place = 0; place < _row.Shown.Count; place++)
        {
            if (_row.Shown[place] == id)
            {
                return place;
            }
        }

        return -1;
    }

    private static List<(string By, int From, int To)> Moves(int candidate, ListTrace list, int[][] places)
    {
        var moves = new List<(string By, int From, int To)>();
        for (int order = 1; order < places.Length; order++)
        {
            if (places[order][candidate] >= 0 && places[order][candidate] != places[order - 1][candidate])
            {
                moves.Add((list.Orders[order].Name, places[order - 1][candidate], places[order][candidate]));
            }
        }

        return moves;
    }

    private static int[] Places(IReadOnlyList<int> order, int count)
    {
        var places = new int[count];
        Array.Fill(places, -1);
        for (int place = 0; place < order.Count; place++)
        {
            places[order[place]] = place;
        }

        return places;
    }
}
