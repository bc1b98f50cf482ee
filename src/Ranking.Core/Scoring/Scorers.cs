using Ranking.Expressions;

namespace Ranking;

/// <summary>Ways to score candidates.</summary>
public static class Scorers
{
    /// <summary>Scores by a formula over signals, columns of the catalog, the person and the moment.</summary>
    /// <param name="formula">The formula, as <see cref="ScoreExpression"/> reads it.</param>
    /// <param name="functions">Functions of the host's own that it may call. Default: none.</param>
    /// <exception cref="ExpressionException">The text is not a formula, or has parameters.</exception>
    public static IScorer Formula(string formula, IReadOnlyCollection<ExpressionFunction>? functions = null)
    {
        ScoreExpression expression = ScoreExpression.Parse(formula, functions);
        return Formula(expression);
    }

    /// <summary>Scores by a formula that was read, and whose parameters were bound.</summary>
    /// <param name="formula">The formula.</param>
    /// <exception cref="ExpressionException">It has parameters that are not bound.</exception>
    public static IScorer Formula(ScoreExpression formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return formula.Parameters.Count == 0
            ? new FormulaScorer(formula, SignalScope.Row)
            : throw new ExpressionException($"The formula has parameters that nothing binds: {string.Join(", ", formula.Parameters.Select(name => $"${name}"))}. Bind them, or write the values.");
    }

    /// <summary>Keeps the order of the source: scores by what it gave.</summary>
    public static IScorer Retrieval { get; } = Formula(SignalNames.Retrieval);

    /// <summary>
    /// Another scorer's scores, less for titles that were shown to the person and not watched since (<see cref="ProfileHistory.ImpressionsOf"/>): score − |score| · (1 − floor) · (1 − 2^(−impressions / half)).
    /// Of a score above 0 that leaves the share floor + (1 − floor) · 2^(−impressions / half). In a trace it is a term of its own.
    /// </summary>
    /// <param name="inner">The scorer to correct.</param>
    /// <param name="half">After how many impressions half of what can be lost is lost; above 0, finite. Default: 5.</param>
    /// <param name="floor">The share of a score that is never lost, 0 to 1. Default: 0.2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <example>With the defaults a title of score 1 that was shown 5 times scores 0.6, one shown 10 times 0.4.</example>
    public static IScorer Fatigue(IScorer inner, double half = 5, double floor = 0.2)
    {
        ArgumentNullException.ThrowIfNull(inner);
        InRange(double.IsFinite(half) && half > 0, half, nameof(half), "above 0");
        InRange(floor is >= 0 and <= 1, floor, nameof(floor), "from 0 to 1");
        return new FatigueScorer(inner, half, floor);
    }

    /// <summary>
    /// Another scorer's scores, each moved by chance by up to a share of its size: titles that are almost tied take turns from epoch to epoch, and others stay. The same request gives the same scores;
    /// chance comes from <see cref="RankingContext.Seed"/> and the title. In a trace it is a term of its own.
    /// </summary>
    /// <param name="inner">The scorer to correct.</param>
    /// <param name="strength">The most a score moves, as a share of its size, 0 to 1: score ± strength · |score|. Default: 0.05.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <example>With the default, titles of scores 0.80 and 0.78 may change places; 0.80 and 0.70 never do.</example>
    public static IScorer Rotation(IScorer inner, double strength = 0.05)
    {
        ArgumentNullException.ThrowIfNull(inner);
        InRange(strength is >= 0 and <= 1, strength, nameof(strength), "from 0 to 1");
        return new RotationScorer(inner, strength);
    }

    /// <summary>
    /// Another scorer's scores, less for titles that everybody watches anyway: score − β · <see cref="CatalogStatistics.Popularity"/>. In a trace it is a term of its own.
    /// </summary>
    /// <param name="inner">The scorer to correct.</param>
    /// <param name="beta">What the most played title loses, in units of the score; 0 or more, finite. A title nobody played loses nothing. Default: 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Popularity grows with the logarithm of plays, so this is a logit adjustment: Menon et al. 2021, "Long-tail learning via logit adjustment".</remarks>
    public static IScorer PopularityCorrection(IScorer inner, double beta = 0.1)
    {
        ArgumentNullException.ThrowIfNull(inner);
        InRange(double.IsFinite(beta) && beta >= 0, beta, nameof(beta), "0 or more");
        return new PopularityCorrectionScorer(inner, beta);
    }

    private static void InRange(bool isInRange, double value, string name, string range)
    {
        if (!isInRange)
        {
            throw new ArgumentOutOfRangeException(name, value, $"It must be {range}.");
        }
    }
}
