using System.Buffers;

namespace Ranking;

/// <summary>What all attribute rankers share: from one score a value to the best values with titles enough.</summary>
internal static class AttributeRanking
{
    /// <summary>Writes one score a value, and says whether it knew the person; if not, popularity is taken instead.</summary>
    public delegate bool ScoreValues(CategoryColumn column, RankingContext context, Span<float> scores);

    public static IReadOnlyList<RankedValue> Rank(
        string name, AttributeQuery query, RankingContext context, ScoreValues score, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        CategoryColumn column = context.Snapshot.Catalog.Category(query.Attribute);
        int count = column.Values.Count;
        if (count == 0 || query.Take <= 0)
        {
            return [];
        }

        float[] scores = ArrayPool<float>.Shared.Rent(count);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(count);
        int[] values = ArrayPool<int>.Shared.Rent(count);
        try
        {
            bool isFallback = !score(column, context, scores.AsSpan(0, count));
            if (isFallback)
            {
                ScoreByPopularity(column, context, scores.AsSpan(0, count));
                context.Trace.Fallback(Stages.Attribute, name, "the profile has no taste yet: values are ranked by popularity", count, count);
            }

            int found = 0;
            for (int value = 0; value < count; value++)
            {
                if (float.IsFinite(scores[value]))
                {
                    keys[found] = TopK.KeyOf(scores[value], value);
                    values[found++] = value;
                }
            }

            return Take(query, column, context, scores, keys.AsSpan(0, found), values.AsSpan(0, found), isFallback);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(values);
        }
    }

    /// <summary>ln(1 + plays) of a value's titles over that of the most played value: 0 to 1.</summary>
    public static void ScoreByPopularity(CategoryColumn column, RankingContext context, Span<float> scores)
    {
        ReadOnlySpan<long> plays = context.Snapshot.Statistics.PlaysByValue(column);
        long most = 0;
        foreach (long n in plays)
        {
            most = Math.Max(most, n);
        }

        double scale = most == 0 ? 1 : Math.Log(1 + most);
        for (int value = 0; value < scores.Length; value++)
        {
            scores[value] = (float)(Math.Log(1 + plays[value]) / scale);
        }
    }

    // Values with too few titles are stepped over; the best are selected in growing portions until there are enough.
    private static List<RankedValue> Take(
        AttributeQuery query, CategoryColumn column, RankingContext context, float[] scores, Span<ulong> keys, Span<int> values, bool isFallback)
    {
        var ranked = new List<RankedValue>(Math.Min(query.Take, keys.Length));
        long portion = 2L * query.Take;
        while (!keys.IsEmpty && ranked.Count < query.Take)
        {
            int selected = TopK.Select(keys, values, (int)Math.Min(keys.Length, portion));
            foreach (int value in values[..selected])
            {
                if (ranked.Count < query.Take && HasSupport(query.MinimumSupport, column.ItemsWith(value), context.Eligibility))
                {
                    ranked.Add(new RankedValue(column.Values[value], value, scores[value], column.ItemsWith(value).Length, isFallback));
                }
            }

            keys = keys[selected..];
            values = values[selected..];
            portion *= 4;
        }

        return ranked;
    }

    /// <summary>Whether a value has so many titles that the person may see and has not watched.</summary>
    public static bool HasSupport(int minimum, ReadOnlySpan<int> items, Eligibility eligibility)
    {
        int support = 0;
        for (int i = 0; i < items.Length && support < minimum; i++)
        {
            support += eligibility.IsUnwatched(items[i]) ? 1 : 0;
        }

        return support >= minimum;
    }
}
