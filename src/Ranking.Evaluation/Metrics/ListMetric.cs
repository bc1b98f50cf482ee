using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ranking.Evaluation;

/// <summary>
/// A metric of a list by its name, for command lines and reports.
/// <code>
/// metric = name [ "@" k ]                k = a whole number of at least 1; without it the whole list counts
/// name   = "ndcg" | "recall" | "recall_all" | "precision" | "map" | "mrr" | "hit"
/// </code>
/// </summary>
/// <remarks>Immutable and safe for concurrent use. The functions are those of <see cref="ListMetrics"/>.</remarks>
/// <example><c>ListMetric.Parse("ndcg@10").Evaluate([0, 1], [1])</c> is 0.63: the only relevant title stands second.</example>
public sealed class ListMetric
{
    private static readonly (string Name, Function Function)[] Functions =
    [
        ("hit", static (gains, relevant, k) => ListMetrics.HitRate(gains, k)),
        ("map", static (gains, relevant, k) => ListMetrics.AveragePrecision(gains, CountOf(relevant), k)),
        ("mrr", static (gains, relevant, k) => ListMetrics.ReciprocalRank(gains, k)),
        ("ndcg", static (gains, relevant, k) => ListMetrics.Ndcg(gains, relevant, k)),
        ("precision", static (gains, relevant, k) => ListMetrics.Precision(gains, k == int.MaxValue ? Math.Max(1, gains.Length) : k)),
        ("recall", static (gains, relevant, k) => ListMetrics.Recall(gains, CountOf(relevant), k)),
        ("recall_all", static (gains, relevant, k) => ListMetrics.RecallAll(gains, CountOf(relevant), k)),
    ];

    private readonly Function _function;
    private readonly int _k;

    private ListMetric(string name, Function function, int k)
    {
        Name = name;
        _function = function;
        _k = k;
    }

    private delegate double Function(ReadOnlySpan<float> gains, ReadOnlySpan<float> relevantGains, int k);

    /// <summary>The names that <see cref="Parse"/> knows, without a "@k".</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Functions.Select(function => function.Name)];

    /// <summary>The metric's name as it is written, such as "ndcg@100".</summary>
    public string Name { get; }

    /// <summary>How many ranks count; null where the whole list does.</summary>
    public int? K => _k == int.MaxValue ? null : _k;

    /// <summary>Finds a metric by its name.</summary>
    /// <param name="name">Such as "ndcg@100" or "map"; case does not matter.</param>
    /// <exception cref="RankingException">There is no such metric (says which is nearest), or what stands behind "@" is not a whole number of at least 1.</exception>
    public static ListMetric Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out ListMetric? metric, out string error) ? metric : throw new RankingException(error);
    }

    /// <summary>Finds several metrics by their names.</summary>
    /// <param name="names">Names separated by commas, such as "ndcg@100, recall@20". One named twice is there once.</param>
    /// <returns>At least one metric, in the order of the names.</returns>
    /// <exception cref="RankingException">A name is not known, or there is none; all mistakes at once.</exception>
    public static IReadOnlyList<ListMetric> ParseAll(string names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var metrics = new List<ListMetric>();
        var errors = new List<string>();
        foreach (string name in names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!TryParse(name, out ListMetric? metric, out string error))
            {
                errors.Add(error);
            }
            else if (!metrics.Exists(other => other.Name == metric.Name))
            {
                metrics.Add(metric);
            }
        }

        if (errors.Count == 0 && metrics.Count == 0)
        {
            errors.Add($"No metric is named. Known: {string.Join(", ", Names)}.");
        }

        return errors.Count == 0 ? metrics : throw new RankingException(string.Join(' ', errors));
    }

    /// <summary>How good a list is by this metric.</summary>
    /// <param name="gains">The gains by rank, as <see cref="ListMetrics"/> takes them.</param>
    /// <param name="relevantGains">The gain of every relevant title, listed or not, in any order; a gain of 0 is not relevant.</param>
    /// <returns>0 to 1, higher is better.</returns>
    /// <exception cref="ArgumentException">The gains do not fit each other: see <see cref="ListMetrics"/>.</exception>
    public double Evaluate(ReadOnlySpan<float> gains, ReadOnlySpan<float> relevantGains) => _function(gains, relevantGains, _k);

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;

    private static bool TryParse(string name, [NotNullWhen(true)] out ListMetric? metric, out string error)
    {
        (metric, error) = (null, "");
        int at = name.IndexOf('@', StringComparison.Ordinal);
        string function = (at < 0 ? name : name[..at]).Trim().ToLowerInvariant();
        int found = Array.FindIndex(Functions, known => known.Name == function);
        if (found < 0)
        {
            error = $"There is no metric '{name}'.{NearestName.Hint(function, Names)}";
            return false;
        }

        int k = int.MaxValue;
        if (at >= 0 && (!int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out k) || k < 1))
        {
            error = $"The metric '{name}' needs a whole number of at least 1 behind '@', such as '{function}@10'.";
            return false;
        }

        metric = new ListMetric(at < 0 ? function : string.Create(CultureInfo.InvariantCulture, $"{function}@{k}"), Functions[found].Function, k);
        return true;
    }

    private static int CountOf(ReadOnlySpan<float> relevantGains)
    {
        int count = 0;
        foreach (float gain in relevantGains)
        {
            count += gain > 0f ? 1 : 0;
        }

        return count;
    }
}
