using System.Buffers;

namespace Ranking.Evaluation;

/// <summary>How good one ranked list is for one person, as pure functions of the gains by rank.</summary>
/// <remarks>
/// <para>
/// <b>Input.</b> <c>gains</c> has the gain of the title at each rank, the first rank first: at least 0 and finite, and above 0 where the title is relevant. A list may be
/// shorter than <c>k</c>: what is not listed gains nothing. <c>relevantCount</c> is n, the number of all relevant titles, listed or not; <c>relevantGains</c> has the gain of each, in any order.
/// <see cref="Gains"/> makes gains of ordinals.
/// </para>
/// <para>
/// <b>Range.</b> 0 to 1, higher is better. With no relevant title, and for an empty list, every metric is 0, as in trec_eval; protocols leave out people without a relevant title.
/// </para>
/// <para><b>Errors.</b> A gain below 0 or not finite, more relevant titles in the list than there are, and a <c>k</c> below 1 are refused.</para>
/// <para>A mean over people of <see cref="AveragePrecision"/> is MAP, of <see cref="ReciprocalRank"/> MRR. The truth in the tests is trec_eval's own (NIST, version 9).</para>
/// </remarks>
public static class ListMetrics
{
    /// <summary>The gains by rank of a ranked list. A title listed twice gains once, at its first rank.</summary>
    /// <param name="ranked">The ordinals of the listed titles, the best first. One that is not relevant, −1 included, gains nothing.</param>
    /// <param name="relevant">The ordinals of the relevant titles, each once, in any order.</param>
    /// <param name="gains">Room for one gain a listed title.</param>
    /// <param name="relevantGains">The gain of each relevant title, parallel to <paramref name="relevant"/>. Default: 1 each.</param>
    /// <returns>The number of relevant titles in the list.</returns>
    /// <exception cref="ArgumentException">A relevant title stands twice, a gain is negative or not finite, or lengths differ.</exception>
    public static int Gains(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant, Span<float> gains, ReadOnlySpan<float> relevantGains = default)
    {
        if (gains.Length != ranked.Length)
        {
            throw new ArgumentException($"{ranked.Length} listed titles need as many gains; there is room for {gains.Length}.", nameof(gains));
        }

        var titles = new RelevantTitles(relevant, relevantGains);
        int hits = 0;
        for (int i = 0; i < ranked.Length; i++)
        {
            int place = titles.TakeOnce(ranked[i]);
            gains[i] = place < 0 ? 0f : titles.GainAt(place);
            hits += gains[i] > 0f ? 1 : 0;
        }

        return hits;
    }

    /// <summary>How many of the relevant titles that could stand in the first k do: hits in the first k ÷ min(k, n).</summary>
    /// <param name="gains">The gains by rank.</param>
    /// <param name="relevantCount">n, the number of all relevant titles; at least 0.</param>
    /// <param name="k">How many ranks count; at least 1.</param>
    /// <remarks>Liang et al. 2018, "Variational autoencoders for collaborative filtering": 1 when the first k are all relevant.</remarks>
    public static double Recall(ReadOnlySpan<float> gains, int relevantCount, int k)
    {
        CheckList(gains, relevantCount, k);
        return relevantCount == 0 ? 0d : (double)Hits(gains, k) / Math.Min(k, relevantCount);
    }

    /// <summary>How many of all relevant titles stand in the first k: hits in the first k ÷ n.</summary>
    /// <param name="gains">The gains by rank.</param>
    /// <param name="relevantCount">n, the number of all relevant titles; at least 0.</param>
    /// <param name="k">How many ranks count; at least 1.</param>
    /// <remarks>recall_k of trec_eval. Grows with k.</remarks>
    public static double RecallAll(ReadOnlySpan<float> gains, int relevantCount, int k)
    {
        CheckList(gains, relevantCount, k);
        return relevantCount == 0 ? 0d : (double)Hits(gains, k) / relevantCount;
    }

    /// <summary>How many of the first k ranks hold a relevant title: hits in the first k ÷ k, also where the list is shorter.</summary>
    /// <param name="gains">The gains by rank.</param>
    /// <param name="k">How many ranks count; at least 1.</param>
    /// <remarks>P_k of trec_eval.</remarks>
    public static double Precision(ReadOnlySpan<float> gains, int k)
    {
        CheckList(gains, gains.Length, k);
        return (double)Hits(gains, k) / k;
    }

    /// <summary>1 when any of the first k titles is relevant, else 0; its mean over people is the hit rate.</summary>
    /// <param name="gains">The gains by rank.</param>
    /// <param name="k">How many ranks count; at least 1.</param>
    /// <remarks>success_k of trec_eval.</remarks>
    public static double HitRate(ReadOnlySpan<float> gains, int k)
    {
        CheckList(gains, gains.Length, k);
        return Hits(gains, k) > 0 ? 1d : 0d;
    }

    /// <summary>1 ÷ the rank of the first relevant title, 0 when none is among the first k.</summary>
    /// <param name="gains">The gains by rank.</param>
    /// <param name="k">How many ranks count; at least 1. Default: all.</param>
    /// <remarks>recip_rank of trec_eval; Voorhees 1999, "The TREC-8 question answering track report".</remarks>
    public static double ReciprocalRank(ReadOnlySpan<float> gains, int k = int.MaxValue)
    {
        CheckList(gains, gains.Length, k);
        int first = gains[..Math.Min(k, gains.Length)].IndexOfAnyExcept(0f);
        return first < 0 ? 0d : 1d / (first + 1);
    }

    /// <summary>The precision at the rank of each relevant title among the first k, summed, ÷ n.</summary>
    /// <param name="gains">The gains by rank.</param>
    /// <param name="relevantCount">n, the number of all relevant titles; at least 0.</param>
    /// <param name="k">How many ranks count; at least 1. Default: all.</param>
    /// <remarks>map and map_cut_k of trec_eval, which divide by n and not by min(k, n); Buckley and Voorhees 2000, "Evaluating evaluation measure stability".</remarks>
    public static double AveragePrecision(ReadOnlySpan<float> gains, int relevantCount, int k = int.MaxValue)
    {
        CheckList(gains, relevantCount, k);
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < Math.Min(k, gains.Length); i++)
        {
            if (gains[i] > 0f)
            {
                sum += (double)++hits / (i + 1);
            }
        }

        return relevantCount == 0 ? 0d : sum / relevantCount;
    }

    /// <summary>The gains of the first k ranks, each discounted by the logarithm of its rank: Σ gain(i) ÷ log₂(i + 1), i from 1. At least 0, without an upper bound.</summary>
    /// <param name="gains">The gains by rank.</param>
    /// <param name="k">How many ranks count; at least 1. Default: all.</param>
    /// <remarks>Järvelin and Kekäläinen 2002, "Cumulated gain-based evaluation of IR techniques", with linear gain as in trec_eval.</remarks>
    public static double Dcg(ReadOnlySpan<float> gains, int k = int.MaxValue)
    {
        CheckList(gains, gains.Length, k);
        return Discounted(gains, k);
    }

    /// <summary>
    /// The discounted gain of the list over that of the best list there could be. Ranks count as given, also where scores tie; <see cref="NdcgTieAveraged"/> does not trust the order of ties.
    /// <code>
    /// NDCG@k = DCG@k ÷ IDCG@k     DCG@k = Σ_{i ≤ k} gain(i) ÷ log₂(i + 1)     IDCG@k = DCG@k of all relevant gains, the largest first: min(k, n) of them
    /// </code>
    /// </summary>
    /// <param name="gains">The gains by rank; gain is linear, as in trec_eval.</param>
    /// <param name="relevantGains">The gain of every relevant title, listed or not, in any order.</param>
    /// <param name="k">How many ranks count; at least 1. Default: all.</param>
    /// <exception cref="ArgumentException">Also when the list gains more than the relevant titles could.</exception>
    /// <remarks>ndcg and ndcg_cut_k of trec_eval; Järvelin and Kekäläinen 2002.</remarks>
    public static double Ndcg(ReadOnlySpan<float> gains, ReadOnlySpan<float> relevantGains, int k = int.MaxValue)
    {
        CheckGains(relevantGains, nameof(relevantGains));
        CheckList(gains, Hits(relevantGains, int.MaxValue), k);
        return Normalised(Discounted(gains, k), relevantGains, k);
    }

    /// <summary>
    /// NDCG averaged over every order that titles of equal score could stand in, so that chance in the order of ties is neither rewarded nor punished.
    /// <code>
    /// DCG@k = Σ over groups of equal score of (mean gain of the group) × Σ_{ranks i ≤ k of the group} 1 ÷ log₂(i + 1)
    /// </code>
    /// </summary>
    /// <param name="gains">The gains by rank.</param>
    /// <param name="scores">The score at each rank, never rising. What is not finite ties with all else that is not, below every finite score.</param>
    /// <param name="relevantGains">The gain of every relevant title, listed or not, in any order.</param>
    /// <param name="k">How many ranks count; at least 1. Default: all.</param>
    /// <exception cref="ArgumentException">Also when a score is higher than the one before it: the list is not ranked by these scores.</exception>
    /// <remarks>McSherry and Najork 2008, "Computing information retrieval performance measures efficiently in the presence of tied scores".</remarks>
    public static double NdcgTieAveraged(ReadOnlySpan<float> gains, ReadOnlySpan<float> scores, ReadOnlySpan<float> relevantGains, int k = int.MaxValue)
    {
        CheckGains(relevantGains, nameof(relevantGains));
        CheckList(gains, Hits(relevantGains, int.MaxValue), k);
        if (scores.Length != gains.Length)
        {
            throw new ArgumentException($"{gains.Length} gains need as many scores; there are {scores.Length}.", nameof(scores));
        }

        double sum = 0;
        for (int start = 0, end; start < gains.Length; start = end)
        {
            double gain = 0;
            double discount = 0;
            for (end = start; end < gains.Length && Sunk(scores[end]) == Sunk(scores[start]); end++)
            {
                gain += gains[end];
                discount += end < k ? Discount(end) : 0d;
            }

            if (end < gains.Length && Sunk(scores[end]) > Sunk(scores[start]))
            {
                throw new ArgumentException($"The score {scores[end]} at rank {end + 1} is higher than {scores[start]} before it: the list is not ranked by these scores.", nameof(scores));
            }

            sum += gain / (end - start) * discount;
        }

        return Normalised(sum, relevantGains, k);
    }

    private static float Sunk(float score) => float.IsFinite(score) ? score : float.NegativeInfinity;

    private static double Discount(int index) => 1d / Math.Log2(index + 2);

    private static double Discounted(ReadOnlySpan<float> gains, int k)
    {
        double sum = 0;
        for (int i = 0; i < Math.Min(k, gains.Length); i++)
        {
            if (gains[i] > 0f)
            {
                sum += gains[i] * Discount(i);
            }
        }

        return sum;
    }

    private static double Normalised(double discounted, ReadOnlySpan<float> relevantGains, int k)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(relevantGains.Length);
        Span<float> sorted = rented.AsSpan(0, relevantGains.Length);
        relevantGains.CopyTo(sorted);
        sorted.Sort();
        sorted.Reverse();
        double ideal = Discounted(sorted, k);
        ArrayPool<float>.Shared.Return(rented);
        // Sums of the same numbers in another order differ in their last bits only.
        if (discounted > ideal * (1 + 1e-9))
        {
            throw new ArgumentException($"The list gains {discounted}, more than the relevant titles could ({ideal}): its gains are not among the relevant gains.", nameof(relevantGains));
        }

        return ideal == 0d ? 0d : Math.Min(1d, discounted / ideal);
    }

    private static int Hits(ReadOnlySpan<float> gains, int k)
    {
        int hits = 0;
        foreach (float gain in gains[..Math.Min(k, gains.Length)])
        {
            hits += gain > 0f ? 1 : 0;
        }

        return hits;
    }

    private static void CheckList(ReadOnlySpan<float> gains, int relevantCount, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(relevantCount);
        CheckGains(gains, nameof(gains));
        int hits = Hits(gains, int.MaxValue);
        if (hits > relevantCount)
        {
            throw new ArgumentException($"The list has {hits} relevant titles, but there are {relevantCount} in all.", nameof(relevantCount));
        }
    }

    internal static void CheckGains(ReadOnlySpan<float> gains, string name)
    {
        foreach (float gain in gains)
        {
            if (!(gain >= 0f) || !float.IsFinite(gain))
            {
                throw new ArgumentException($"A gain must be at least 0 and finite, but one is {gain}.", name);
            }
        }
    }
}
