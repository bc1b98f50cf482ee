namespace Ranking.Evaluation;

/// <summary>What one model got from each person by each metric: kept person by person, so that models are compared over the same people.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class ModelResult
{
    private readonly double[] _values;
    private readonly string[] _metrics;
    private readonly string[] _profileIds;

    private ModelResult(string model, string[] profileIds, string[] metrics, double[] values, long nonFiniteCount)
    {
        Model = model;
        _profileIds = profileIds;
        _metrics = metrics;
        _values = values;
        NonFiniteCount = nonFiniteCount;
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The names of the metrics, in the order of the columns of a report.</summary>
    public IReadOnlyList<string> Metrics => _metrics;

    /// <summary>The people, in the order of the values.</summary>
    public IReadOnlyList<string> ProfileIds => _profileIds;

    /// <summary>How many scores were not finite, over all people: they sank to the end of their lists.</summary>
    public long NonFiniteCount { get; }

    /// <summary>Makes a result of values that were measured elsewhere, such as those of pages.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="profileIds">The people, at least one.</param>
    /// <param name="metrics">The names of the metrics, each once, at least one.</param>
    /// <param name="values">Metric by metric one value a person: the first metric of all people, then the second; all finite.</param>
    /// <param name="nonFiniteCount">How many scores of the model were not finite. Default: 0.</param>
    /// <exception cref="ArgumentException">Nothing is there, a metric stands twice, the lengths do not fit, or a value is not finite.</exception>
    public static ModelResult Create(string model, IReadOnlyList<string> profileIds, IReadOnlyList<string> metrics, ReadOnlySpan<double> values, long nonFiniteCount = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(profileIds);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentOutOfRangeException.ThrowIfNegative(nonFiniteCount);
        CheckShape(profileIds.Count, metrics);
        if (values.Length != (long)profileIds.Count * metrics.Count)
        {
            throw new ArgumentException($"{metrics.Count} metrics of {profileIds.Count} people are {(long)profileIds.Count * metrics.Count} values, but there are {values.Length}.", nameof(values));
        }

        Bootstrap.MeanOf(values);
        return new ModelResult(model, [.. profileIds], [.. metrics], values.ToArray(), nonFiniteCount);
    }

    /// <summary>The values of a metric, one a person.</summary>
    /// <param name="metric">A name of <see cref="Metrics"/>.</param>
    /// <exception cref="RankingException">The result has no such metric.</exception>
    public ReadOnlySpan<double> Values(string metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        int column = Array.IndexOf(_metrics, metric);
        return column >= 0
            ? _values.AsSpan(column * _profileIds.Length, _profileIds.Length)
            : throw new RankingException($"The result of '{Model}' has no metric '{metric}'.{NearestName.Hint(metric, _metrics)}");
    }

    /// <summary>The mean of a metric over the people.</summary>
    /// <param name="metric">A name of <see cref="Metrics"/>.</param>
    /// <exception cref="RankingException">The result has no such metric.</exception>
    public double Mean(string metric) => Bootstrap.MeanOf(Values(metric));

    /// <summary>The mean of a metric over the people, with its interval.</summary>
    /// <param name="metric">A name of <see cref="Metrics"/>.</param>
    /// <param name="options">How the interval is made. Default: 2,000 resamples, 95 %, seed 0.</param>
    /// <exception cref="RankingException">The result has no such metric, or an option is out of its range.</exception>
    public BootstrapInterval Interval(string metric, BootstrapOptions? options = null) => Bootstrap.Mean(Values(metric), options);

    /// <summary>How much more this model gets than another, over the same people.</summary>
    /// <param name="metric">A metric that both have.</param>
    /// <param name="baseline">The other model.</param>
    /// <param name="options">How the interval is made. Default: 2,000 resamples, 95 %, seed 0.</param>
    /// <exception cref="RankingException">The two were not measured over the same people in the same order, one has no such metric, or an option is out of its range.</exception>
    public BootstrapInterval DifferenceTo(ModelResult baseline, string metric, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        if (!_profileIds.AsSpan().SequenceEqual(baseline._profileIds))
        {
            throw new RankingException($"'{Model}' and '{baseline.Model}' were not measured over the same people in the same order, so their difference cannot be paired.");
        }

        return Bootstrap.Difference(Values(metric), baseline.Values(metric), options);
    }

    internal static void CheckShape(int profileCount, IReadOnlyList<string> metrics)
    {
        if (profileCount == 0 || metrics.Count == 0 || metrics.Distinct().Count() != metrics.Count)
        {
            throw new ArgumentException("A result needs at least one person and one metric, and each metric once.", nameof(metrics));
        }
    }
}
