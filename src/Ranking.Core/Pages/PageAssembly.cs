namespace Ranking;

/// <summary>
/// The third pass: rows are placed from the top, each by what it is worth given the page so far.
/// <code>
/// for each place p:
///     row ← of the rows that may come at p (not before their first place, not too close to their family) the row pinned to p, else a row promised no later than p, else what the selector picks by value
///     titles ← the first titles of the row's list, reserve included, that no row above shows
///     if there are enough: place it, and its titles are shown; otherwise drop the row and look again
/// </code>
/// A title stays with the first row that shows it, and later rows refill from their reserves.
/// </summary>
internal sealed class PageAssembly
{
    // More titles than any device shows of a row at first.
    private const int LargestView = 16;

    private static readonly IRowSelector Fallback = RowSelectors.ByValue();

    private readonly RankingContext _context;
    private readonly PageSize _size;
    private readonly IRowSelector _selector;
    private readonly ComponentRunner _runner;
    private readonly ShownTitles _shown;
    private readonly ShownTitles _inRow;
    private readonly RowSelection _selection;
    private readonly ItemReasons _reasons;
    private readonly ArtworkChooser _artwork;
    private readonly Scratch _scratch;
    private readonly float[] _weights;
    private readonly List<HomepageRow> _rows;

    public PageAssembly(
        RankingContext context, PageSize size, IRowSelector selector, ComponentRunner runner, ItemReasons reasons, ArtworkChooser artwork, Scratch scratch)
    {
        _context = context;
        _size = size;
        _selector = selector;
        _runner = runner;
        _reasons = reasons;
        _artwork = artwork;
        _scratch = scratch;
        _shown = new ShownTitles(context.Snapshot.Catalog, scratch);
        _inRow = new ShownTitles(context.Snapshot.Catalog, scratch);
        _selection = new RowSelection(context);
        _rows = new List<HomepageRow>(size.Rows);
        _weights = new float[size.VisibleItems];
        for (int place = 0; place < _weights.Length; place++)
        {
            _weights[place] = 1f / MathF.Log2(place + 2);
        }
    }

    public IReadOnlyList<HomepageRow> Compose(IReadOnlyList<Proposal> proposals)
    {
        int[] room = _scratch.Ints(proposals.Select(proposal => proposal.List.Count).DefaultIfEmpty(0).Max());
        proposals = [.. proposals.Select(proposal => Proven(proposal, room))];
        List<Proposal> pinned = [.. proposals.Where(p => p.Row.Position is not null).OrderBy(p => p.Row.Position)];
        _selection.AddRange(proposals.Where(p => p.Row.Position is null));
        while (_rows.Count < _size.Rows && Upcoming(pinned) is { } next)
        {
            _selection.Settle(next, isPlaced: TryPlace(next));
            pinned.Remove(next);
        }

        return _rows;
    }

    // A pinned row whose place has come goes first; where no other row is left, pinned rows close ranks. Null where no row may follow.
    private Proposal? Upcoming(List<Proposal> pinned)
    {
        _selection.Open();
        Proposal? due = pinned.Find(proposal => _selection.MayFollow(proposal.Row));
        bool isDue = due is not null && (due.Row.Position <= _rows.Count || _selection.Count == 0);
        return isDue ? due : _selection.Count > 0 ? Next() : null;
    }

    private Proposal Next()
    {
        Proposal? promised = null;
        foreach (Proposal proposal in _selection.Candidates)
        {
            proposal.Value = Worth(proposal);
            if (proposal.Row.NoLaterThan <= _rows.Count && (promised is null || proposal.Row.NoLaterThan < promised.Row.NoLaterThan))
            {
                promised = proposal;
            }
        }

        if (promised is not null)
        {
            return promised;
        }

        int index = -1;
        _runner.Run(Stages.Compose, _selector.Name, FailurePolicy.Skip, _context, this, assembly => index = assembly.Picked());
        // Where the selector failed the row worth most comes next: the page is still made.
        return _selection.Candidates[index >= 0 ? index : Fallback.Select(_selection)];
    }

    private int Picked()
    {
        int index = _selector.Select(_selection);
        return (uint)index < (uint)_selection.Count
            ? index
            : throw new InvalidOperationException($"it picked row {index} of {_selection.Count}");
    }

    // The page proves it once more: whatever a ranker returned, a title of a row is eligible, has a finite score, and neither it nor its series is in the row twice.
    private Proposal Proven(Proposal proposal, Span<int> proven)
    {
        RankedList list = proposal.List;
        int count = 0;
        for (int i = 0; i < list.Count; i++)
        {
            int item = list.Items[i];
            bool isEligible = proposal.Row.IncludeWatched ? _context.Eligibility.IsAvailable(item) : _context.Eligibility.IsUnwatched(item);
            if (isEligible && float.IsFinite(list.Scores[i]) && !_inRow.Contains(item))
            {
                _inRow.Add(item);
                proven[count++] = i;
            }
        }

        foreach (int i in proven[..count])
        {
            _inRow.Remove(list.Items[i]);
        }

        return new Proposal(proposal.Row, list.At(proven[..count]));
    }

    /// <summary>The first titles of a row that no row above shows, as positions in its list.</summary>
    private int Unshown(Proposal proposal, Span<int> positions)
    {
        ReadOnlySpan<int> items = proposal.List.Items;
        int count = 0;
        for (int i = 0; i < items.Length && count < positions.Length; i++)
        {
            if (proposal.Row.AllowsRepeats || !_shown.Contains(items[i]))
            {
                positions[count++] = i;
            }
        }

        return count;
    }

    private float Worth(Proposal proposal)
    {
        Span<int> seen = stackalloc int[LargestView];
        seen = seen[..Math.Min(LargestView, _weights.Length)];
        return Worth(proposal.List.Values, seen[..Unshown(proposal, seen)]);
    }

    private float Worth(ReadOnlySpan<float> values, ReadOnlySpan<int> positions)
    {
        double sum = 0;
        double weights = 0;
        for (int place = 0; place < _weights.Length; place++)
        {
            weights += _weights[place];
            sum += place < positions.Length && float.IsFinite(values[positions[place]]) ? _weights[place] * (double)values[positions[place]] : 0;
        }

        return (float)(sum / weights);
    }

    private bool TryPlace(Proposal proposal)
    {
        int minimum = Math.Clamp(proposal.Row.MinimumItems ?? _size.MinimumItems, 1, _size.Items);
        Span<int> taken = _size.Items <= 256 ? stackalloc int[_size.Items] : new int[_size.Items];
        int count = Unshown(proposal, taken);
        if (count < minimum)
        {
            Note(proposal, count, $"left out: it needs {minimum} titles");
            return false;
        }

        RankedList list = proposal.List;
        proposal.Value = Worth(list.Values, taken[..count]);
        var titles = new HomepageItem[count];
        for (int i = 0; i < count; i++)
        {
            int item = list.Items[taken[i]];
            titles[i] = new HomepageItem(
                _context.Snapshot.Catalog, item, list.Scores[taken[i]], _reasons.Of(proposal.Row, item), _artwork.Choose(item));
            _shown.Add(item);
        }

        _rows.Add(new HomepageRow(proposal.Row, proposal.Value, titles));
        Note(proposal, count, $"placed {_rows.Count}");
        return true;
    }

    private void Note(Proposal proposal, int titles, string detail)
    {
        if (_context.Trace.IsFull)
        {
            _context.Trace.Add(new TraceEntry(
                Stages.Compose, proposal.Row.Key, TraceOutcome.Ran, proposal.List.Count, titles, TimeSpan.Zero, detail));
        }
    }
}
