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
    private readonly ItemReasons? _reasons;
    private readonly ArtworkChooser _artwork;
    private readonly Scratch _scratch;
    private readonly float[] _weights;
    private readonly List<HomepageRow> _rows;

    public PageAssembly(
        RankingContext context, PageSize size, IRowSelector selector, ComponentRunner runner, ItemReasons? reasons, ArtworkChooser artwork, Scratch scratch)
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

    /// <summary>Composes the rows.</summary>
    /// <param name="proposals">The proposed rows with their lists.</param>
    /// <param name="traces">Takes what became of each proposal, in their order; null where nobody asks.</param>
    public IReadOnlyList<HomepageRow> Compose(IReadOnlyList<Proposal> proposals, List<RowTrace>? traces)
    {
        if (traces is not null)
        {
            foreach (Proposal proposal in proposals)
            {
                proposal.Record();
            }
        }

        int[] room = _scratch.Ints(proposals.Select(proposal => proposal.List.Count).DefaultIfEmpty(0).Max());
        proposals = [.. proposals.Select(proposal => Proven(proposal, room))];
        List<Proposal> pinned = [.. proposals.Where(p => p.Row.Position is not null).OrderBy(p => p.Row.Position)];
        _selection.AddRange(proposals.Where(p => p.Row.Position is null));
        while (_rows.Count < _size.Rows && Upcoming(pinned) is { } next)
        {
            _selection.Settle(next, isPlaced: TryPlace(next));
            pinned.Remove(next);
        }

        if (_rows.Count < _size.Rows)
        {
            NoteLeft([.. pinned, .. _selection.Waiting]);
        }

        traces?.AddRange(proposals.Select(proposal => proposal.Trace).OfType<RowTrace>());
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

    // The page proves it once more: whatever a ranker returned, a title of a row is eligible, not the one the row grew from, has a finite score, and neither it nor its series is in the row twice.
    private Proposal Proven(Proposal proposal, Span<int> proven)
    {
        RankedList list = proposal.List;
        int count = 0;
        for (int i = 0; i < list.Count; i++)
        {
            int item = list.Items[i];
            bool isEligible = proposal.Row.IncludeWatched ? _context.Eligibility.IsAvailable(item) : _context.Eligibility.IsUnwatched(item);
            if (isEligible && item != proposal.Row.SeedItem && float.IsFinite(list.Scores[i]) && !_inRow.Contains(item))
            {
                _inRow.Add(item);
                proven[count++] = i;
            }
        }

        foreach (int i in proven[..count])
        {
            _inRow.Remove(list.Items[i]);
        }

        if (proposal.Trace is { } trace)
        {
            int[] kept = proven[..count].ToArray();
            proposal.Trace = trace with { Refused = Ids(list, i => !kept.Contains(i)) };
        }

        return proposal.With(list.At(proven[..count]));
    }

    private string[] Ids(RankedList list, Func<int, bool> isMember)
    {
        string[] ids = [.. list.Ids(_context.Snapshot.Catalog)];
        return [.. ids.Where((_, i) => isMember(i))];
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
            Note(proposal, taken[..count], place: null, $"left out: it needs {minimum} titles and has {count}");
            return false;
        }

        RankedList list = proposal.List;
        proposal.Value = Worth(list.Values, taken[..count]);
        var titles = new HomepageItem[count];
        for (int i = 0; i < count; i++)
        {
            int item = list.Items[taken[i]];
            titles[i] = new HomepageItem(
                _context.Snapshot.Catalog, item, list.Scores[taken[i]], _reasons?.Of(proposal.Row, item) ?? default, _artwork.Choose(item));
        }

        _rows.Add(new HomepageRow(proposal.Row, proposal.Value, titles));
        Note(proposal, taken[..count], _rows.Count - 1, $"placed {_rows.Count}");
        foreach (HomepageItem title in titles)
        {
            _shown.Add(title.Ordinal);
        }

        return true;
    }

    // The page ended before these rows might follow.
    private void NoteLeft(IEnumerable<Proposal> left)
    {
        foreach (Proposal proposal in left)
        {
            Note(proposal, [], place: null, $"left out: not before place {proposal.Row.NotBefore + 1}, one in {proposal.Row.OneIn} of its family");
        }
    }

    // Before the titles of the row are shown: what a row above shows is then still told from what the row itself does.
    private void Note(Proposal proposal, ReadOnlySpan<int> taken, int? place, string outcome)
    {
        if (proposal.Trace is not { } trace)
        {
            return;
        }

        int[] shown = place is null ? [] : taken.ToArray();
        // A row that is long enough looks no further than its last title.
        int end = shown.Length == _size.Items ? shown[^1] : proposal.List.Count;
        proposal.Trace = trace with
        {
            Worth = proposal.Value,
            Place = place,
            Outcome = outcome,
            ShownAbove = Ids(proposal.List, i => i < end && !proposal.Row.AllowsRepeats && _shown.Contains(proposal.List.Items[i])),
            Shown = Ids(proposal.List, shown.Contains),
        };
        _context.Trace.Add(new TraceEntry(
            Stages.Compose, proposal.Row.Key, TraceOutcome.Ran, proposal.List.Count, shown.Length, TimeSpan.Zero, outcome));
    }
}
