namespace Ranking;

/// <summary>Candidates that are described, filtered or scored together, with the signals that are known of them.</summary>
/// <remarks>
/// Of <see cref="SignalScope.Page"/>: every title of the page once, whatever list it is in. Of <see cref="SignalScope.Row"/>: the
/// candidates of all lists behind each other, list by list. Read-only, and safe for concurrent use during the call it is passed to; do not keep it.
/// </remarks>
public sealed class CandidateBatch
{
    private readonly ReadOnlyMemory<int> _items;
    private readonly IReadOnlyDictionary<string, ReadOnlyMemory<float>> _signals;
    private readonly ReadOnlyMemory<int> _listStarts;

    /// <summary>Makes a batch, as the runner does and tests of a host's own parts do by hand.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="scope">What the candidates are.</param>
    /// <param name="items">Title ordinals.</param>
    /// <param name="signals">The signals that are known, each with one number a candidate.</param>
    /// <param name="lists">The lists the candidates belong to; empty for the scope of a page.</param>
    /// <param name="listStarts">Where each list starts among the candidates, and behind the last its end; empty for the scope of a page.</param>
    public CandidateBatch(
        RankingContext context,
        SignalScope scope,
        ReadOnlyMemory<int> items,
        IReadOnlyDictionary<string, ReadOnlyMemory<float>> signals,
        IReadOnlyList<ItemQuery> lists,
        ReadOnlyMemory<int> listStarts)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(lists);
        Context = context;
        Scope = scope;
        _items = items;
        _signals = signals;
        Lists = lists;
        _listStarts = listStarts;
    }

    /// <summary>Who asks, when, over which snapshot.</summary>
    public RankingContext Context { get; }

    /// <summary>What the candidates are: the titles of a page, or the candidates of its lists.</summary>
    public SignalScope Scope { get; }

    /// <summary>The number of candidates.</summary>
    public int Count => _items.Length;

    /// <summary>The candidates, as title ordinals.</summary>
    public ReadOnlySpan<int> Items => _items.Span;

    /// <summary>The lists the candidates belong to; empty for the scope of a page.</summary>
    public IReadOnlyList<ItemQuery> Lists { get; }

    /// <summary>Where each list starts among the candidates, and behind the last its end; empty for the scope of a page.</summary>
    public ReadOnlySpan<int> ListStarts => _listStarts.Span;

    /// <summary>A signal: one number a candidate, in the order of <see cref="Items"/>.</summary>
    /// <param name="name">The signal's name, one that the part declared it needs.</param>
    /// <exception cref="RankingException">The signal is not known in this batch.</exception>
    public ReadOnlySpan<float> Signal(string name) => SignalMemory(name).Span;

    /// <summary>A signal as memory, for parts that pass columns on.</summary>
    /// <param name="name">The signal's name, one that the part declared it needs.</param>
    /// <exception cref="RankingException">The signal is not known in this batch.</exception>
    public ReadOnlyMemory<float> SignalMemory(string name) =>
        _signals.TryGetValue(name, out ReadOnlyMemory<float> column)
            ? column
            : throw new RankingException(
                $"The signal '{name}' is not in this batch; a part must declare the signals it needs.{NearestName.Hint(name, _signals.Keys)}");
}
