namespace Ranking.Evaluation;

/// <summary>A person to ask a model about: what it may see of them, and what it should find.</summary>
/// <remarks>Immutable and safe for concurrent use. Titles are ordinals.</remarks>
public sealed class HeldOutProfile
{
    private readonly int[] _history;
    private readonly int[] _heldOut;

    /// <summary>Makes a profile.</summary>
    /// <param name="id">Who; pairs the values of two models.</param>
    /// <param name="history">The titles a model may see, in the order it is to get them; may be empty, and may repeat.</param>
    /// <param name="heldOut">The titles it should find; at least one, none of them in the history. A repeated one counts once.</param>
    /// <exception cref="ArgumentException">No title is held out, one is also in the history and so could not be found, or an ordinal is negative.</exception>
    public HeldOutProfile(string id, ReadOnlySpan<int> history, ReadOnlySpan<int> heldOut)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (heldOut.IsEmpty)
        {
            throw new ArgumentException($"Nothing is held out of profile '{id}', so no model can be right or wrong about it.", nameof(heldOut));
        }

        Id = id;
        _history = history.ToArray();
        _heldOut = heldOut.ToArray();
        var seen = new HashSet<int>(_history);
        foreach (int item in _heldOut)
        {
            if (seen.Contains(item))
            {
                throw new ArgumentException($"Title {item} of profile '{id}' is held out and in the history: it is never ranked, and so never found.", nameof(heldOut));
            }
        }

        _heldOut = [.. _heldOut.Distinct()];
        if (seen.Any(item => item < 0) || _heldOut.Any(item => item < 0))
        {
            throw new ArgumentException($"Titles of profile '{id}' must be ordinals of at least 0.", nameof(history));
        }
    }

    /// <summary>Who.</summary>
    public string Id { get; }

    /// <summary>The titles a model may see, in the order they were given.</summary>
    public ReadOnlySpan<int> History => _history;

    /// <summary>The titles it should find, each once.</summary>
    public ReadOnlySpan<int> HeldOut => _heldOut;
}
