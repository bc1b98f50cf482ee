namespace Ranking;

/// <summary>Takes the candidates of one source for one list: eligible titles only, up to a limit.</summary>
/// <remarks>
/// Owned by the source from the call to its completion; a source that was given up as late may still write to its buffer, which
/// nobody reads any more. Not safe for concurrent use. What is not eligible cannot be put in: a filter never fails open.
/// </remarks>
public sealed class CandidateBuffer
{
    private readonly Eligibility _eligibility;
    private readonly bool _includeWatched;
    private readonly int _excluded;
    private readonly ArraySegment<int> _items;
    private readonly ArraySegment<float> _scores;

    /// <summary>Makes an empty buffer with arrays of its own, as tests of a host's own sources do.</summary>
    /// <param name="eligibility">What may be shown.</param>
    /// <param name="limit">The most candidates it takes; at least 1.</param>
    /// <param name="includeWatched">Whether titles already watched are taken.</param>
    /// <param name="excludedItem">One more title that is not taken, such as the seed of the row; −1 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public CandidateBuffer(Eligibility eligibility, int limit, bool includeWatched = false, int excludedItem = -1)
        : this(eligibility, new int[Math.Max(limit, 0)], new float[Math.Max(limit, 0)], limit, includeWatched, excludedItem)
    {
    }

    /// <summary>Makes an empty buffer over room that its maker lends it, as the runner does.</summary>
    /// <param name="eligibility">What may be shown.</param>
    /// <param name="items">Room for the candidates; at least <paramref name="limit"/> places.</param>
    /// <param name="scores">Room for their scores; at least <paramref name="limit"/> places.</param>
    /// <param name="limit">The most candidates it takes; at least 1.</param>
    /// <param name="includeWatched">Whether titles already watched are taken.</param>
    /// <param name="excludedItem">One more title that is not taken; −1 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1 or beyond the room.</exception>
    public CandidateBuffer(Eligibility eligibility, ArraySegment<int> items, ArraySegment<float> scores, int limit, bool includeWatched, int excludedItem)
    {
        ArgumentNullException.ThrowIfNull(eligibility);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, Math.Min(items.Count, scores.Count));
        _eligibility = eligibility;
        _items = items;
        _scores = scores;
        Limit = limit;
        _includeWatched = includeWatched;
        _excluded = excludedItem;
    }

    /// <summary>The most candidates it takes.</summary>
    public int Limit { get; }

    /// <summary>The number of candidates taken.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no more are taken.</summary>
    public bool IsFull => Count == Limit;

    /// <summary>Whether the candidates are exactly the best of the source; false for approximate retrieval. Default: true.</summary>
    public bool IsExact { get; set; } = true;

    /// <summary>The candidates, in the order they were added.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    /// <summary>The source's score of each candidate; higher is better.</summary>
    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, Count);

    /// <summary>What it takes as a filter for searches, but for <see cref="ExcludedItem"/>: a mask that is made once a request.</summary>
    public CandidateFilter Filter => _eligibility.Filter(_includeWatched);

    /// <summary>A filter for searches that accepts what the buffer takes and up to <see cref="LeftOutCount"/> titles more; it is shared, and costs nothing to make.</summary>
    public CandidateFilter OpenFilter => _eligibility.Open;

    /// <summary>How many titles at the most <see cref="OpenFilter"/> accepts that the buffer does not take: what the profile watched or hid, and <see cref="ExcludedItem"/>.</summary>
    public int LeftOutCount => _eligibility.LeftOutCount(_includeWatched) + (_excluded >= 0 ? 1 : 0);

    /// <summary>One more title that is not taken, such as the seed of the row; −1 for none.</summary>
    public int ExcludedItem => _excluded;

    /// <summary>Whether a title would be taken: eligible, and not the excluded one.</summary>
    /// <param name="item">A title's ordinal; one outside the catalog is not eligible.</param>
    public bool Accepts(int item) =>
        item != _excluded && (_includeWatched ? _eligibility.IsAvailable(item) : _eligibility.IsUnwatched(item));

    /// <summary>Adds a candidate if it is eligible and there is room.</summary>
    /// <param name="item">A title's ordinal; not one that was added before.</param>
    /// <param name="score">The source's score; higher is better.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(int item, float score)
    {
        if (IsFull || !Accepts(item))
        {
            return false;
        }

        _items[Count] = item;
        _scores[Count] = score;
        Count++;
        return true;
    }

    /// <summary>
    /// An empty buffer that takes fewer titles, over the room this one has left: what a source that wraps another gives to it. What it took is not in this one; add it here once the other
    /// source has finished, and before anything else.
    /// </summary>
    /// <param name="keep">Which titles it takes of those this one would: ordinal i is bit i mod 64 of word i / 64 (<see cref="Eligibility.Narrow"/>).</param>
    /// <param name="limit">The most candidates it takes; at least 1, and no more than there is room for. Default: as many as there is room for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    /// <exception cref="InvalidOperationException">This buffer is full.</exception>
    /// <example>
    /// <code>
    /// takes b, c, d of a…d, two at the most:      a source with a, b, c, d → b, c
    /// </code>
    /// </example>
    public CandidateBuffer Narrow(ReadOnlySpan<ulong> keep, int limit = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        int left = Limit - Count;
        return left == 0
            ? throw new InvalidOperationException("The buffer is full; there is no room for another one in it.")
            : new CandidateBuffer(_eligibility.Narrow(keep), _items[Count..], _scores[Count..], Math.Min(limit, left), _includeWatched, _excluded);
    }
}
