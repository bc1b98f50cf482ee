using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>What binds what, and what each operator and function gives; x is 5, y is 2.</summary>
public class OperatorTests
{
    [Theory]
    [InlineData("-2 ** 2", -4f)]
    [InlineData("(-2) ** 2", 4f)]
    [InlineData("2 ** 3 ** 2", 512f)]
    [InlineData("2 ** -1", 0.5f)]
    [InlineData("2 * 3 ** 2", 18f)]
    [InlineData("7 % 3", 1f)]
    [InlineData("-7 % 3", 2f)]
    [InlineData("7 % -3", -2f)]
    [InlineData("x % y", 1f)]
    [InlineData("not 1 > 2", 1f)]
    [InlineData("not 1 = 1 or 1 = 1", 1f)]
    [InlineData("1 = 1 or 1 = 1 and 1 = 2", 1f)]
    [InlineData("1 + 1 = 2", 1f)]
    [InlineData("1 <> 2", 1f)]
    [InlineData("x == 5", 1f)]
    [InlineData("x != 5", 0f)]
    [InlineData("x >= 5 AND y <= 2", 1f)]
    [InlineData("x < 5 Or y > 2", 0f)]
    [InlineData("x in (1, 5)", 1f)]
    [InlineData("x IN [1, 2, -5]", 0f)]
    [InlineData("-x in [-5]", 1f)]
    [InlineData("x not in (1, 2)", 1f)]
    [InlineData("x between 5 and 6", 1f)]
    [InlineData("x not between 1 and 6 and y = 2", 0f)]
    [InlineData("10 if x > 4 else 20", 10f)]
    [InlineData("1 if x < 1 else 2 if x < 6 else 3", 2f)]
    [InlineData("1 + (10 if y > 4 else 20)", 21f)]
    [InlineData("CASE WHEN x > 5 THEN 1 WHEN x > 4 THEN 2 ELSE 3 END", 2f)]
    [InlineData("case y when 1 then 10 when 2 then 20 end", 20f)]
    [InlineData("'a' = 'a'", 1f)]
    [InlineData("'b' > \"a\"", 1f)]
    [InlineData("'O''Reilly' = \"O'Reilly\"", 1f)]
    [InlineData("'a' in ('a', 'b')", 1f)]
    [InlineData("'drama' like 'dr%a'", 1f)]
    [InlineData("'drama' like 'd_m%'", 0f)]
    [InlineData("'Drama' ilike 'DR_MA'", 1f)]
    [InlineData("'Drama' not like 'd%'", 1f)]
    [InlineData("regexp_match('The Heat', '^The .+t$')", 1f)]
    [InlineData("len('abc') + length('')", 3f)]
    [InlineData("abs(-3) + sqrt(16) + floor(2.7) + ceil(2.1)", 12f)]
    [InlineData("round(2.5) + round(3.5)", 6f)]
    [InlineData("exp(0) + log(1) + pow(2, 3)", 9f)]
    [InlineData("sigmoid(0)", 0.5f)]
    [InlineData("min(x, y, 3) + max(x, y, 3)", 7f)]
    [InlineData("min(4)", 4f)]
    [InlineData("clamp(x, 0, 3) + clamp(-1, 0, 3)", 3f)]
    [InlineData("half_life(30, 30) + half_life(days = 15, age = 30)", 0.75f)]
    [InlineData("COALESCE(null, x)", 5f)]
    [InlineData("x -- a comment\n + 1", 6f)]
    [InlineData("x # a comment\n + 1 /* and\nanother */ + 1", 7f)]
    [InlineData("zscore(x)", 0f)]
    [InlineData("minmax(x) + rank(y)", 1f)]
    public void Gives(string text, float expected) => Assert.Equal(expected, Evaluate(text), 1e-5f);

    [Theory]
    [InlineData("1 < x < 9", 1, 7, "expected no second comparison")]
    [InlineData("a not b", 1, 7, "expected in, between, like, ilike or contains behind not")]
    [InlineData("'abc' + 1", 1, 1, "'abc' is text; arithmetic takes numbers")]
    [InlineData("1 +\n device", 2, 2, "device is text; arithmetic takes numbers")]
    [InlineData("-'a'", 1, 2, "'a' is text; - takes numbers")]
    [InlineData("x = 'a'", 1, 1, "x is a number and 'a' is text; expected two of one kind")]
    [InlineData("abs('a')", 1, 5, "'a' is text; abs takes a number")]
    [InlineData("'a'", 1, 1, "the expression gives text; expected a number")]
    [InlineData("user.recent_interactions", 1, 1, "the expression gives titles")]
    [InlineData("1 if device else 2", 1, 6, "device is text; a condition takes numbers")]
    [InlineData("'a' if x else 1", 1, 15, "1 is a number, and the branch before gives text")]
    [InlineData("flor(x)", 1, 1, "there is no function 'flor'. Did you mean 'floor'?")]
    [InlineData("abs()", 1, 1, "abs was given 0 arguments; expected (x)")]
    [InlineData("abs(1, 2)", 1, 1, "abs was given 2 arguments; expected (x)")]
    [InlineData("max()", 1, 1, "expected at least one argument")]
    [InlineData("half_life(1, age = 2)", 1, 20, "was given 'age' twice")]
    [InlineData("half_life(days = 2)", 1, 1, "half_life needs 'age'")]
    [InlineData("x in (1, y)", 1, 10, "expected numbers and texts as written")]
    [InlineData("x in 3", 1, 6, "3 is a number; in takes a list or a set of labels")]
    [InlineData("item.a = ('b' if affinity > 1 else 'c')", 1, 18, "the signal 'affinity' is used to work out a text")]
    [InlineData("regexp_match(item.title, '(')", 1, 26, "the pattern is not one")]
    [InlineData("regexp_match(item.title, '(a)\\1')", 1, 26, "the pattern is not one")]
    [InlineData("regexp_match(item.title, item.a)", 1, 26, "takes a pattern as written")]
    [InlineData("dot(pooled_text_encoding(user.recent_interactions, 'median'), text_encoding(item))", 1, 52, "there is no pooling 'median'")]
    [InlineData("'abc", 1, 1, "is not closed")]
    [InlineData("1 /* abc", 1, 3, "the comment is not closed")]
    [InlineData("CASE ELSE 1 END", 1, 6, "found 'ELSE'; expected")]
    [InlineData("CASE x ELSE 1 END", 1, 8, "expected when")]
    [InlineData("CASE WHEN x THEN 1", 1, 19, "expected end")]
    [InlineData("retrieval.get_score(item.a)", 1, 21, "needs the name of a retriever in quotes")]
    [InlineData("retrieval.get_score('a b')", 1, 21, "needs the name of a retriever in quotes")]
    [InlineData("len(1", 1, 6, "expected ')' for the '(' in column 4")]
    [InlineData("null null", 1, 6, "expected an operator or the end")]
    [InlineData("in", 1, 1, "found 'in'; expected a number")]
    public void Says_where_and_what_is_wrong(string text, int line, int column, string message)
    {
        var error = Assert.Throws<ExpressionException>(() => ScoreExpression.Parse(text));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("A AND NOT B", "A and not B")]
    [InlineData("not(a and b)", "not (a and b)")]
    [InlineData("(a or b) and c", "(a or b) and c")]
    [InlineData("a==1 or a!=2", "a == 1 or a <> 2")]
    [InlineData("a if b else c", "CASE WHEN b THEN a ELSE c END")]
    [InlineData("a not in (1,2)", "not a in [1, 2]")]
    [InlineData("a is not none", "not a is null")]
    [InlineData("item.genres CONTAINS $g", "$g in item.genres")]
    [InlineData("array_has(item.genres, 'it''s')", "'it''s' in item.genres")]
    [InlineData("(a+b)**2", "(a + b) ** 2")]
    [InlineData("(a**b)**c", "(a ** b) ** c")]
    [InlineData("-(a**b)", "-a ** b")]
    [InlineData("(-a)**b", "(-a) ** b")]
    [InlineData("a-(-b)", "a - -b")]
    [InlineData("retrieval.get_score('v', default=0.5)", "coalesce(retrieval.v, 0.5)")]
    [InlineData("retrieval.get_rank(\"v\")", "coalesce(retrieval.v_rank, 999)")]
    [InlineData("$parameters.x + $params.y + $z", "$x + $y + $z")]
    [InlineData("ABS(True)", "abs(1)")]
    [InlineData("half_life(age = a, (days = 30))", "half_life(a, days == 30)")]
    public void Prints_in_one_canonical_form(string text, string canonical)
    {
        Assert.Equal(canonical, ScoreExpression.Parse(text).ToString());
        Assert.Equal(canonical, ScoreExpression.Parse(canonical).ToString());
    }

    [Theory]
    [InlineData("a if c else b + d", "a|b|d")]
    [InlineData("CASE WHEN p THEN a + b WHEN q THEN 2 * a ELSE c - d END", "a|b|2 * a|c|-d")]
    [InlineData("1 + CASE WHEN p THEN a + b ELSE c END", "1|CASE WHEN p THEN a + b ELSE c END")]
    [InlineData("now_seconds() - item.added", "now_seconds() - item.added")]
    public void Terms_are_the_summands_of_the_branches(string text, string terms) =>
        Assert.Equal(terms.Split('|'), ScoreExpression.Parse(text).Terms.Select(term => term.Label));

    [Fact]
    public void A_term_is_null_where_its_branch_was_not_taken()
    {
        ScoreExpression expression = ScoreExpression.Parse("a if c > 1 else b + 1");
        float[][] terms = [.. expression.Terms.Select(term =>
        {
            var values = new float[2];
            term.Evaluate([.. term.Names.Select(name => (ReadOnlyMemory<float>)(name switch { "a" => new[] { 1f, 2f }, "b" => [3f, 4f], _ => [2f, 0f] }))], values);
            return values;
        })];
        Assert.Equal([1f, float.NaN], terms[0]);
        Assert.Equal([float.NaN, 4f], terms[1]);
        Assert.Equal([float.NaN, 1f], terms[2]);
    }

    [Fact]
    public void What_is_said_twice_is_computed_once_and_read_once() =>
        Assert.Equal(["a", "'x' in item.genres"], ScoreExpression.Parse("a * a + (1 if 'x' in item.genres else 0) * contains(item.genres, 'x')").Names.OrderBy(name => name.Length));

    [Fact]
    public void Functions_over_all_candidates_look_at_all_of_them()
    {
        ScoreExpression expression = ScoreExpression.Parse("rank(a) + 10 * minmax(a) + 100 * rank(-rank(a))");
        var scores = new float[4];
        expression.Evaluate([new[] { 3f, float.NaN, 1f, 3f }], scores);
        // Ranks 1, null, 3, 1; shares 1, null, 0, 1; of the ranks turned round 1 comes first again.
        Assert.Equal([1f + 10 + 100, float.NaN, 3f + 0 + 300, 1f + 10 + 100], scores);
    }

    [Fact]
    public void A_score_does_not_depend_on_how_many_candidates_there_are()
    {
        ScoreExpression expression = ScoreExpression.Parse("exp(a) + log(a) + a ** 1.7 + 3 ** a + a ** a + sigmoid(a) + sqrt(a)");
        float[] column = [.. Enumerable.Range(1, 300).Select(i => i * 0.0137f)];
        var all = new float[300];
        expression.Evaluate([column], all);
        for (int count = 1; count < 300; count++)
        {
            var some = new float[count];
            expression.Evaluate([column.AsMemory(300 - count)], some);
            Assert.Equal(all[(300 - count)..], some);
        }
    }

    [Fact]
    public void A_function_of_a_host_is_called_by_name_in_any_case()
    {
        ScoreExpression expression = ScoreExpression.Parse("Tilt(3, 1) + tilt(x, 0)", [RandomTree.Host]);
        var scores = new float[1];
        expression.Evaluate([new[] { 10f }], scores);
        Assert.Equal(11f, scores[0]);
        Assert.Contains("tilt was given 1 argument", Assert.Throws<ExpressionException>(() => ScoreExpression.Parse("tilt(1)", [RandomTree.Host])).Message, StringComparison.Ordinal);
        Assert.Contains("'abs' is a function or a word", Assert.Throws<ArgumentException>(() => new ExpressionFunction("abs", 1, a => a[0])).Message, StringComparison.Ordinal);
        Assert.Contains("is not the name of a function", Assert.Throws<ArgumentException>(() => new ExpressionFunction("a b", 1, a => a[0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpressionFunction("many", 17, a => a[0]));
        Assert.Throws<ArgumentException>(() => ScoreExpression.Parse("1", [RandomTree.Host, RandomTree.Host]));
    }

    private static float Evaluate(string text)
    {
        ScoreExpression expression = ScoreExpression.Parse(text);
        var scores = new float[1];
        expression.Evaluate([.. expression.Names.Select(name => (ReadOnlyMemory<float>)new[] { name == "x" ? 5f : 2f })], scores);
        return scores[0];
    }
}
