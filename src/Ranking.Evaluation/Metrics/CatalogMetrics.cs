namespace Ranking.Evaluation;

/// <summary>What lists do with a catalog besides being right: how much of it they show, how evenly, how well known, how alike and how true to a person's mix.</summary>
/// <remarks>Pure functions. Titles are ordinals; an ordinal outside of the catalog is refused. Empty lists give 0.</remarks>
public static class CatalogMetrics
{
    /// <summary>The share of the catalog that was shown at all: titles shown at least once ÷ titles. 0 to 1.</summary>
    /// <param name="shown">How often each title was shown over all lists, at its ordinal; at least 0.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    /// <remarks>Ge, Delgado-Battenfeld and Jannach 2010, "Beyond accuracy: evaluating recommender systems by coverage and serendipity".</remarks>
    public static double Coverage(ReadOnlySpan<int> shown)
    {
        CheckCounts(shown);
        return shown.IsEmpty ? 0d : 1d - ((double)shown.Count(0) / shown.Length);
    }

    /// <summary>
    /// How unevenly the titles are shown: 0 when all are shown alike, towards 1 when one title takes everything. 0 where nothing was shown.
    /// <code>
    /// Gini = Σ (2i − n − 1) · shown(i) ÷ (n · Σ shown)      titles by count ascending, i from 1
    /// </code>
    /// </summary>
    /// <param name="shown">How often each title was shown over all lists, at its ordinal; at least 0.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    /// <remarks>Gini 1912; as a metric of recommendation Fleder and Hosanagar 2009, "Blockbuster culture's next rise or fall".</remarks>
    public static double Gini(ReadOnlySpan<int> shown)
    {
        CheckCounts(shown);
        int[] sorted = shown.ToArray();
        Array.Sort(sorted);
        double weighted = 0;
        double total = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            weighted += ((2d * (i + 1)) - sorted.Length - 1) * sorted[i];
            total += sorted[i];
        }

        return total == 0d ? 0d : weighted / (sorted.Length * total);
    }

    /// <summary>How little known the titles of a list are, in bits: the mean of log₂(people ÷ people who know the title). 0 when everybody knows all; at most log₂(people).</summary>
    /// <param name="items">The list.</param>
    /// <param name="knownTo">How many people know each title, at its ordinal: 0 to <paramref name="people"/>. One nobody knows counts as known to one.</param>
    /// <param name="people">How many people there are; at least 1.</param>
    /// <exception cref="ArgumentException">A count is negative or above the number of people.</exception>
    /// <remarks>Zhou et al. 2010, "Solving the apparent diversity-accuracy dilemma of recommender systems" (surprisal); Vargas and Castells 2011.</remarks>
    public static double Novelty(ReadOnlySpan<int> items, ReadOnlySpan<int> knownTo, int people)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        double sum = 0;
        foreach (int item in items)
        {
            CheckItem(item, knownTo.Length);
            int known = knownTo[item];
            if (known < 0 || known > people)
            {
                throw new ArgumentException($"Title {item} cannot be known to {known} of {people} people.", nameof(knownTo));
            }

            sum += Math.Log2((double)people / Math.Max(1, known));
        }

        return items.IsEmpty ? 0d : sum / items.Length;
    }

    /// <summary>
    /// How different the titles of a list are from each other: the mean of 1 − cosine over all pairs. 0 (all alike) to 2 (opposites); 0 for fewer than two titles.
    /// <code>
    /// Σ over pairs of cosine = (|Σ v|² − Σ |v|²) ÷ 2      v = the titles' vectors, of length 1, or 0 where a title has none
    /// </code>
    /// </summary>
    /// <param name="items">The list. A title listed twice is a pair that is wholly alike.</param>
    /// <param name="vectors">The vectors of the titles. One without a direction is like no other: its cosines are 0.</param>
    /// <remarks>Ziegler et al. 2005, "Improving recommendation lists through topic diversification"; Smyth and McClave 2001. Takes time in titles × dimensions.</remarks>
    public static double IntraListDiversity(ReadOnlySpan<int> items, EmbeddingTable vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var sum = new double[vectors.Dimensions];
        double own = 0;
        foreach (int item in items)
        {
            CheckItem(item, vectors.Count);
            ReadOnlySpan<float> vector = vectors.Row(item);
            for (int d = 0; d < sum.Length; d++)
            {
                sum[d] += vector[d];
                own += (double)vector[d] * vector[d];
            }
        }

        double pairs = items.Length * (items.Length - 1d) / 2;
        double cosines = (sum.Sum(part => part * part) - own) / 2;
        return pairs < 1d ? 0d : Math.Clamp(1 - (cosines / pairs), 0d, 2d);
    }

    /// <summary>The mix of a list by an attribute: how much of it is of each value. Each title is shared out evenly to its values.</summary>
    /// <param name="items">The list, the history, or the cells of a page; a negative ordinal is an empty cell.</param>
    /// <param name="column">The attribute.</param>
    /// <param name="shares">One share a value of the column: 0 to 1, adding up to 1, or all 0 where no title has a value.</param>
    /// <param name="weights">How much each title counts, one an item, such as the attention to its cell: at least 0 and finite. Default: all alike.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a weight is negative or not finite.</exception>
    /// <remarks>p(g | u) and q(g | u) of Steck 2018, "Calibrated recommendations"; over a page, weighted by attention.</remarks>
    public static void Shares(ReadOnlySpan<int> items, CategoryColumn column, Span<float> shares, ReadOnlySpan<float> weights = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (shares.Length != column.Values.Count)
        {
            throw new ArgumentException($"{column.Values.Count} values need as many shares; there is room for {shares.Length}.", nameof(shares));
        }

        if (!weights.IsEmpty && weights.Length != items.Length)
        {
            throw new ArgumentException($"{items.Length} titles need as many weights; there are {weights.Length}.", nameof(weights));
        }

        ListMetrics.CheckGains(weights, nameof(weights));
        var sums = new double[shares.Length];
        double total = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i] < 0)
            {
                continue;
            }

            CheckItem(items[i], column.ItemCount);
            ReadOnlySpan<int> values = column.ValuesOf(items[i]);
            double weight = weights.IsEmpty ? 1d : weights[i];
            foreach (int value in values)
            {
                sums[value] += weight / values.Length;
            }

            total += values.IsEmpty ? 0d : weight;
        }

        for (int value = 0; value < sums.Length; value++)
        {
            shares[value] = total == 0d ? 0f : (float)(sums[value] / total);
        }
    }

    /// <summary>
    /// How far the mix of a list is from the mix of a person's history, in nats: 0 when they are the same, more the further; at most −ln(smoothing).
    /// <code>
    /// C = Σ p · ln(p ÷ q̃)      q̃ = (1 − smoothing) · q + smoothing · p      over values with p above 0
    /// </code>
    /// </summary>
    /// <param name="history">p, the mix of the history: at least 0 and finite; need not add up to 1. All 0: there is nothing to be true to, and the result is 0.</param>
    /// <param name="list">q, the mix of the list, parallel to it.</param>
    /// <param name="smoothing">How much of p is mixed into q, so that a value missing from the list costs much but not everything: above 0 and below 1. Default: 0.01, as in the paper.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a share is negative or not finite.</exception>
    /// <remarks>Steck 2018, "Calibrated recommendations" (Kullback–Leibler divergence).</remarks>
    public static double CalibrationKl(ReadOnlySpan<float> history, ReadOnlySpan<float> list, double smoothing = 0.01)
    {
        if (history.Length != list.Length)
        {
            throw new ArgumentException($"Mixes of {history.Length} and {list.Length} values cannot be compared.", nameof(list));
        }

        if (!(smoothing > 0d && smoothing < 1d))
        {
            throw new ArgumentOutOfRangeException(nameof(smoothing), smoothing, "Must be above 0 and below 1.");
        }

        double ofHistory = Sum(history, nameof(history));
        double ofList = Sum(list, nameof(list));
        double divergence = 0;
        for (int value = 0; value < history.Length && ofHistory > 0d; value++)
        {
            double p = history[value] / ofHistory;
            double q = ofList == 0d ? 0d : list[value] / ofList;
            divergence += p == 0d ? 0d : p * Math.Log(p / (((1 - smoothing) * q) + (smoothing * p)));
        }

        return Math.Max(0d, divergence);
    }

    /// <summary>The mean popularity of the titles of a list or a history.</summary>
    /// <param name="items">The titles.</param>
    /// <param name="popularity">The popularity of each title, at its ordinal, such as the share of people who watched it: at least 0 and finite.</param>
    /// <exception cref="ArgumentException">A popularity is negative or not finite.</exception>
    public static double MeanPopularity(ReadOnlySpan<int> items, ReadOnlySpan<float> popularity)
    {
        double sum = 0;
        foreach (int item in items)
        {
            CheckItem(item, popularity.Length);
            ListMetrics.CheckGains(popularity.Slice(item, 1), nameof(popularity));
            sum += popularity[item];
        }

        return items.IsEmpty ? 0d : sum / items.Length;
    }

    /// <summary>
    /// How much more popular the lists of a group of people are than what they watch: 0 when alike, 1 when twice as popular, −1 at the least.
    /// <code>
    /// lift = (mean of lists − mean of histories) ÷ mean of histories      over people, of <see cref="MeanPopularity"/>
    /// </code>
    /// </summary>
    /// <param name="histories">The mean popularity of each person's history; at least one person. All finite, and 0 or more.</param>
    /// <param name="lists">The mean popularity of each person's list, in the same order.</param>
    /// <exception cref="ArgumentException">Lengths differ, there is nobody, a number is not finite, or the histories have no popularity at all.</exception>
    /// <remarks>Abdollahpouri, Mansoury, Burke, Mobasher and Malthouse 2020, "The connection between popularity bias, calibration, and fairness in recommendation".</remarks>
    public static double PopularityLift(ReadOnlySpan<double> histories, ReadOnlySpan<double> lists)
    {
        if (histories.Length != lists.Length || histories.IsEmpty)
        {
            throw new ArgumentException($"A lift needs the same people twice, at least one: there are {histories.Length} and {lists.Length}.", nameof(lists));
        }

        double before = Bootstrap.MeanOf(histories);
        double after = Bootstrap.MeanOf(lists);
        return before > 0d
            ? (after - before) / before
            : throw new ArgumentException("The histories have no popularity, so nothing can be more popular by a factor.", nameof(histories));
    }

    private static double Sum(ReadOnlySpan<float> shares, string name)
    {
        ListMetrics.CheckGains(shares, name);
        double sum = 0;
        foreach (float share in shares)
        {
            sum += share;
        }

        return sum;
    }

    private static void CheckCounts(ReadOnlySpan<int> shown)
    {
        foreach (int count in shown)
        {
            if (count < 0)
            {
                throw new ArgumentException($"A title cannot be shown {count} times.", nameof(shown));
            }
        }
    }

    private static void CheckItem(int item, int count)
    {
        if ((uint)item >= (uint)count)
        {
            throw new ArgumentException($"There is no title {item} among {count}.", nameof(item));
        }
    }
}
