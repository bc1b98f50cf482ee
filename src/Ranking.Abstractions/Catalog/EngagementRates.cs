namespace Ranking;

/// <summary>The counts that click-through rates and mean completions are made of, and both as they would be without one profile.</summary>
internal sealed class EngagementRates
{
    // Strength of the prior of a title's mean completion, in plays of the average title.
    private const float CompletionPrior = 5;

    private readonly int[] _plays;
    private readonly int[] _shown;
    private readonly double[] _completionSums;
    private readonly double _meanCompletion;
    private readonly BetaPrior _prior;

    public EngagementRates(int[] plays, int[] shown, double[] completionSums)
    {
        (_plays, _shown, _completionSums) = (plays, shown, completionSums);
        _prior = BetaPrior.Fit(plays, shown);
        double total = plays.Sum(n => (long)n);
        _meanCompletion = total == 0 ? 0 : completionSums.Sum() / total;
    }

    /// <summary>The click-through rate of a title.</summary>
    public float Of(int item) => LogisticLink.Hold((float)_prior.RateOf(_plays[item], _shown[item]));

    /// <summary>The same without a profile that was shown the title.</summary>
    public float Without(int item, bool isPlayed) =>
        LogisticLink.Hold((float)_prior.RateOf(_plays[item] - (isPlayed ? 1 : 0), Math.Max(0, _shown[item] - 1)));

    /// <summary>The mean completion of a title without a profile that played it.</summary>
    public float CompletionWithout(int item, float completion) =>
        (float)((_completionSums[item] - completion + (CompletionPrior * _meanCompletion)) / (_plays[item] - 1 + CompletionPrior));

    /// <summary>The click-through rates of all titles.</summary>
    public float[] ClickThroughRates()
    {
        var rates = new float[_plays.Length];
        for (int item = 0; item < rates.Length; item++)
        {
            rates[item] = Of(item);
        }

        return rates;
    }

    /// <summary>The mean completions of all titles.</summary>
    public float[] Completions()
    {
        var means = new float[_plays.Length];
        for (int item = 0; item < means.Length; item++)
        {
            means[item] = (float)((_completionSums[item] + (CompletionPrior * _meanCompletion)) / (_plays[item] + CompletionPrior));
        }

        return means;
    }

    /// <summary>The click-through rates of all titles, each with those before it added.</summary>
    public double[] Sums()
    {
        var sums = new double[_plays.Length];
        double sum = 0;
        for (int item = 0; item < sums.Length; item++)
        {
            sums[item] = sum += Of(item);
        }

        return sums;
    }
}
