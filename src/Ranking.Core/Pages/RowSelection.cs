namespace Ranking;

/// <summary>The page so far, and the rows that may come next with what each is worth now.</summary>
/// <remarks>Valid during the call it is passed to, on its thread; do not keep it.</remarks>
public sealed class RowSelection
{
    private readonly List<Proposal> _waiting = [];
    private readonly List<Proposal> _candidates = [];
    private readonly List<RowCandidate> _chosen = [];

    internal RowSelection(RankingContext context) => Context = context;

    /// <summary>Whom the page is for.</summary>
    public RankingContext Context { get; }

    /// <summary>The rows on the page so far, from the top.</summary>
    public IReadOnlyList<RowCandidate> Chosen => _chosen;

    /// <summary>The number of rows to choose from.</summary>
    public int Count => _candidates.Count;

    internal List<Proposal> Candidates => _candidates;

    /// <summary>A row to choose from.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1; rows stand in the order they were proposed.</param>
    public RowCandidate Row(int index) => _candidates[index].Row;

    /// <summary>
    /// What a row is worth now: Σ value × weight / Σ weight over the places that are seen first, with weight 1 / log₂(place + 2), of the titles that no row
    /// above shows; a place without a title is worth 0.
    /// </summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public float Value(int index) => _candidates[index].Value;

    /// <summary>The rows that are not placed or left out yet, whether or not they may come next.</summary>
    internal IReadOnlyList<Proposal> Waiting => _waiting;

    internal void AddRange(IEnumerable<Proposal> proposals) => _waiting.AddRange(proposals);

    /// <summary>Lays out the rows that may come at the next place.</summary>
    internal void Open()
    {
        _candidates.Clear();
        _candidates.AddRange(_waiting.Where(proposal => MayFollow(proposal.Row)));
    }

    /// <summary>Whether the next place is neither before a row's first nor too close to a row of its family.</summary>
    internal bool MayFollow(RowCandidate row)
    {
        for (int i = _chosen.Count - 1; i >= 0 && _chosen.Count - i < row.OneIn; i--)
        {
            if (string.Equals(_chosen[i].Family ?? _chosen[i].Kind, row.Family ?? row.Kind, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return row.NotBefore <= _chosen.Count;
    }

    internal void Settle(Proposal proposal, bool isPlaced)
    {
        _waiting.Remove(proposal);
        if (isPlaced)
        {
            _chosen.Add(proposal.Row);
        }
    }
}
