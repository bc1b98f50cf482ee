using System.Diagnostics.CodeAnalysis;

namespace Ranking;

/// <summary>Maps names to dense ordinals and back: the only place where strings meet the numbers inside.</summary>
/// <remarks>Immutable and safe for concurrent use. Names are compared by their code units (ordinal), case included.</remarks>
public sealed class Vocabulary
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _ordinals;

    internal Vocabulary(string[] names)
    {
        _names = names;
        _ordinals = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            _ordinals.Add(names[i], i);
        }
    }

    /// <summary>The number of names; ordinals run from 0 to one less.</summary>
    public int Count => _names.Length;

    /// <summary>The name of an ordinal.</summary>
    /// <param name="ordinal">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="IndexOutOfRangeException">The ordinal is not in the vocabulary.</exception>
    public string this[int ordinal] => _names[ordinal];

    /// <summary>All names, at their ordinals.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Finds the ordinal of a name.</summary>
    /// <param name="name">The name; an unknown one is no error.</param>
    /// <param name="ordinal">Its ordinal, or −1.</param>
    /// <returns>Whether the name is known.</returns>
    public bool TryGetOrdinal([NotNullWhen(true)] string? name, out int ordinal)
    {
        if (name is not null && _ordinals.TryGetValue(name, out ordinal))
        {
            return true;
        }

        ordinal = -1;
        return false;
    }

    /// <summary>The ordinal of a name that has to be known.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="RankingException">The name is not known; says which known one is nearest.</exception>
    public int OrdinalOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _ordinals.TryGetValue(name, out int ordinal) ? ordinal : throw new RankingException($"There is no '{name}' here.{NearestName.Hint(name, _names)}");
    }

    /// <summary>Whether two vocabularies have the same names at the same ordinals.</summary>
    internal bool IsSameAs(Vocabulary other) => ReferenceEquals(this, other) || _names.AsSpan().SequenceEqual(other._names);

    // Ids that are all integers load in numeric order, others in ordinal order: ties break by ordinal,
    // so the order must not depend on how a host happened to read its table.
    internal static int Compare(string a, string b, bool numeric)
    {
        if (numeric)
        {
            int byNumber = long.Parse(a, System.Globalization.CultureInfo.InvariantCulture)
                .CompareTo(long.Parse(b, System.Globalization.CultureInfo.InvariantCulture));
            if (byNumber != 0)
            {
                return byNumber;
            }
        }

        return string.CompareOrdinal(a, b);
    }
}
