namespace Ranking;

/// <summary>Checks a trace that was read back: what is missing in JSON is null here, whatever the type says, and places may point nowhere.</summary>
internal static class TraceCheck
{
    /// <summary>What is wrong with a trace; null when nothing is.</summary>
    public static string? Mistake(PageTrace trace)
    {
        if (IsAnyNull(trace.Entries, trace.Interactions, trace.Rankers, trace.Filters, trace.Rows, trace.Snapshot, trace.Eligible))
        {
            return "one of its lists is missing";
        }

        if (trace.Request is { } request && (request.Profile?.Id is null || request.Page is null || request.Profile.Onboarding is null))
        {
            return "its request has no profile, no page or no onboarding";
        }

        if (trace.ComposingSteps < 0)
        {
            return $"composing took {trace.ComposingSteps} steps";
        }

        if ((trace.Request?.Above ?? []).Concat(trace.Request?.Last?.Rows ?? []).Any(row => row is null || IsAnyNull(row.Kind, row.Key, row.ItemIds)))
        {
            return "a row of a page that was shown before lacks something";
        }

        return trace.Rankers.Select(Mistake).FirstOrDefault(mistake => mistake is not null)
            ?? trace.Rows.Select(row => Mistake(row, trace)).FirstOrDefault(mistake => mistake is not null)
            ?? Enumerable.Range(0, trace.Rankers.Count).Select(call => Mistake(call, trace)).FirstOrDefault(mistake => mistake is not null);
    }

    private static string? Mistake(RankerTrace ranker)
    {
        if (ranker is null || IsAnyNull(ranker.Name, ranker.Role, ranker.Items, ranker.Signals, ranker.Filters, ranker.Lists))
        {
            return "a call of a ranker lacks something";
        }

        bool hasWholeColumns = ranker.Signals.All(column => column?.Values?.Count == ranker.Items.Count)
            && ranker.Filters.All(column => column?.Values is not null && column.Values.All(item => IsWithin(item, ranker.Items.Count)));
        return hasWholeColumns && ranker.Lists.All(list => IsWhole(list, ranker)) ? null : $"a column or a list of the ranker '{ranker.Name}' does not fit its titles";
    }

    private static bool IsWhole(ListTrace list, RankerTrace ranker)
    {
        if (list is null || IsAnyNull(list.Key, list.Candidates, list.Sources, list.FoundBy, list.Retrieval, list.Signals, list.Terms, list.Scores, list.Values, list.Orders))
        {
            return false;
        }

        int count = list.Candidates.Count;
        return list.Candidates.All(item => IsWithin(item, ranker.Items.Count))
            && list.Scores.Count == count
            && list.ReserveCount >= 0 && list.ReserveCount <= count
            && IsNoneOr(list.Values.Count, count)
            && (list.FoundBy.Count == count || !ranker.HasStages)
            && list.FoundBy.All(source => IsWithin(source, list.Sources.Count))
            && (list.Retrieval.Count == count || !ranker.HasStages)
            && list.Signals.Concat(list.Terms).All(column => column?.Values?.Count == count)
            && list.Orders.Count > 0
            && list.Orders.All(order => order?.Values is not null && order.Values.All(candidate => IsWithin(candidate, count)));
    }

    private static string? Mistake(RowTrace row, PageTrace trace)
    {
        if (row?.Row is null || IsAnyNull(row.Row.Kind, row.Row.Key, row.Row.Title, row.Outcome, row.Refused, row.ShownElsewhere, row.Shown))
        {
            return "a row lacks something";
        }

        return row.Ranker < 0 || (IsWithin(row.Ranker, trace.Rankers.Count) && IsWithin(row.List, trace.Rankers[row.Ranker].Lists.Count))
            ? null
            : $"the row '{row.Key}' points to a list that is not there";
    }

    // Each list of a call that is made again is that of one row, and all of them have the same signals.
    private static string? Mistake(int call, PageTrace trace)
    {
        RankerTrace ranker = trace.Rankers[call];
        if (!PageReplay.IsRankedAgain(ranker))
        {
            return null;
        }

        IEnumerable<int> lists = trace.Rows.Where(row => row.Ranker == call).Select(row => row.List).Order();
        bool isWhole = lists.SequenceEqual(Enumerable.Range(0, ranker.Lists.Count))
            && ranker.Lists.Select(list => string.Join(' ', list.Signals.Select(signal => signal.Name))).Distinct(StringComparer.Ordinal).Count() <= 1;
        return isWhole ? null : $"the lists of the ranker '{ranker.Name}' are not those of the rows, or have other signals than one another";
    }

    private static bool IsAnyNull(params ReadOnlySpan<object?> parts)
    {
        foreach (object? part in parts)
        {
            if (part is null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWithin(int place, int count) => (uint)place < (uint)count;

    private static bool IsNoneOr(int count, int expected) => count == 0 || count == expected;
}
