namespace Ranking;

/// <summary>
/// The third pass: rows are placed from the top, each given the page so far.
/// <code>
/// pinned rows and insertions claim their titles
/// for each place p:
///     row ← of the rows that may come at p (<see cref="RowOrder"/>, shares that are due) the row pinned to p, else a row promised no later than p, else what the selector picks
///     titles ← what the row may show there (<see cref="PageLayout"/>)
///     if there are enough: place it; otherwise drop the row and look again
/// the page as a whole is improved, where selector and policy say so (<see cref="PageSearch"/>)
/// </code>
/// </summary>
internal sealed class PageAssembly
{
    private static readonly IRowSelector Fallback = RowSelectors.ByValue();

    private readonly RankingContext _context;
    private readonly HomepageRequest _request;
    private readonly PageSize _size;
    private readonly PagePolicy _policy;
    private readonly IRowSelector _selector;
    private readonly ComposingTime _time;
    private readonly ComponentRunner _runner;
    private readonly ItemReasons? _reasons;
    private readonly ArtworkChooser _artwork;
    private readonly Scratch _scratch;

    public PageAssembly(
        RankingContext context,
        HomepageRequest request,
        PageSize size,
        PagePolicy policy,
        IRowSelector selector,
        ComposingTime time,
        ComponentRunner runner,
        ItemReasons? reasons,
        ArtworkChooser artwork,
        Scratch scratch)
    {
        _context = context;
        _request = request;
        _size = size;
        _policy = policy;
        _selector = selector;
        _time = time;
        _runner = runner;
        _reasons = reasons;
        _artwork = artwork;
        _scratch = scratch;
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

        proposals = new ListProof(_context, _policy, _scratch).Prove(proposals);
        List<Proposal> ready = new PageSetup(_context, _request, _policy, _size).Prepare(proposals);
        var layout = new PageLayout(_context, _size, _policy, _request.Above, ready, _scratch);
        var previews = new RowPreviews(layout, ready, _scratch);
        var selection = new RowSelection(_context, layout, _policy.Rules, _request.Above, ready, previews, _time, _scratch);
        List<Proposal> pinned = [.. ready.Where(p => p.Row.Position is not null).OrderBy(p => p.Row.Position)];
        Claim(layout, ready, pinned);
        while (layout.Rows.Count < _size.Rows && Upcoming(selection, pinned) is { } next)
        {
            previews.Worth(next);
            bool isPlaced = layout.TryPlace(next);
            if (!isPlaced)
            {
                NoteTooShort(layout, next);
                layout.Release(next);
            }

            selection.Settle(next, isPlaced);
            pinned.Remove(next);
        }

        Improve(layout, selection, previews);
        if (layout.Rows.Count < _size.Rows)
        {
            NoteLeft(layout, [.. pinned, .. selection.Waiting]);
        }

        if (_time.Steps is { } steps)
        {
            _runner.Late(Stages.Compose, _selector.Name, $"stopped after {steps} steps: {_time.Words}").Note(_context);
        }

        if (selection.Unserved.Length > 0)
        {
            _context.Trace.Fallback(Stages.Compose, "rules", $"no row could serve the share of {selection.Unserved}", ready.Count, layout.Rows.Count);
        }

        HomepageRow[] rows = [.. layout.Rows.Select(Made)];
        if (traces is not null)
        {
            NotePlaced(layout);
            NoteInsertions(layout, proposals);
            traces.AddRange(proposals.Select(proposal => proposal.Trace).OfType<RowTrace>());
        }

        return rows;
    }

    private void Improve(PageLayout layout, RowSelection selection, RowPreviews previews)
    {
        var search = new PageSearch(layout, selection, previews, _time);
        if (_selector is PageWiseRowSelector pageWise)
        {
            // An attention model of the host's own may fail, and does so before anything is moved: the page stays as it is.
            _runner.Run(Stages.Compose, _selector.Name, FailurePolicy.Skip, _context, (search, pageWise), static state =>
            {
                foreach (Proposal proposal in state.search.ImproveRows(state.pageWise.Objective, state.pageWise.Steps))
                {
                    proposal.Leave("left out: the page is worth more without it");
                }
            });
        }

        if (_policy.Dedupe == DedupePolicy.LargestValueKeeps)
        {
            search.ImproveTitles(new PageObjective(AttentionModel.Logarithmic(), 0, 0, 0, null));
        }
    }

    // Pinned rows and insertions never yield their titles to a row that comes before them.
    private void Claim(PageLayout layout, List<Proposal> ready, List<Proposal> pinned)
    {
        foreach (Proposal proposal in ready)
        {
            for (int i = proposal.List.Count - proposal.Insertions.Count; i < proposal.List.Count; i++)
            {
                layout.Claim(proposal.List.Items[i], proposal);
            }
        }

        int[] positions = _scratch.Ints(_size.Items);
        // Only a row further down can lose anything.
        foreach (Proposal proposal in pinned.Exists(proposal => proposal.Row.Position > _request.Above.Count) ? pinned.Where(proposal => !proposal.Row.AllowsRepeats) : [])
        {
            int count = layout.Fill(proposal, positions.AsSpan(0, _size.Items));
            for (int i = 0; i < count && count >= layout.MinimumOf(proposal.Row); i++)
            {
                layout.Claim(proposal.List.Items[positions[i]], proposal);
            }
        }
    }

    // A pinned row whose place has come goes first; where no other row is left, pinned rows close ranks. Null where no row may follow.
    private static Proposal? Due(RowSelection selection, List<Proposal> pinned)
    {
        Proposal? due = pinned.Find(selection.MayFollow);
        return due is not null && (due.Row.Position <= selection.Chosen.Count || selection.Count == 0) ? due : null;
    }

    private Proposal? Upcoming(RowSelection selection, List<Proposal> pinned)
    {
        selection.Open();
        return Due(selection, pinned) ?? (selection.Count > 0 ? Next(selection) : null);
    }

    private Proposal Next(RowSelection selection)
    {
        Proposal? promised = null;
        foreach (Proposal proposal in selection.Candidates)
        {
            if (proposal.Row.NoLaterThan <= selection.Chosen.Count && (promised is null || proposal.Row.NoLaterThan < promised.Row.NoLaterThan))
            {
                promised = proposal;
            }
        }

        if (promised is not null)
        {
            return promised;
        }

        if (!_time.TryStep())
        {
            return selection.Candidates[Fallback.Select(selection)];
        }

        int index = -1;
        _runner.Run(Stages.Compose, _selector.Name, FailurePolicy.Skip, _context, (this, selection), state => index = state.Item1.Picked(state.selection));
        // Where the selector failed the row worth most comes next: the page is still made.
        return selection.Candidates[index >= 0 ? index : Fallback.Select(selection)];
    }

    private int Picked(RowSelection selection)
    {
        int index = _selector.Select(selection);
        return (uint)index < (uint)selection.Count
            ? index
            : throw new InvalidOperationException($"it picked row {index} of {selection.Count}");
    }

    private HomepageRow Made(PlacedRow placed)
    {
        RankedList list = placed.Proposal.List;
        var titles = new HomepageItem[placed.Positions.Length];
        for (int i = 0; i < titles.Length; i++)
        {
            int item = placed.ItemAt(i);
            titles[i] = new HomepageItem(
                _context.Snapshot.Catalog, item, list.Scores[placed.Positions[i]], _reasons?.Of(placed.Row, item) ?? default, _artwork.Choose(item));
        }

        return new HomepageRow(placed.Row, placed.Proposal.Value, titles);
    }

    private void NoteTooShort(PageLayout layout, Proposal proposal)
    {
        int[] taken = new int[_size.Items];
        int count = layout.Fill(proposal, taken);
        Note(layout, proposal, taken.AsSpan(0, count), place: null, $"left out: it needs {layout.MinimumOf(proposal.Row)} titles and has {count}");
    }

    // The page ended before these rows might follow.
    private void NoteLeft(PageLayout layout, IEnumerable<Proposal> left)
    {
        foreach (Proposal proposal in left)
        {
            Note(layout, proposal, [], place: null, $"left out: not before place {proposal.Row.NotBefore + 1}, one in {proposal.Row.OneIn} of its family, beside no row that means the same, as the rules allow");
        }
    }

    // From the top once more: what a row above shows is told from what the row itself does.
    private void NotePlaced(PageLayout layout)
    {
        PlacedRow[] rows = [.. layout.Rows];
        layout.Truncate(0);
        for (int place = 0; place < rows.Length; place++)
        {
            Note(layout, rows[place].Proposal, rows[place].Positions, place, $"placed {place + 1}");
            layout.Place(rows[place]);
        }
    }

    private void NoteInsertions(PageLayout layout, IReadOnlyList<Proposal> proposals)
    {
        if (proposals.FirstOrDefault(PageSetup.IsInsertions) is { Trace: { } trace } titles)
        {
            var shown = new HashSet<int>(layout.Rows.SelectMany(row => row.Positions.Select((_, column) => row.ItemAt(column))));
            titles.Trace = trace with
            {
                Outcome = "put into other rows",
                ShownElsewhere = titles.List.IdsWhere(_context.Snapshot.Catalog, i => shown.Contains(titles.List.Items[i])),
            };
        }
    }

    private void Note(PageLayout layout, Proposal proposal, ReadOnlySpan<int> taken, int? place, string outcome)
    {
        if (proposal.Trace is not { } trace)
        {
            return;
        }

        int[] shown = place is null ? [] : taken.ToArray();
        int ranked = proposal.List.Count - proposal.Insertions.Count;
        // A row that is long enough looks no further than its last title.
        int end = shown.Length == _size.Items ? shown.Where(i => i < ranked).DefaultIfEmpty(-1).Max() : ranked;
        Catalog catalog = _context.Snapshot.Catalog;
        proposal.Trace = trace with
        {
            Worth = proposal.Value,
            Place = place,
            Outcome = outcome,
            ShownElsewhere = proposal.List.IdsWhere(catalog, i => i < end && layout.IsTaken(proposal.List.Items[i], proposal)),
            Shown = [.. shown.Select(i => catalog.Ids[proposal.List.Items[i]])],
        };
        _context.Trace.Add(new TraceEntry(
            Stages.Compose, proposal.Row.Key, TraceOutcome.Ran, proposal.List.Count, shown.Length, TimeSpan.Zero, outcome));
    }
}
