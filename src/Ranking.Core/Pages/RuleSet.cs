namespace Ranking;

/// <summary>A host's rules, ready to be asked for every place of a page.</summary>
internal sealed class RuleSet
{
    private readonly Dictionary<string, int> _pins;
    private readonly (HashSet<string> Kinds, int Most)[] _atMost;
    private readonly (string Name, HashSet<string> Kinds, double Share)[] _atLeast;
    private readonly HashSet<string>[] _exclusive;
    private readonly Dictionary<string, int> _minimumItems;
    private readonly Dictionary<string, int> _maximumItems;

    public RuleSet(PageRules rules)
    {
        _pins = new Dictionary<string, int>(rules.Pins, StringComparer.Ordinal);
        _atMost = [.. rules.AtMost.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => (KindsOf(rules, rule.Key), rule.Value))];
        _atLeast = [.. rules.AtLeast.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => (rule.Key, KindsOf(rules, rule.Key), rule.Value))];
        _exclusive = [.. rules.Exclusive.Select(group => KindsOf(rules, group))];
        _minimumItems = new Dictionary<string, int>(rules.MinimumItems, StringComparer.OrdinalIgnoreCase);
        _maximumItems = new Dictionary<string, int>(rules.MaximumItems, StringComparer.OrdinalIgnoreCase);
        EndBelow = rules.EndBelow;
        Insertions = [.. rules.Insertions.OrderBy(insertion => insertion.Place)];
    }

    public double EndBelow { get; }

    /// <summary>What is put into rows, lower places first.</summary>
    public IReadOnlyList<Insertion> Insertions { get; }

    /// <summary>The kinds that a name stands for.</summary>
    public static HashSet<string> KindsOf(PageRules rules, string name) =>
        new(rules.Groups.TryGetValue(name, out IReadOnlyList<string>? kinds) ? kinds : [name], StringComparer.Ordinal);

    public int FewestItems(string? device, int otherwise) => device is not null && _minimumItems.TryGetValue(device, out int items) ? items : otherwise;

    public int MostItems(string? device, int otherwise) => device is not null && _maximumItems.TryGetValue(device, out int items) ? Math.Min(items, otherwise) : otherwise;

    /// <summary>The place the first row of a kind is pinned to.</summary>
    public bool TryGetPin(string kind, out int place) => _pins.TryGetValue(kind, out place);

    /// <summary>Whether one more row of a kind may be on the page.</summary>
    public bool Allows(string kind, IReadOnlyList<RowCandidate> chosen)
    {
        foreach ((HashSet<string> kinds, int most) in _atMost)
        {
            if (kinds.Contains(kind) && Count(kinds, chosen) >= most)
            {
                return false;
            }
        }

        foreach (HashSet<string> kinds in _exclusive)
        {
            if (kinds.Contains(kind) && HasOther(kinds, kind, chosen))
            {
                return false;
            }
        }

        return true;
    }

    // Apart, so that pages without rules make no closures.
    private static bool HasOther(HashSet<string> kinds, string kind, IReadOnlyList<RowCandidate> chosen) => chosen.Any(row => row.Kind != kind && kinds.Contains(row.Kind));

    /// <summary>The shares that the next place must serve, since the places left are just enough for them; none while there is room.</summary>
    /// <param name="chosen">The rows of this page so far.</param>
    /// <param name="rows">How many rows the page is to have.</param>
    public IEnumerable<(string Name, HashSet<string> Kinds)> Due(IReadOnlyList<RowCandidate> chosen, int rows)
    {
        if (_atLeast.Length == 0)
        {
            return [];
        }

        int[] missing = [.. _atLeast.Select(rule => Math.Max(0, RowsOf(rule.Share, rows) - Count(rule.Kinds, chosen)))];
        return missing.Sum() < rows - chosen.Count ? [] : _atLeast.Where((_, i) => missing[i] > 0).Select(rule => (rule.Name, rule.Kinds));
    }

    /// <summary>How many rows towards the shares there are, none counted beyond what a share asks for.</summary>
    public int Served(IReadOnlyList<RowCandidate> chosen, int rows)
    {
        int served = 0;
        foreach ((_, HashSet<string> kinds, double share) in _atLeast)
        {
            served += Math.Min(RowsOf(share, rows), Count(kinds, chosen));
        }

        return served;
    }

    /// <summary>The rows a share makes: rounded up, but for what is lost in decimals.</summary>
    public static int RowsOf(double share, int rows) => (int)Math.Ceiling((share * rows) - 1e-9);

    private static int Count(HashSet<string> kinds, IReadOnlyList<RowCandidate> rows)
    {
        int count = 0;
        foreach (RowCandidate row in rows)
        {
            count += kinds.Contains(row.Kind) ? 1 : 0;
        }

        return count;
    }
}
