namespace Ranking;

/// <summary>
/// The page while it is laid out: rows from the top, each with the first titles of its list that it may show, reserve included.
/// <code>
/// a row may show a title   unless a row above shows it or its series (of the last so many rows, where titles may be repeated further below), or another row has a claim to it
/// a row ends               at its longest; behind its least titles, before the first that is worth too little beside its best
/// an insertion             stands at its place, or at the end of a row that ends before
/// </code>
/// </summary>
internal sealed class PageLayout
{
    private readonly PagePolicy _policy;
    private readonly ShownTitles _shown;
    private readonly ShownTitles _claimed;
    private readonly Dictionary<int, Proposal> _claims = [];
    private readonly List<int[]> _above;
    private readonly List<PlacedRow> _rows;
    private readonly int[] _room;
    private readonly float _least;

    public PageLayout(RankingContext context, PageSize size, PagePolicy policy, IReadOnlyList<ShownRow> above, IReadOnlyList<Proposal> proposals, Scratch scratch)
    {
        Size = size;
        _policy = policy;
        Catalog catalog = context.Snapshot.Catalog;
        _shown = new ShownTitles(catalog, policy.BySeries, scratch);
        _claimed = new ShownTitles(catalog, policy.BySeries, scratch);
        _rows = new List<PlacedRow>(size.Rows);
        _room = scratch.Ints(size.Items + policy.Rules.Insertions.Count);
        _above = [.. above.Select(row => OrdinalsOf(row, catalog))];
        _least = policy.Rules.EndBelow > 0 ? LeastOf(proposals) : 0f;
        MarkAll();
    }

    public PageSize Size { get; }

    /// <summary>The rows so far, from the top.</summary>
    public IReadOnlyList<PlacedRow> Rows => _rows;

    /// <summary>How many rows earlier pages have.</summary>
    public int AboveCount => _above.Count;

    /// <summary>Changes whenever a title that could be shown before no longer can, or the other way round.</summary>
    public int Version { get; private set; }

    /// <summary>Whether a row that is near enough shows a title or its series, or another row has a claim to it.</summary>
    public bool IsTaken(int item, Proposal by) => !by.Row.AllowsRepeats && _policy.Dedupe != DedupePolicy.Off
        && (_shown.Contains(item) || (_claims.Count > 0 && _claimed.Contains(item) && _claims.GetValueOrDefault(item) != by));

    /// <summary>How many titles a row must show.</summary>
    public int MinimumOf(RowCandidate row) => Math.Clamp(row.MinimumItems ?? Size.MinimumItems, 1, Size.Items);

    /// <summary>Whether a row has a claim to a title or its series.</summary>
    public bool IsClaimed(int item) => _claimed.Contains(item);

    /// <summary>Keeps a title for a row: no other one shows it.</summary>
    public void Claim(int item, Proposal row)
    {
        _claims[item] = row;
        _claimed.Add(item);
        Version++;
    }

    /// <summary>Gives a title that a row had a claim to back to all.</summary>
    public void Release(int item)
    {
        if (_claims.Remove(item))
        {
            _claimed.Remove(item);
            Version++;
        }
    }

    /// <summary>Gives back everything that a row had a claim to.</summary>
    public void Release(Proposal row)
    {
        foreach (int item in _claims.Where(claim => claim.Value == row).Select(claim => claim.Key).ToArray())
        {
            Release(item);
        }
    }

    /// <summary>The titles a row would show at the next place, as positions in its list.</summary>
    /// <param name="proposal">The row.</param>
    /// <param name="positions">Takes the positions; as many as a row has at the most.</param>
    /// <returns>How many there are.</returns>
    public int Fill(Proposal proposal, Span<int> positions)
    {
        int inserted = proposal.Insertions.Count > 0 && TakesInsertions(proposal) ? Math.Min(proposal.Insertions.Count, positions.Length) : 0;
        int minimum = MinimumOf(proposal.Row);
        RankedList list = proposal.List;
        ReadOnlySpan<int> items = list.Items;
        int ranked = list.Count - proposal.Insertions.Count;
        int most = positions.Length - inserted;
        float end = float.NegativeInfinity;
        int count = 0;
        for (int i = 0; i < ranked && count < most; i++)
        {
            if (IsTaken(items[i], proposal))
            {
                continue;
            }

            float value = list.Values[i];
            if (count == 0 && _policy.Rules.EndBelow > 0)
            {
                end = _least + ((float)_policy.Rules.EndBelow * (value - _least));
            }

            if (count >= minimum && value < end)
            {
                break;
            }

            positions[count++] = i;
        }

        for (int i = 0; i < inserted; i++)
        {
            int place = Math.Min(proposal.Insertions[i], count);
            positions[place..count].CopyTo(positions[(place + 1)..]);
            positions[place] = ranked + i;
            count++;
        }

        return count;
    }

    /// <summary>Puts a row below the others; does nothing where it has too few titles.</summary>
    public bool TryPlace(Proposal proposal)
    {
        Span<int> positions = _room.AsSpan(0, Size.Items);
        int count = Fill(proposal, positions);
        if (count < MinimumOf(proposal.Row))
        {
            return false;
        }

        if (proposal.Placed is not { } placed || !positions[..count].SequenceEqual(placed.Positions))
        {
            proposal.Placed = placed = new PlacedRow(proposal, positions[..count].ToArray());
        }

        Place(placed);
        return true;
    }

    /// <summary>Puts a row below the others as it stood there before.</summary>
    public void Place(PlacedRow row)
    {
        _rows.Add(row);
        if (_policy.RepeatAfter < int.MaxValue)
        {
            UnmarkAll();
            MarkAll();
        }
        else
        {
            Mark(row);
        }

        Version++;
    }

    /// <summary>Takes rows off the page from its bottom, until so many are left.</summary>
    public void Truncate(int count)
    {
        if (count == _rows.Count)
        {
            return;
        }

        if (_policy.RepeatAfter == int.MaxValue && _policy.Dedupe != DedupePolicy.Off && !_rows.Exists(row => row.Row.AllowsRepeats))
        {
            for (int row = count; row < _rows.Count; row++)
            {
                Unmark(_rows[row]);
            }

            _rows.RemoveRange(count, _rows.Count - count);
        }
        else
        {
            // What one row shows others may show too.
            UnmarkAll();
            _rows.RemoveRange(count, _rows.Count - count);
            MarkAll();
        }

        Version++;
    }

    // The first row of its kind: an insertion that names a kind goes into that one.
    private bool TakesInsertions(Proposal proposal) => !_rows.Exists(row => row.Row.Kind == proposal.Row.Kind && row.Proposal.Insertions.Count > 0);

    private static int[] OrdinalsOf(ShownRow row, Catalog catalog)
    {
        var ordinals = new List<int>(row.ItemIds.Count);
        foreach (string id in row.ItemIds)
        {
            if (id is not null && catalog.Ids.TryGetOrdinal(id, out int item))
            {
                ordinals.Add(item);
            }
        }

        return [.. ordinals];
    }

    private static float LeastOf(IReadOnlyList<Proposal> proposals)
    {
        float least = float.PositiveInfinity;
        foreach (Proposal proposal in proposals)
        {
            foreach (float value in proposal.List.Values)
            {
                least = float.IsFinite(value) ? Math.Min(least, value) : least;
            }
        }

        return float.IsFinite(least) ? least : 0f;
    }

    private void MarkAll()
    {
        // Rows further above than titles are kept apart do not count.
        int first = Math.Max(0, _above.Count + _rows.Count + 1 - _policy.RepeatAfter);
        for (int row = first; row < _above.Count; row++)
        {
            Array.ForEach(_above[row], _shown.Add);
        }

        for (int row = Math.Max(0, first - _above.Count); row < _rows.Count; row++)
        {
            Mark(_rows[row]);
        }
    }

    private void UnmarkAll()
    {
        foreach (int[] row in _above)
        {
            Array.ForEach(row, _shown.Remove);
        }

        _rows.ForEach(Unmark);
    }

    private void Unmark(PlacedRow row)
    {
        for (int column = 0; column < row.Positions.Length; column++)
        {
            _shown.Remove(row.ItemAt(column));
        }
    }

    private void Mark(PlacedRow row)
    {
        for (int column = 0; column < row.Positions.Length; column++)
        {
            _shown.Add(row.ItemAt(column));
        }
    }
}
