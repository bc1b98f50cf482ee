namespace Ranking;

/// <summary>
/// The third pass: rows are placed from the top, each by what it is worth given the page so far.
/// <code>
/// for each place p:
///     row ← the row pinned to p, else a row promised no later than p, else what the selector picks by value
///     titles ← the first titles of the row's list, reserve included, that no row above shows
///     if there are enough: place it, and its titles are shown; otherwise drop the row and look again
/// </code>
/// A title stays with the first row that shows it, and later rows refill from their reserves.
/// </summary>
internal sealed class PageAssembly
{
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
        List<Proposal> pinned = [.. proposals.Where(p => p.Row.Position is not null).OrderBy(p => p.Row.Position)];
        _selection.Candidates.AddRange(proposals.Where(p => p.Row.Position is null));
        while (_rows.Count < _size.Rows && (pinned.Count > 0 || _selection.Count > 0))
        {
            // A pinned row whose place has come goes first; where no other row is left, pinned rows close ranks.
            Proposal next = pinned.Count > 0 && (pinned[0].Row.Position <= _rows.Count || _selection.Count == 0) ? pinned[0] : Next();
            _selection.Settle(next, isPlaced: TryPlace(next));
            pinned.Remove(next);
        }

        return _rows;
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

    private float Worth(Proposal proposal)
    {
        ReadOnlySpan<int> items = proposal.List.Items;
        ReadOnlySpan<float> values = proposal.List.Values;
        float sum = 0f;
        float weights = 0f;
        int next = 0;
        for (int place = 0; place < _weights.Length; place++)
        {
            while (next < items.Length && !proposal.Row.AllowsRepeats && _shown.Contains(items[next]))
            {
                next++;
            }

            weights += _weights[place];
            if (next < items.Length)
            {
                sum += _weights[place] * Finite(values[next++]);
            }
        }

        return sum / weights;
    }

    // What the row is worth with exactly the titles it shows.
    private float Worth(ReadOnlySpan<float> values, ReadOnlySpan<int> taken)
    {
        float sum = 0f;
        float weights = 0f;
        for (int place = 0; place < _weights.Length; place++)
        {
            weights += _weights[place];
            sum += place < taken.Length ? _weights[place] * Finite(values[taken[place]]) : 0f;
        }

        return sum / weights;
    }

    private bool TryPlace(Proposal proposal)
    {
        ReadOnlySpan<int> items = proposal.List.Items;
        ReadOnlySpan<float> scores = proposal.List.Scores;
        int minimum = Math.Min(proposal.Row.MinimumItems ?? _size.MinimumItems, _size.Items);
        Span<int> taken = _size.Items <= 256 ? stackalloc int[_size.Items] : new int[_size.Items];
        int count = 0;
        for (int i = 0; i < items.Length && count < _size.Items; i++)
        {
            if (MayShow(proposal.Row, items[i]) && float.IsFinite(scores[i]))
            {
                _inRow.Add(items[i]);
                taken[count++] = i;
            }
        }

        foreach (int i in taken[..count])
        {
            _inRow.Remove(items[i]);
        }

        if (count < minimum)
        {
            Note(proposal, count, $"left out: it needs {minimum} titles");
            return false;
        }

        proposal.Value = Worth(proposal.List.Values, taken[..count]);
        var titles = new HomepageItem[count];
        for (int i = 0; i < count; i++)
        {
            int item = items[taken[i]];
            titles[i] = new HomepageItem(
                _context.Snapshot.Catalog, item, scores[taken[i]], _reasons.Of(proposal.Row, item), _artwork.Choose(item));
            _shown.Add(item);
        }

        _rows.Add(new HomepageRow(proposal.Row, proposal.Value, titles));
        Note(proposal, count, $"placed {_rows.Count}");
        return true;
    }

    // The page proves it once more: whatever a ranker returned, a title is eligible, and shown once.
    private bool MayShow(RowCandidate row, int item)
    {
        bool isEligible = row.IncludeWatched ? _context.Eligibility.IsAvailable(item) : _context.Eligibility.IsUnwatched(item);
        return isEligible && !_inRow.Contains(item) && (row.AllowsRepeats || !_shown.Contains(item));
    }

    private static float Finite(float value) => float.IsFinite(value) ? value : 0f;

    private void Note(Proposal proposal, int titles, string detail)
    {
        if (_context.Trace.IsFull)
        {
            _context.Trace.Add(new TraceEntry(
                Stages.Compose, proposal.Row.Key, TraceOutcome.Ran, proposal.List.Count, titles, TimeSpan.Zero, detail));
        }
    }
}
