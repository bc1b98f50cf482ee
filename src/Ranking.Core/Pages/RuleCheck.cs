namespace Ranking;

/// <summary>Finds everything that is wrong with a host's rules, before a page is made by them.</summary>
internal static class RuleCheck
{
    /// <summary>What is wrong with rules in themselves, each with the rule's name.</summary>
    public static IEnumerable<string> Mistakes(RankingOptions options)
    {
        PageRules rules = options.Rules;
        return
        [
            .. rules.Groups.Where(group => group.Value is not { Count: > 0 }).Select(group => $"Rules.Groups: '{group.Key}' has no kinds."),
            .. rules.Pins.Where(pin => pin.Value < 0).Select(pin => $"Rules.Pins: '{pin.Key}' is pinned to place {pin.Value}; places count from 0."),
            .. rules.AtMost.Where(rule => rule.Value < 0).Select(rule => $"Rules.AtMost: '{rule.Key}' may have {rule.Value} rows; it must be 0 or more."),
            .. rules.AtLeast.Where(rule => !(rule.Value is > 0 and <= 1)).Select(rule => FormattableString.Invariant($"Rules.AtLeast: '{rule.Key}' must have a share of {rule.Value}; it must be above 0 and up to 1.")),
            .. Lengths(nameof(PageRules.MinimumItems), rules.MinimumItems),
            .. Lengths(nameof(PageRules.MaximumItems), rules.MaximumItems),
            .. rules.MinimumItems.Where(rule => rule.Value > (rules.MaximumItems.TryGetValue(rule.Key, out int most) ? Math.Min(most, options.Items) : options.Items))
                .Select(rule => $"Rules.MinimumItems: {rule.Value} titles on '{rule.Key}' are more than a row has there at the most, so no row could ever be long enough."),
            .. rules.MaximumItems.Where(rule => !rules.MinimumItems.ContainsKey(rule.Key) && rule.Value >= 1 && rule.Value < options.MinimumItems)
                .Select(rule => $"Rules.MaximumItems: {rule.Value} titles on '{rule.Key}' are fewer than MinimumItems, {options.MinimumItems}, so no row could ever be long enough."),
            .. rules.EndBelow is >= 0 and < 1 ? Array.Empty<string>() : [FormattableString.Invariant($"Rules.EndBelow: {rules.EndBelow} must be 0 or more and below 1.")],
            .. rules.Insertions.Where(insertion => string.IsNullOrEmpty(insertion.Row) || string.IsNullOrEmpty(insertion.ItemId) || insertion.Place < 0)
                .Select(insertion => $"Rules.Insertions: '{insertion.ItemId}' at place {insertion.Place} of '{insertion.Row}' needs a row, a title and a place of 0 or more."),
            .. rules.Insertions.GroupBy(insertion => (insertion.Row, insertion.Place)).Where(same => same.Count() > 1)
                .Select(same => $"Rules.Insertions: {string.Join(", ", same.Select(insertion => $"'{insertion.ItemId}'"))} are all put at place {same.Key.Place} of '{same.Key.Row}'; each needs its own."),
            .. rules.Insertions.GroupBy(insertion => insertion.ItemId, StringComparer.Ordinal).Where(same => same.Count() > 1)
                .Select(same => $"Rules.Insertions: '{same.Key}' is put into {same.Count()} places; a page shows a title once."),
            .. Contradictions(rules, options.Rows),
        ];
    }

    /// <summary>The names in rules that are neither a kind that some row source proposes nor a group, and the optional kinds that nobody proposes.</summary>
    public static IEnumerable<string> Unknown(RankingOptions options, IReadOnlySet<string> kinds)
    {
        PageRules rules = options.Rules;
        string[] known = [.. kinds, .. rules.Groups.Keys];
        return
        [
            .. (options.OptionalRows ?? []).Where(kind => !kinds.Contains(kind)).Select(kind => $"OptionalRows: '{kind}' is no kind that a row source proposes.{NearestName.Hint(kind, kinds)}"),
            .. rules.Groups.SelectMany(group => (group.Value ?? []).Where(kind => !kinds.Contains(kind)).Select(kind => $"Rules.Groups: '{group.Key}' names the kind '{kind}', which no row source proposes.{NearestName.Hint(kind, kinds)}")),
            .. rules.Groups.Keys.Where(kinds.Contains).Select(group => $"Rules.Groups: '{group}' is the name of a kind; give the group another one."),
            .. rules.Pins.Keys.Where(kind => !kinds.Contains(kind)).Select(kind => $"Rules.Pins: '{kind}' is no kind that a row source proposes.{NearestName.Hint(kind, kinds)}"),
            .. Names(nameof(PageRules.AtMost), rules.AtMost.Keys),
            .. Names(nameof(PageRules.AtLeast), rules.AtLeast.Keys),
            .. rules.Exclusive.Where(group => !rules.Groups.ContainsKey(group)).Select(group => $"Rules.Exclusive: '{group}' is no group of Rules.Groups.{NearestName.Hint(group, rules.Groups.Keys)}"),
        ];

        IEnumerable<string> Names(string rule, IEnumerable<string> names) => names.Where(name => !known.Contains(name, StringComparer.Ordinal))
            .Select(name => $"Rules.{rule}: '{name}' is neither a kind that a row source proposes nor a group.{NearestName.Hint(name, known)}");
    }

    private static IEnumerable<string> Lengths(string rule, IDictionary<string, int> lengths) =>
        lengths.Where(length => length.Value < 1).Select(length => $"Rules.{rule}: {length.Value} titles on '{length.Key}'; it must be at least 1.");

    private static IEnumerable<string> Contradictions(PageRules rules, int rows)
    {
        foreach (var place in rules.Pins.GroupBy(pin => pin.Value).Where(place => place.Count() > 1))
        {
            yield return $"Rules.Pins: {Quoted(place.Select(pin => pin.Key))} are all pinned to place {place.Key}; pin one kind to a place.";
        }

        foreach (string group in rules.Exclusive)
        {
            string[] pinned = [.. rules.Pins.Keys.Where(RuleSet.KindsOf(rules, group).Contains)];
            if (pinned.Length > 1)
            {
                yield return $"Rules.Pins: {Quoted(pinned)} are pinned, and exclude each other as kinds of '{group}'.";
            }
        }

        foreach (var (name, most) in rules.AtMost)
        {
            HashSet<string> kinds = RuleSet.KindsOf(rules, name);
            string[] pinned = [.. rules.Pins.Keys.Where(kinds.Contains)];
            if (pinned.Length > most)
            {
                yield return $"Rules.Pins: {Quoted(pinned)} are pinned, and Rules.AtMost allows {most} rows of '{name}'.";
            }

            foreach (var (other, share) in rules.AtLeast.Where(rule => RuleSet.KindsOf(rules, rule.Key).IsSubsetOf(kinds) && RuleSet.RowsOf(rule.Value, rows) > most))
            {
                yield return FormattableString.Invariant($"Rules.AtLeast: a share of {share} of {rows} rows for '{other}' is more than the {most} rows that Rules.AtMost allows '{name}'.");
            }
        }

        string[] apart = Disjoint(rules);
        if (apart.Sum(name => rules.AtLeast[name]) > 1 + 1e-9)
        {
            yield return $"Rules.AtLeast: the shares of {Quoted(apart)}, which have no kind in common, add up to more than the whole page.";
        }
    }

    // The larger shares first, each that has no kind in common with those before.
    private static string[] Disjoint(PageRules rules)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var (name, _) in rules.AtLeast.OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal))
        {
            HashSet<string> kinds = RuleSet.KindsOf(rules, name);
            if (!kinds.Overlaps(taken))
            {
                taken.UnionWith(kinds);
                names.Add(name);
            }
        }

        return [.. names];
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));
}
