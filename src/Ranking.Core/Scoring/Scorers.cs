using Ranking.Expressions;

namespace Ranking;

/// <summary>Ways to score candidates.</summary>
public static class Scorers
{
    /// <summary>Scores by a formula over signals.</summary>
    /// <param name="formula">The formula, as <see cref="ScoreExpression"/> reads it.</param>
    /// <exception cref="ExpressionException">The text is not a formula.</exception>
    public static IScorer Formula(string formula) => new FormulaScorer(ScoreExpression.Parse(formula), SignalScope.Row);

    /// <summary>Keeps the order of the source: scores by what it gave.</summary>
    public static IScorer Retrieval { get; } = Formula(SignalNames.Retrieval);
}
