using Ranking.Expressions;

namespace Ranking;

/// <summary>Scores by a <see cref="ScoreExpression"/>.</summary>
internal sealed class FormulaScorer(ScoreExpression expression, SignalScope scope) : IBuiltInScorer
{
    public string Name { get; } = expression.ToString();

    public IReadOnlyList<string> Requires => expression.Names;

    public SignalScope Scope => scope;

    public void Score(CandidateBatch batch, Span<float> scores) => Evaluate(expression, batch, scores);

    /// <summary>Whether its text says all of it: without functions of a host and lists that were bound.</summary>
    public bool IsSelfContained => Reading.IsWritten(expression.Tree);

    public IReadOnlyDictionary<string, ExpressionNode> Read => expression.Read;

    /// <summary>What each term of the formula gives each candidate; null, which is NaN, where its branch was not taken.</summary>
    public IReadOnlyList<TraceColumn<float>> Terms(CandidateBatch batch) =>
        [.. expression.Terms.Select(term =>
        {
            var values = new float[batch.Count];
            Evaluate(term, batch, values);
            return new TraceColumn<float>(term.Label, values);
        })];

    /// <summary>Checks the names, and scores each title once a page if no name is about a row, and none is about all candidates of one.</summary>
    public IScorer Bind(IReadOnlyDictionary<string, SignalScope> known)
    {
        expression.Check([.. known.Keys]);
        bool isPage = !expression.IsOverAll && expression.Names.All(name => !known.TryGetValue(name, out SignalScope own) || own == SignalScope.Page);
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

        if (!expression.IsOverAll || batch.ListStarts.Length < 2)
        {
            expression.Evaluate(columns, scores);
            return;
        }

        // All candidates are those of one list.
        var own = new ReadOnlyMemory<float>[columns.Length];
        for (int list = 0; list + 1 < batch.ListStarts.Length; list++)
        {
            (int start, int end) = (batch.ListStarts[list], batch.ListStarts[list + 1]);
            for (int i = 0; i < columns.Length; i++)
            {
                own[i] = columns[i][start..end];
            }

            expression.Evaluate(own, scores[start..end]);
        }
    }
}
