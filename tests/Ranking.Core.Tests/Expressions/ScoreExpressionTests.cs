using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

public class ScoreExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7f)]
    [InlineData("(1 + 2) * 3", 9f)]
    [InlineData("8 - 4 - 2", 2f)]
    [InlineData("8 / 4 / 2", 1f)]
    [InlineData("-2 * -3", 6f)]
    [InlineData("- - 2", 2f)]
    [InlineData("+2", 2f)]
    [InlineData("-(1 + 2)", -3f)]
    [InlineData("2 - -3", 5f)]
    [InlineData(".5 + 1. + 1e2 + 2E-1", 101.7f)]
    [InlineData("x", 5f)]
    [InlineData("2 * x + y / 4", 12f)]
    [InlineData("x - y * 2", 1f)]
    [InlineData("y * 2 + x", 9f)]
    [InlineData("x * y + 1", 11f)]
    [InlineData("1 - x", -4f)]
    [InlineData("10 / x", 2f)]
    [InlineData("x / 10", 0.5f)]
    [InlineData("x\n+\ty", 7f)]
    public void Computes(string text, float expected)
    {
        Assert.Equal(expected, Evaluate(text, ("x", 5f), ("y", text.Contains("/ 4", StringComparison.Ordinal) ? 8f : 2f)), 1e-4f);
    }

    [Theory]
    [InlineData("", 1, 1, "the expression is empty")]
    [InlineData("  ", 1, 3, "the expression is empty")]
    [InlineData("1 +", 1, 4, "found the end; expected a number, a name or '('")]
    [InlineData("1 + * 2", 1, 5, "found '*'; expected a number, a name or '('")]
    [InlineData("a b", 1, 3, "found 'b'; expected an operator")]
    [InlineData("(a + b", 1, 7, "expected ')' for the '(' in column 1")]
    [InlineData("a + b)", 1, 6, "found ')'; expected an operator")]
    [InlineData("a $ b", 1, 3, "found '$' without a name; expected")]
    [InlineData("a ? b", 1, 3, "found '?'; expected")]
    [InlineData("a +\n  2x", 2, 4, "right behind the number '2'")]
    [InlineData("1e", 1, 2, "has an exponent without digits")]
    [InlineData("1.2.3", 1, 4, "right behind the number '1.2'")]
    [InlineData("1e999", 1, 1, "is too large")]
    [InlineData("item.", 1, 5, "ends with a dot")]
    [InlineData("item.9", 1, 5, "ends with a dot")]
    [InlineData("a + \u0001", 1, 5, "\\u0001")]
    public void Says_where_and_what_is_wrong(string text, int line, int column, string message)
    {
        var error = Assert.Throws<ExpressionException>(() => ScoreExpression.Parse(text));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void Names_each_signal_once() =>
        Assert.Equal(["b", "a"], ScoreExpression.Parse("b + a * b").Names.Order(StringComparer.Ordinal).Reverse());

    [Fact]
    public void Finds_an_unknown_name_and_suggests_the_nearest()
    {
        var error = Assert.Throws<ExpressionException>(() => ScoreExpression.Parse("0.5 +\n afinity").Check(["affinity", "popularity"]));
        Assert.Equal((2, 2), (error.Line, error.Column));
        Assert.Contains("there is no signal 'afinity'. Did you mean 'affinity'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_the_known_names_where_none_is_near()
    {
        var error = Assert.Throws<ExpressionException>(() => ScoreExpression.Parse("something_else").Check(["affinity", "popularity"]));
        Assert.Contains("Known: affinity, popularity.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_columns_that_do_not_fit()
    {
        ScoreExpression expression = ScoreExpression.Parse("a + b");
        var scores = new float[2];
        Assert.Contains("2 columns (a, b)", Assert.Throws<ArgumentException>(() => expression.Evaluate([new float[2]], scores)).Message, StringComparison.Ordinal);
        Assert.Contains("'b' has 3 numbers for 2", Assert.Throws<ArgumentException>(() => expression.Evaluate([new float[2], new float[3]], scores)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + 2*3", "1 + 2 * 3")]
    [InlineData("((a))-(b-c)", "a - (b - c)")]
    [InlineData("(a-b)-c", "a - b - c")]
    [InlineData("a/(b*c)", "a / (b * c)")]
    [InlineData("-(a+b)", "-(a + b)")]
    [InlineData("- -a", "-(-a)")]
    [InlineData("+a", "a")]
    public void Prints_in_one_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, ScoreExpression.Parse(text).ToString());

    [Theory]
    [InlineData("a + b", "a|b")]
    [InlineData("a - b + c", "a|-b|c")]
    [InlineData("a + (b + c) - 2 * a", "a|b + c|-(2 * a)")]
    [InlineData("-(a + b)", "-(a + b)")]
    [InlineData("2 * (a + b)", "2 * (a + b)")]
    [InlineData("0.7 * a", "0.7 * a")]
    public void Its_terms_are_its_summands_in_their_order(string formula, string terms) =>
        Assert.Equal(terms.Split('|'), ScoreExpression.Parse(formula).Terms.Select(term => term.ToString()));

    // A chain of sums leans to the left as deep as it is long; taking it apart must not use the stack.
    [Fact]
    public void The_longest_sum_comes_apart() => Assert.Equal(900, ScoreExpression.Parse(string.Join('+', Enumerable.Repeat("a", 900))).Terms.Count);

    [Fact]
    public void Evaluates_every_length_around_its_chunks()
    {
        ScoreExpression expression = ScoreExpression.Parse("0.5 * a + 0.3 * b + 0.2 / (1 + a) - -b * 2");
        for (int length = 0; length <= 257; length++)
        {
            float[] a = [.. Enumerable.Range(0, length).Select(i => i * 0.25f)];
            float[] b = [.. Enumerable.Range(0, length).Select(i => 3f - i)];
            var scores = new float[length];
            expression.Evaluate([a, b], scores);
            Assert.Equal(Reference.Evaluate(expression.Tree, new Dictionary<string, float[]>(StringComparer.Ordinal) { ["a"] = a, ["b"] = b }, length), scores);
        }
    }

    [Fact]
    public void Allocates_nothing_to_evaluate()
    {
        ScoreExpression expression = ScoreExpression.Parse("0.5 * a + 0.3 * b");
        ReadOnlyMemory<float>[] columns = [new float[500], new float[500]];
        var scores = new float[500];
        expression.Evaluate(columns, scores);
        long before = GC.GetAllocatedBytesForCurrentThread();
        expression.Evaluate(columns, scores);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Refuses_what_is_too_large_and_says_so()
    {
        Assert.Contains("10001 characters", Refused(new string(' ', 10_001)), StringComparison.Ordinal);
        Assert.Contains("nested deeper than 100", Refused(new string('(', 101) + "1" + new string(')', 101)), StringComparison.Ordinal);
        Assert.Contains("nested deeper than 100", Refused(string.Concat(Enumerable.Repeat("- ", 2_000)) + "1"), StringComparison.Ordinal);
        Assert.Contains("more than 2000 numbers", Refused(string.Join('+', Enumerable.Repeat("a", 1001))), StringComparison.Ordinal);
        Assert.Contains("more than 2000 numbers", Refused(string.Join('+', Enumerable.Repeat($"({string.Join('+', Enumerable.Repeat("a", 50))})", 50))), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_what_is_just_small_enough()
    {
        Assert.Equal(1000f, Evaluate(string.Join('+', Enumerable.Repeat("1", 1000))));
        Assert.Equal(4000f, Evaluate(string.Join('+', Enumerable.Repeat("x", 1000)), ("x", 4f)));
        Assert.Equal(1f, Evaluate(new string('(', 99) + "1" + new string(')', 99)));
    }

    [Fact]
    public void Throws_nothing_but_its_own_error_on_any_text() => Law.HoldsForTexts(ParseOrRefuse, cases: 1000);

    private const string Pieces = "()[],'\"$+-*/%=<>#.eE_9a \n\u00e9\ud800\0";

    [Fact]
    public void Throws_nothing_but_its_own_error_on_mutated_formulas() => Law.Holds(
        random =>
        {
            var text = new System.Text.StringBuilder("0.5 * click_rate + (0.3 - item.age) / -2e3 if device = 'tv' else CASE WHEN a in [1, 2] THEN half_life(b, 3) END");
            for (int i = random.NextInt32(6); i >= 0; i--)
            {
                int place = random.NextInt32(text.Length);
                string piece = Pieces[random.NextInt32(Pieces.Length)].ToString();
                _ = random.NextInt32(3) switch
                {
                    0 => text.Insert(place, piece),
                    1 => text.Remove(place, 1).Append('1'),
                    _ => text.Replace(text[place].ToString(), piece, place, 1),
                };
            }

            ParseOrRefuse(text.ToString());
        },
        cases: 2000);

    private static float Evaluate(string text, params (string Name, float Value)[] signals)
    {
        ScoreExpression expression = ScoreExpression.Parse(text);
        var scores = new float[1];
        expression.Evaluate(
            [.. expression.Names.Select(name => (ReadOnlyMemory<float>)new[] { signals.Single(signal => signal.Name == name).Value })], scores);
        return scores[0];
    }

    private static string Refused(string text) => Assert.Throws<ExpressionException>(() => ScoreExpression.Parse(text)).Message;

    private static void ParseOrRefuse(string text)
    {
        try
        {
            ScoreExpression expression = ScoreExpression.Parse(text);
            Assert.Equal(expression.ToString(), ScoreExpression.Parse(expression.ToString()).ToString());
        }
        catch (ExpressionException e)
        {
            Assert.InRange(e.Line, 1, text.Length + 1);
            Assert.InRange(e.Column, 1, text.Length + 1);
        }
    }
}
