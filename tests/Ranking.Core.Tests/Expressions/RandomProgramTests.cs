using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>Programs over columns give what the reference gives, title by title.</summary>
public class RandomProgramTests
{
    [Fact]
    public void Programs_give_what_the_reference_gives_to_the_last_bit() => Law.Holds(
        random =>
        {
            var (expression, columns, count) = Draw(random, isExact: true);
            float[] expected = Reference.Evaluate(expression.Tree, columns, count);
            float[] actual = Values(expression, columns, count);
            for (int i = 0; i < count; i++)
            {
                Assert.True(expected[i] == actual[i] || (float.IsNaN(expected[i]) && !float.IsFinite(actual[i])), $"{expression}: {expected[i]:R} is {actual[i]:R} for {Row(columns, i)}");
            }
        },
        cases: 3000);

    // Exponentials and powers round otherwise in vectors. Where a tiny change of the input changes the answer a lot, or chooses another branch, rounding may too: such rows are few.
    [Fact]
    public void Programs_with_exponentials_and_powers_agree_within_rounding()
    {
        int compared = 0;
        int unsteady = 0;
        Law.Holds(
            random =>
            {
                var (expression, columns, count) = Draw(random, isExact: false);
                float[] expected = Reference.Evaluate(expression.Tree, columns, count);
                float[] actual = Values(expression, columns, count);
                for (int i = 0; i < count; i++)
                {
                    compared++;
                    unsteady += IsNear(expected[i], actual[i]) ? 0 : 1;
                }
            },
            cases: 2000);
        Assert.InRange(unsteady / (double)compared, 0, 0.01);
    }

    [Fact]
    public void Terms_that_are_not_null_add_up_to_the_whole() => Law.Holds(
        random =>
        {
            var (expression, columns, count) = Draw(random, isExact: true);
            float[] whole = Values(expression, columns, count);
            float[][] terms = [.. expression.Terms.Select(term => Values(term, columns, count))];
            bool isCase = expression.Tree is CaseNode;
            for (int i = 0; i < count; i++)
            {
                double[] taken = [.. terms.Select(term => (double)term[i]).Where(double.IsFinite)];
                if (float.IsFinite(whole[i]) && (isCase || taken.Length == terms.Length))
                {
                    double most = Math.Max(1, taken.Sum(Math.Abs));
                    Assert.InRange(taken.Sum() - whole[i], -1e-5 * most, 1e-5 * most);
                }
            }
        },
        cases: 2000);

    [Fact]
    public void What_is_printed_reads_as_the_same_formula() => Law.Holds(
        random =>
        {
            ExpressionNode tree = RandomTree.Draw(random, depth: 5, isExact: false);
            string printed = Printer.Print(tree);
            Assert.Equal(printed, ScoreExpression.Parse(printed, [RandomTree.Host]).ToString());
        },
        cases: 3000);

    private static (ScoreExpression Expression, Dictionary<string, float[]> Columns, int Count) Draw(SeededRandom random, bool isExact)
    {
        ScoreExpression expression = ScoreExpression.Parse(Printer.Print(RandomTree.Draw(random, depth: 5, isExact)), [RandomTree.Host]);
        int count = random.NextInt32(random.NextInt32(10) == 0 ? 600 : 40);
        return (expression, RandomTree.Names.ToDictionary(name => name, _ => Column(random, count), StringComparer.Ordinal), count);
    }

    private static float[] Values(ScoreExpression expression, Dictionary<string, float[]> columns, int count)
    {
        var values = new float[count];
        expression.Evaluate([.. expression.Names.Select(name => (ReadOnlyMemory<float>)columns[name])], values);
        return values;
    }

    private static string Row(Dictionary<string, float[]> columns, int row) => string.Join(", ", columns.Select(column => $"{column.Key} = {column.Value[row]:R}"));

    private static bool IsNear(float a, float b) =>
        float.IsFinite(a) == float.IsFinite(b) && (!float.IsFinite(a) || Math.Abs((double)a - b) <= 1e-4 * Math.Max(1, Math.Max(Math.Abs((double)a), Math.Abs((double)b))));

    private static float[] Column(SeededRandom random, int length)
    {
        float[] special = [0f, -0f, 1f, 0.25f, float.NaN, float.PositiveInfinity, float.MaxValue, float.Epsilon];
        return [.. Enumerable.Range(0, length).Select(_ => random.NextInt32(8) == 0 ? special[random.NextInt32(special.Length)] : (2 * random.NextSingle()) - 1)];
    }
}
