using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

public class ParameterTests
{
    [Fact]
    public void A_parameter_is_bound_to_a_value()
    {
        ScoreExpression expression = ScoreExpression.Parse("$weight * a + $params.bonus");
        Assert.Equal(["weight", "bonus"], expression.Parameters);
        Assert.Contains("$weight, $bonus", Assert.Throws<InvalidOperationException>(() => expression.Names).Message, StringComparison.Ordinal);
        ScoreExpression bound = expression.Bind(Of(("weight", 2), ("bonus", 0.5m), ("other", "x")));
        Assert.Empty(bound.Parameters);
        Assert.Equal(6.5f, Evaluate(bound, 3f));
    }

    [Theory]
    [InlineData(null, float.NaN)]
    [InlineData(true, 1f)]
    [InlineData(7L, 7f)]
    [InlineData(double.NaN, float.NaN)]
    [InlineData(1e300, float.NaN)]
    public void Any_number_will_do_and_what_is_not_finite_is_null(object? value, float expected) =>
        Assert.Equal(expected, Evaluate(ScoreExpression.Parse("$x + 0").Bind(Of(("x", value)))));

    [Fact]
    public void A_list_is_looked_among()
    {
        ScoreExpression expression = ScoreExpression.Parse("a in $list");
        Assert.Equal(1f, Evaluate(expression.Bind(Of(("list", new object?[] { 1, null, 3.0 }))), 3f));
        Assert.Equal(0f, Evaluate(expression.Bind(Of(("list", Array.Empty<int>()))), 3f));
        Assert.Equal(0f, Evaluate(expression.Bind(Of(("list", null))), 3f));
        Assert.Equal(0f, Evaluate(expression.Bind(Of(("list", Enumerable.Range(0, 1_000_000)))), -1f));
        Assert.Equal(1f, Evaluate(expression.Bind(Of(("list", Enumerable.Range(0, 1_000_000)))), 999_999f));
    }

    [Fact]
    public void What_is_bound_is_never_read_as_text()
    {
        ScoreExpression bound = ScoreExpression.Parse("item.title = $title").Bind(Of(("title", "x' or 1 = 1 or '")));
        Assert.Equal(["item.title == 'x'' or 1 = 1 or '''"], bound.Names);
    }

    [Fact]
    public void Says_what_is_missing_or_does_not_fit()
    {
        Assert.Contains("the parameter 'weight' has no value. Did you mean 'wieght'?", Refused("a * $weight", ("wieght", 1)), StringComparison.Ordinal);
        Assert.Contains("'x' is text; arithmetic takes numbers", Refused("a * $weight", ("weight", "x")), StringComparison.Ordinal);
        Assert.Contains("is a list; arithmetic takes numbers", Refused("a * $weight", ("weight", new[] { 1 })), StringComparison.Ordinal);
        Assert.Contains("'weight' is a DateTime; expected a number", Refused("a * $weight", ("weight", DateTime.UnixEpoch)), StringComparison.Ordinal);
        Assert.Contains("'list' is a List`1; expected", Refused("a in $list", ("list", new List<object> { new() })), StringComparison.Ordinal);
    }

    private static string Refused(string text, params (string Name, object? Value)[] parameters) =>
        Assert.Throws<ExpressionException>(() => ScoreExpression.Parse(text).Bind(Of(parameters))).Message;

    private static Dictionary<string, object?> Of(params (string Name, object? Value)[] parameters) => parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);

    private static float Evaluate(ScoreExpression expression, float a = 0)
    {
        var scores = new float[1];
        expression.Evaluate([.. expression.Names.Select(_ => (ReadOnlyMemory<float>)new[] { a })], scores);
        return scores[0];
    }
}
