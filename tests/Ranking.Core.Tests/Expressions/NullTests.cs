using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>Every cell of the table "What is null" in docs/expressions.md; x is null, y is 2.</summary>
public class NullTests
{
    [Theory]
    [InlineData("null + 1")]
    [InlineData("x + 1")]
    [InlineData("x * 0")]
    [InlineData("-x")]
    [InlineData("1 / 0")]
    [InlineData("0 / 0")]
    [InlineData("y / (y - 2)")]
    [InlineData("1 % 0")]
    [InlineData("log(0)")]
    [InlineData("log(-1)")]
    [InlineData("sqrt(-1)")]
    [InlineData("exp(1000)")]
    [InlineData("1e38 * y * 1e3")]
    [InlineData("(0 - y) ** 0.5")]
    [InlineData("0 ** -1")]
    [InlineData("x ** 0")]
    [InlineData("1 ** x")]
    [InlineData("pow(x, 0)")]
    [InlineData("1 / (1 / 0)")]
    [InlineData("1 / (1e38 * y * 1e3)")]
    [InlineData("exp(0 - 1 / (y - 2))")]
    [InlineData("sigmoid(1 / (y - 2))")]
    [InlineData("min(1, x)")]
    [InlineData("max(x, 1)")]
    [InlineData("min(y, 1 / (y - 2))")]
    [InlineData("clamp(x, 0, 1)")]
    [InlineData("round(x)")]
    [InlineData("half_life(x, 30)")]
    [InlineData("half_life(1, 0)")]
    [InlineData("half_life(y, y - 2)")]
    [InlineData("tilt(x, 1)")]
    [InlineData("tilt(1e38, -3e38)")]
    [InlineData("x > 1")]
    [InlineData("x = x")]
    [InlineData("x != 1")]
    [InlineData("not x")]
    [InlineData("x and true")]
    [InlineData("true and x")]
    [InlineData("x or false")]
    [InlineData("x in (1, 2)")]
    [InlineData("x between 0 and 1")]
    [InlineData("y between x and 3")]
    [InlineData("CASE WHEN false THEN 1 END")]
    [InlineData("coalesce(x, null)")]
    [InlineData("zscore(x)")]
    [InlineData("rank(x)")]
    public void Is_null(string text)
    {
        ScoreExpression expression = ScoreExpression.Parse(text, [RandomTree.Host]);
        Assert.False(float.IsFinite(Evaluate(expression)), text);
        Assert.Equal(1f, Evaluate(ScoreExpression.Parse($"({text}) is null", [RandomTree.Host])));
        Assert.Equal(7f, Evaluate(ScoreExpression.Parse($"coalesce({text}, 7)", [RandomTree.Host])));
        Assert.Equal(7f, Evaluate(ScoreExpression.Parse($"1 if ({text}) else 7", [RandomTree.Host])));
    }

    [Theory]
    [InlineData("x and false", 0f)]
    [InlineData("false and x", 0f)]
    [InlineData("x or true", 1f)]
    [InlineData("true or x", 1f)]
    [InlineData("x is null", 1f)]
    [InlineData("x is not null", 0f)]
    [InlineData("y is null", 0f)]
    [InlineData("x is true", 0f)]
    [InlineData("x is not true", 1f)]
    [InlineData("x is false", 0f)]
    [InlineData("y - 2 is false", 1f)]
    [InlineData("coalesce(x, 1 / 0, y, 9)", 2f)]
    [InlineData("coalesce(x)", float.NaN)]
    [InlineData("1 if x else 3", 3f)]
    [InlineData("CASE x WHEN null THEN 1 ELSE 4 END", 4f)]
    [InlineData("CASE WHEN x THEN 1 WHEN y THEN 5 END", 5f)]
    [InlineData("y in (1, null, 2)", 1f)]
    [InlineData("y not in (1, null)", 1f)]
    [InlineData("x in (1, 2) is null", 1f)]
    [InlineData("true + true", 2f)]
    [InlineData("(y > 1) * 0.5", 0.5f)]
    [InlineData("0.5 if y else 0", 0.5f)]
    public void Is_known_all_the_same(string text, float expected) => Assert.Equal(expected, Evaluate(ScoreExpression.Parse(text)));

    private static float Evaluate(ScoreExpression expression)
    {
        var scores = new float[1];
        expression.Evaluate([.. expression.Names.Select(name => (ReadOnlyMemory<float>)new[] { name == "x" ? float.NaN : 2f })], scores);
        return scores[0];
    }
}
