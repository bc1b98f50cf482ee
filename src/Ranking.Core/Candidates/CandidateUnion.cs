namespace Ranking;

/// <summary>
/// What was retrieved for all lists of a page: every title once (the union), and the candidates of the lists behind each other (the pairs),
/// each pointing into the union. The union is described once, whatever number of rows a title is in. Of each list the candidates that only Reserve sources found are the last.
/// </summary>
internal sealed class CandidateUnion
{
    private readonly int[] _items;
    private readonly int[] _pairUnion;
    private readonly int[] _pairItems;
    private readonly float[] _pairRetrieval;
    private readonly int[]? _pairSource;
    private readonly int[] _starts;
    private readonly int[] _reserveCounts;
    private readonly CandidateBuffer?[][] _found = [];
    private readonly int[] _places = [];

    /// <summary>Merges what sources found, in declared order, Reserve behind all others: a title found twice for a list keeps its first score.</summary>
    public CandidateUnion(IReadOnlyList<ItemQuery> lists, CandidateBuffer?[][] found, int itemCount, bool keepsSources, Scratch scratch)
    {
        int most = found.Sum(list => list.Sum(buffer => buffer?.Count ?? 0));
        // Neither is cleared: what a place says of a title holds only where the union says so too (Briggs and Torczon 1993, "An efficient representation for sparse sets").
        int[] places = scratch.Ints(itemCount);
        (_found, _places) = (found, places);
        int[] lastList = scratch.Ints(Math.Min(most, itemCount));
        _items = scratch.Ints(Math.Min(most, itemCount));
        _pairUnion = scratch.Ints(most);
        _pairItems = scratch.Ints(most);
        _pairRetrieval = scratch.Floats(most);
        _pairSource = keepsSources ? scratch.Ints(most) : null;
        _starts = new int[found.Length + 1];
        _reserveCounts = new int[found.Length];
        for (int list = 0; list < found.Length; list++)
        {
            Merge(lists[list].Sources, found[list], isReserve: false, list, places, lastList);
            int reserveStart = PairCount;
            Merge(lists[list].Sources, found[list], isReserve: true, list, places, lastList);
            _reserveCounts[list] = PairCount - reserveStart;
            _starts[list + 1] = PairCount;
        }
    }

    /// <summary>Takes a union as it was recorded.</summary>
    /// <param name="items">The different titles.</param>
    /// <param name="lists">The candidates of each list, as places among the titles.</param>
    public CandidateUnion(int[] items, IReadOnlyList<ListTrace> lists)
    {
        _items = items;
        _pairUnion = [.. lists.SelectMany(list => list.Candidates)];
        _pairItems = Array.ConvertAll(_pairUnion, place => items[place]);
        _pairRetrieval = [.. lists.SelectMany(list => list.Retrieval)];
        _pairSource = [.. lists.SelectMany(list => list.FoundBy)];
        _starts = new int[lists.Count + 1];
        _reserveCounts = [.. lists.Select(list => list.ReserveCount)];
        for (int list = 0; list < lists.Count; list++)
        {
            _starts[list + 1] = _starts[list] + lists[list].Candidates.Count;
        }

        Count = items.Length;
        PairCount = _pairUnion.Length;
    }

    /// <summary>The number of different titles.</summary>
    public int Count { get; private set; }

    /// <summary>The number of candidates of all lists together.</summary>
    public int PairCount { get; private set; }

    /// <summary>The different titles.</summary>
    public ReadOnlyMemory<int> Items => _items.AsMemory(0, Count);

    /// <summary>Where in the union each candidate is.</summary>
    public ReadOnlySpan<int> PairUnion => _pairUnion.AsSpan(0, PairCount);

    /// <summary>The candidates as titles.</summary>
    public ReadOnlyMemory<int> PairItems => _pairItems.AsMemory(0, PairCount);

    /// <summary>The score of each candidate's source.</summary>
    public ReadOnlyMemory<float> PairRetrieval => _pairRetrieval.AsMemory(0, PairCount);

    /// <summary>Which source of its list found each candidate; empty where that was not kept.</summary>
    public ReadOnlySpan<int> PairSource => _pairSource is null ? [] : _pairSource.AsSpan(0, PairCount);

    /// <summary>Where each list starts among the candidates, and behind the last its end.</summary>
    public ReadOnlyMemory<int> Starts => _starts;

    /// <summary>How many of each list's candidates, the last ones, are Reserve.</summary>
    public ReadOnlySpan<int> ReserveCounts => _reserveCounts;

    /// <summary>What the sources of one name gave each candidate: their score, or with <c>_rank</c> behind the name the place at which they found it, from 1; NaN where they did not.</summary>
    public ReadOnlyMemory<float> RetrievalOf(string name, IReadOnlyList<ItemQuery> lists, Scratch scratch)
    {
        const string Rank = "_rank";
        float[] column = scratch.Floats(PairCount);
        column.AsSpan(0, PairCount).Fill(float.NaN);
        int[] pairs = scratch.Ints(Count);
        for (int list = 0; list < _found.Length; list++)
        {
            for (int pair = _starts[list]; pair < _starts[list + 1]; pair++)
            {
                pairs[_pairUnion[pair]] = pair;
            }

            // The first of a name counts; last to first, so it is written last.
            for (int source = _found[list].Length - 1; source >= 0; source--)
            {
                string own = lists[list].Sources[source].Name;
                bool isScore = own == name;
                if (_found[list][source] is not { } buffer || !(isScore || (name.EndsWith(Rank, StringComparison.Ordinal) && name.AsSpan(0, name.Length - Rank.Length).SequenceEqual(own))))
                {
                    continue;
                }

                for (int i = buffer.Count - 1; i >= 0; i--)
                {
                    column[pairs[_places[buffer.Items[i]]]] = isScore ? buffer.Scores[i] : i + 1;
                }
            }
        }

        return column.AsMemory(0, PairCount);
    }

    private void Merge(IReadOnlyList<ICandidateSource> sources, CandidateBuffer?[] found, bool isReserve, int list, int[] places, int[] lastList)
    {
        for (int source = 0; source < found.Length; source++)
        {
            if (found[source] is { } buffer && sources[source].IsReserve == isReserve)
            {
                Merge(buffer, list, source, places, lastList);
            }
        }
    }

    private void Merge(CandidateBuffer buffer, int list, int source, int[] places, int[] lastList)
    {
        ReadOnlySpan<int> items = buffer.Items;
        ReadOnlySpan<float> scores = buffer.Scores;
        for (int i = 0; i < items.Length; i++)
        {
            int item = items[i];
            int place = places[item];
            if ((uint)place >= (uint)Count || _items[place] != item)
            {
                place = Count++;
                _items[place] = item;
                places[item] = place;
            }
            else if (lastList[place] == list)
            {
                continue;
            }

            lastList[place] = list;
            _pairUnion[PairCount] = place;
            _pairItems[PairCount] = item;
            _pairRetrieval[PairCount] = scores[i];
            if (_pairSource is not null)
            {
                _pairSource[PairCount] = source;
            }

            PairCount++;
        }
    }
}
