namespace Ranking.Evaluation;

/// <summary>
/// How far means over people, and differences of models over the same people, are known.
/// <code>
/// repeat B times: draw n people with replacement from the n people, take the mean of their values
/// interval      = the (1 − level) / 2 and (1 + level) / 2 quantiles of the B means (percentile bootstrap; quantiles between two means are interpolated)
/// </code>
/// </summary>
/// <remarks>
/// Efron 1979, "Bootstrap methods: another look at the jackknife"; Efron and Tibshirani 1993, chapter 13. The draws depend on the seed and the number of people only, so they are the same people
/// for every metric and model. With few people (below about 30) intervals are too short.
/// </remarks>
public static class Bootstrap
{
    /// <summary>The mean of one value a person, with its interval.</summary>
    /// <param name="values">At least one, all finite.</param>
    /// <param name="options">How the interval is made. Default: 2,000 resamples, 95 %, seed 0.</param>
    /// <exception cref="ArgumentException">There are no values, or one is not finite.</exception>
    /// <exception cref="RankingException">An option is out of its range.</exception>
    public static BootstrapInterval Mean(ReadOnlySpan<double> values, BootstrapOptions? options = null)
    {
        options ??= new BootstrapOptions();
        options.Check();
        if (values.IsEmpty)
        {
            throw new ArgumentException("There are no people to take a mean over.", nameof(values));
        }

        double mean = MeanOf(values);
        var means = new double[options.Resamples];
        var random = new SeededRandom(SeededRandom.Derive(options.Seed, "bootstrap"));
        for (int b = 0; b < means.Length; b++)
        {
            double sum = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum += values[random.NextInt32(values.Length)];
            }

            means[b] = sum / values.Length;
        }

        Array.Sort(means);
        return new BootstrapInterval(mean, Quantile(means, (1 - options.Level) / 2), Quantile(means, (1 + options.Level) / 2));
    }

    /// <summary>How much more the first model gets than the second, person by person: the mean of first − second, with its interval.</summary>
    /// <param name="first">One value a person, all finite.</param>
    /// <param name="second">The values of the same people, in the same order.</param>
    /// <param name="options">How the interval is made. Default: 2,000 resamples, 95 %, seed 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, there are no values, or one is not finite.</exception>
    /// <exception cref="RankingException">An option is out of its range.</exception>
    /// <remarks>People differ more than models do; drawing the same people for both leaves only the difference of the models.</remarks>
    public static BootstrapInterval Difference(ReadOnlySpan<double> first, ReadOnlySpan<double> second, BootstrapOptions? options = null)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"A paired difference needs the same people twice: there are {first.Length} and {second.Length} values.", nameof(second));
        }

        var differences = new double[first.Length];
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - second[i];
        }

        return Mean(differences, options);
    }

    internal static double MeanOf(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"A value of a person must be finite, but one is {value}.", nameof(values));
            }

            sum += value;
        }

        return sum / values.Length;
    }

    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
