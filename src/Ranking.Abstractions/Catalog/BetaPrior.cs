namespace Ranking;

/// <summary>
/// What rates of titles are drawn towards, fitted from the titles themselves.
/// <code>
/// plays(i) ~ Binomial(n(i), p(i)),  p(i) ~ Beta(α, β)          n(i): profiles the title was shown to
/// rate(i) = (plays(i) + α) / (n(i) + α + β)                     the posterior mean: near to α / (α + β) where n is small, to plays / n where it is large
///
/// fit by moments, with μ = α / (α + β), γ = 1 / (α + β + 1) and r(i) = plays(i) / n(i):
///   w(i) = n(i) / (1 + γ · (n(i) − 1)), W = Σ w       γ = 1 at first, which weighs titles alike
///   μ = Σ w · r / W      S = Σ w · (r − μ)² / (μ · (1 − μ))      A = Σ (w / n) · (1 − w / W)      B = Σ w · (1 − w / W)
///   γ = (S − A) / (B − A)                             again, until γ stays
/// </code>
/// Empirical Bayes: Efron and Morris 1973; Casella 1985, "An introduction to empirical Bayes data analysis". The moments and their weights: Kleinman 1973, "Proportions with extraneous variance".
/// </summary>
internal readonly record struct BetaPrior(double Alpha, double Beta)
{
    // Titles that differ by no more than chance would have one rate for all; so strong no prior is.
    private const double MostStrength = 10_000;

    // Below one observation the prior would say that titles are either never played or always.
    private const double LeastStrength = 1;

    // Where the spread of titles cannot be told: one title, or none shown twice. A judgement: twenty people who were shown a title say as much as all the other titles.
    private const double UnknownStrength = 20;

    private const int MostSteps = 20;
    private const double Precision = 1e-6;

    // B − A where no title was shown twice is 0, but for rounding.
    private const double LeastEvidence = 1e-9;

    /// <summary>α + β: how many observations the prior is worth.</summary>
    public double Strength => Alpha + Beta;

    /// <summary>α / (α + β): the rate of a title nobody was shown.</summary>
    public double Mean => Alpha / Strength;

    /// <summary>The rate of a title, above 0 and below 1.</summary>
    public double RateOf(int plays, int shown) => (plays + Alpha) / (shown + Strength);

    /// <summary>Fits the prior of some titles.</summary>
    /// <param name="plays">How many profiles played each title.</param>
    /// <param name="shown">How many were shown it: at least as many as played it. Titles that nobody was shown say nothing.</param>
    public static BetaPrior Fit(ReadOnlySpan<int> plays, ReadOnlySpan<int> shown)
    {
        double gamma = 1;
        double mean = 0;
        for (int step = 0; step < MostSteps; step++)
        {
            (mean, double weights) = MeanOf(plays, shown, gamma);
            if (!(mean > 0 && mean < 1) || SpreadOf(plays, shown, gamma, mean, weights) is not { } spread)
            {
                return Pooled(plays, shown);
            }

            // A spread that is less than chance is none.
            double next = Math.Clamp(spread, 1 / (MostStrength + 1), 1 / (LeastStrength + 1));
            bool isSettled = Math.Abs(next - gamma) <= Precision * gamma;
            gamma = next;
            if (isSettled)
            {
                break;
            }
        }

        double strength = (1 / gamma) - 1;
        return new BetaPrior(mean * strength, (1 - mean) * strength);
    }

    private static (double Mean, double Weights) MeanOf(ReadOnlySpan<int> plays, ReadOnlySpan<int> shown, double gamma)
    {
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < plays.Length; i++)
        {
            // The weight over what was shown.
            double part = shown[i] > 0 ? 1 / (1 + (gamma * (shown[i] - 1))) : 0;
            weights += part * shown[i];
            sum += part * plays[i];
        }

        return (sum / weights, weights);
    }

    // γ; null where nothing can be said of it.
    private static double? SpreadOf(ReadOnlySpan<int> plays, ReadOnlySpan<int> shown, double gamma, double mean, double weights)
    {
        double spread = 0;
        double chance = 0;
        double most = 0;
        for (int i = 0; i < shown.Length; i++)
        {
            if (shown[i] > 0)
            {
                double part = 1 / (1 + (gamma * (shown[i] - 1)));
                double weight = part * shown[i];
                double off = ((double)plays[i] / shown[i]) - mean;
                spread += weight * off * off;
                chance += part * (1 - (weight / weights));
                most += weight * (1 - (weight / weights));
            }
        }

        return most - chance > LeastEvidence ? ((spread / (mean * (1 - mean))) - chance) / (most - chance) : null;
    }

    // Half a play and half a refusal more keep the mean off 0 and 1 (Jeffreys 1946).
    private static BetaPrior Pooled(ReadOnlySpan<int> plays, ReadOnlySpan<int> shown)
    {
        double played = 0.5;
        double all = 1;
        for (int i = 0; i < plays.Length; i++)
        {
            played += plays[i];
            all += shown[i];
        }

        return new BetaPrior(played / all * UnknownStrength, (1 - (played / all)) * UnknownStrength);
    }
}
