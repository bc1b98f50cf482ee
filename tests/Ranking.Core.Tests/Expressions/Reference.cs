using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>Evaluates trees by the reference interpreter, row by row; null is NaN.</summary>
internal static class Reference
{
    public static float[] Evaluate(ExpressionNode tree, IReadOnlyDictionary<string, float[]> columns, int count)
    {
        var values = new ColumnValues(columns, count);
        var scores = new float[count];
        for (int row = 0; row < count; row++)
        {
            values.Row = row;
            scores[row] = RowInterpreter.Evaluate(tree, values).AsNumber();
        }

        return scores;
    }
}
