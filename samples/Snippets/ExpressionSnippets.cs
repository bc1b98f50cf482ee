using Ranking.Expressions;

namespace Ranking.Samples.Snippets;

internal static class ExpressionSnippets
{
    public static Task FormulaAsync()
    {
        // begin formula
        ScoreExpression formula = ScoreExpression.Parse("0.7 * affinity + 0.3 / (1 + popular_rank)");
        float[] affinity = [0.9f, 0.2f];
        float[] popularRank = [40, 1];
        var scores = new float[2];
        formula.Evaluate([affinity, popularRank], scores);    // columns in the order of formula.Names
        Console.WriteLine(FormattableString.Invariant($"{scores[0]:0.000} {scores[1]:0.000}; terms: {string.Join(" and ", formula.Terms)}"));
        // end formula
        return Task.CompletedTask;
    }

    public static Task FunctionAsync()
    {
        // begin function
        var tilt = new ExpressionFunction("tilt", 2, arguments => arguments[0] * (1 + (0.1f * arguments[1])));
        ScoreExpression formula = ScoreExpression.Parse("tilt(affinity, coalesce(stars, 3)) if hour_of_day < $noon else affinity", [tilt]);
        ScoreExpression bound = formula.Bind(new Dictionary<string, object?> { ["noon"] = 12 });
        Console.WriteLine($"{bound}\nreads {string.Join(", ", bound.Names)}");
        // end function
        return Task.CompletedTask;
    }

    public static Task ErrorAsync()
    {
        try
        {
            ScoreExpression.Parse("0.7 * affinty").Check(["affinity", "popularity"]);
        }
        catch (ExpressionException e)
        {
            Console.WriteLine(e.Message);
        }

        return Task.CompletedTask;
    }
}
