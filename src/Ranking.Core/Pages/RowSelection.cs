namespace Ranking;

/// <summary>The page so far, and the rows that may come next: the titles each would show there, and what they are worth.</summary>
/// <remarks>Valid during the call it is passed to, on its thread; do not keep it.</remarks>
public sealed class RowSelection
{
    private readonly PageLayout _layout;
    private readonly RuleSet _rules;
    private readonly List<Proposal> _waiting;
    private readonly List<Proposal> _candidates = [];
    private readonly List<RowCandidate> _chosen;
    private readonly int _above;
    private readonly RowPreviews _previews;
    private readonly Scratch _scratch;
    private readonly RowOrder _order;
    private readonly IReadOnlyList<Proposal> _proposals;
    private PageMeasure? _measure;
    private PageObjective? _measuredBy;

    internal RowSelection(RankingContext context, PageLayout layout, RuleSet rules, IReadOnlyList<ShownRow> above, IReadOnlyList<Proposal> proposals, RowPreviews previews, ComposingTime time, Scratch scratch)
    {
        Context = context;
        _layout = layout;
        _rules = rules;
        _order = new RowOrder(rules);
        _proposals = proposals;
        _chosen = [.. above.Select(row => new RowCandidate(row.Kind, row.Key, "", [], default) { Family = row.Family })];
        _above = _chosen.Count;
        _waiting = [.. proposals.Where(proposal => proposal.Row.Position is null)];
        _previews = previews;
        Time = time;
        _scratch = scratch;
    }

    /// <summary>Whom the page is for.</summary>
    public RankingContext Context { get; }

    /// <summary>The rows on the page so far, from the top, with those of earlier pages that this one goes on from. Of these only kind, key and family are known.</summary>
    public IReadOnlyList<RowCandidate> Chosen => _chosen;

    /// <summary>The number of rows to choose from.</summary>
    public int Count => _candidates.Count;

    /// <summary>How many titles of a row are seen first, without scrolling it.</summary>
    public int VisibleItems => _layout.Size.VisibleItems;

    /// <summary>Whether a selector may look further.</summary>
    internal ComposingTime Time { get; }

    internal List<Proposal> Candidates => _candidates;

    /// <summary>How many places of this page are not taken yet.</summary>
    internal int PlacesLeft => _layout.Size.Rows - _layout.Rows.Count;

    internal IReadOnlyList<RowCandidate> Above => _chosen[.._above];

    internal RowOrder Order => _order;

    /// <summary>A row to choose from.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1; rows stand in the order they were proposed.</param>
    public RowCandidate Row(int index) => _candidates[index].Row;

    /// <summary>
    /// What a row is worth now: Σ value × weight / Σ weight over the places that are seen first, with weight 1 / log₂(place + 2), of the titles that no row
    /// above shows; a place without a title is worth 0.
    /// </summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public float Value(int index) => _previews.Worth(_candidates[index]);

    /// <summary>The titles a row would show now, first to last, as ordinals: those that no row above shows.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public ReadOnlySpan<int> Titles(int index) => _previews.Titles(_candidates[index]);

    /// <summary>What each of <see cref="Titles"/> is worth to the person, on one scale for all rows of a ranker; finite.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public ReadOnlySpan<float> Values(int index) => _previews.Values(_candidates[index]);

    /// <summary>The place, from 0, that a row had when the person was last shown the page (<see cref="HomepageRequest.Last"/>); −1 where it had none.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public int LastPlace(int index) => _candidates[index].LastPlace;

    /// <summary>The rows that are not placed or left out yet, whether or not they may come next.</summary>
    internal IReadOnlyList<Proposal> Waiting => _waiting;

    /// <summary>Shares that the rules ask for and no row that may come can serve; empty where there is none.</summary>
    internal string Unserved { get; private set; } = "";

    /// <summary>Lays out the rows that may come at the next place.</summary>
    internal void Open()
    {
        _candidates.Clear();
        _candidates.AddRange(_waiting.Where(MayFollow));
        (string Name, HashSet<string> Kinds)[] due = [.. _rules.Due(_chosen[_above..], _layout.Size.Rows)];
        if (due.Length == 0)
        {
            return;
        }

        if (_candidates.Exists(proposal => IsDue(proposal, due)))
        {
            _candidates.RemoveAll(proposal => !IsDue(proposal, due));
        }
        else
        {
            Unserved = string.Join(", ", due.Select(share => share.Name));
        }
    }

    /// <summary>Whether a row may come at the next place.</summary>
    internal bool MayFollow(Proposal proposal) => _order.MayFollow(proposal, _chosen, _layout.Rows.Count > 0 ? _layout.Rows[^1].Proposal : null);

    /// <summary>The measure of this page by an objective; the same one as long as the objective is.</summary>
    internal PageMeasure MeasureBy(PageObjective objective)
    {
        if (_measuredBy is null)
        {
            // Gains are the same under any objective.
            TitleGains.Fill(_proposals, _layout.Size.Items);
        }

        if (_measure is null || _measuredBy != objective)
        {
            (_measure, _measuredBy) = (new PageMeasure(objective, Context, _layout, _previews, _scratch), objective);
        }

        return _measure;
    }

    internal void Settle(Proposal proposal, bool isPlaced)
    {
        _waiting.Remove(proposal);
        if (isPlaced)
        {
            _chosen.Add(proposal.Row);
        }
    }

    private static bool IsDue(Proposal proposal, (string Name, HashSet<string> Kinds)[] due) => Array.Exists(due, share => share.Kinds.Contains(proposal.Row.Kind));
}
