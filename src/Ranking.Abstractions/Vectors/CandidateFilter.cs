namespace Ranking;

/// <summary>Which ordinals a search may find: all, those of a bit mask, or those of a sorted list.</summary>
/// <remarks>A view over memory of its maker's; it does not outlive the call it is passed to. Its default value accepts all.</remarks>
public readonly ref struct CandidateFilter
{
    private readonly Kind _kind;

    private CandidateFilter(Kind kind, ReadOnlySpan<ulong> bits, ReadOnlySpan<int> ordinals)
    {
        _kind = kind;
        Bits = bits;
        Ordinals = ordinals;
    }

    private enum Kind
    {
        All,
        Mask,
        List,
    }

    /// <summary>Accepts every ordinal.</summary>
    public static CandidateFilter None => default;

    /// <summary>Whether every ordinal is accepted.</summary>
    public bool IsNone => _kind == Kind.All;

    /// <summary>Whether the accepted ordinals are those of <see cref="Bits"/>.</summary>
    public bool IsMask => _kind == Kind.Mask;

    /// <summary>The mask: ordinal i is bit i mod 64 of word i / 64. Empty unless <see cref="IsMask"/>.</summary>
    public ReadOnlySpan<ulong> Bits { get; }

    /// <summary>The accepted ordinals, ascending. Empty where the filter is none or a mask.</summary>
    public ReadOnlySpan<int> Ordinals { get; }

    /// <summary>Accepts the ordinals whose bit is set; those beyond the mask are not accepted.</summary>
    /// <param name="bits">The mask: ordinal i is bit i mod 64 of word i / 64.</param>
    public static CandidateFilter Mask(ReadOnlySpan<ulong> bits) => new(Kind.Mask, bits, []);

    /// <summary>Accepts the ordinals of a list.</summary>
    /// <param name="ordinals">The ordinals, ascending, none twice and none negative; an empty list accepts nothing.</param>
    /// <exception cref="ArgumentException">The ordinals are not ascending, or one is negative.</exception>
    public static CandidateFilter Of(ReadOnlySpan<int> ordinals)
    {
        int last = -1;
        foreach (int ordinal in ordinals)
        {
            if (ordinal <= last)
            {
                throw new ArgumentException($"The ordinals of a filter ascend from 0; {ordinal} does not follow {last}.", nameof(ordinals));
            }

            last = ordinal;
        }

        return new CandidateFilter(Kind.List, [], ordinals);
    }

    /// <summary>Whether an ordinal is accepted.</summary>
    /// <param name="ordinal">The ordinal; a negative one is never accepted.</param>
    public bool Accepts(int ordinal) => ordinal >= 0 && _kind switch
    {
        Kind.All => true,
        Kind.Mask => (ordinal >> 6) < Bits.Length && (Bits[ordinal >> 6] & (1UL << (ordinal & 63))) != 0,
        _ => Ordinals.BinarySearch(ordinal) >= 0,
    };
}
