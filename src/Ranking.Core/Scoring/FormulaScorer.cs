using Ranking.Expressions;

namespace Ranking;

/// <summary>Scores by a <see cref="ScoreExpression"/>.</summary>
internal sealed class FormulaScorer(ScoreExpression expression, SignalScope scope) : IBuiltInScorer
{
    public string Name { get; } = expression.ToString();

    public IReadOnlyList<string> Requires => expression.Names;

    public SignalScope Scope => scope;

    public void Score(CandidateBatch batch, Span<float> scores) => Evaluate(expression, batch, scores);

    /// <summary>What each term of the formula gives each candidate.</summary>
    public IReadOnlyList<TraceColumn<float>> Terms(CandidateBatch batch) =>
        [.. expression.Terms.Select(term =>
        {
            var values = new float[batch.Count];
            Evaluate(term, batch, values);
            return new TraceColumn<float>(term.ToString(), values);
        })];

    /// <summary>Checks the names, and scores each title once a page if no name is about a row.</summary>
    public IScorer Bind(IReadOnlyDictionary<string, SignalScope> known)
    {
        expression.Check([.. known.Keys]);
        bool isPage = expression.Names.All(name => known[name] == SignalScope.Page);
        return new FormulaScorer(expression, isPage ? SignalScope.Page : SignalScope.Row);
    }

    private static void Evaluate(ScoreExpression expression, CandidateBatch batch, Span<float> scores)
    {
        // Formulas read a handful of signals; an array of this size costs less than the dictionary look-ups.
        var columns = new ReadOnlyMemory<float>[expression.Names.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = batch.SignalMemory(expression.Names[i]);
        }

        expression.Evaluate(columns, scores);
    }
}
