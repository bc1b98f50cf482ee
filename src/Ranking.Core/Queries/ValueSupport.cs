namespace Ranking.Expressions;

/// <summary>How many titles a value has that the person may be shown and that meet a condition.</summary>
internal static class ValueSupport
{
    /// <summary>The values with enough of such titles, in the same order, each with how many there are.</summary>
    public static IReadOnlyList<RankedValue> Of(IReadOnlyList<RankedValue> values, CategoryColumn column, ulong[] mask, int least, RankingContext context)
    {
        var kept = new List<RankedValue>();
        foreach (RankedValue value in values)
        {
            int support = 0;
            foreach (int item in column.ItemsWith(value.Ordinal))
            {
                support += (mask[item / 64] >> (item % 64) & 1) == 1 && context.Eligibility.IsAvailable(item) && context.Eligibility.IsUnwatched(item) ? 1 : 0;
            }

            if (support >= least)
            {
                kept.Add(value with { Support = support });
            }
        }

        return kept;
    }
}
