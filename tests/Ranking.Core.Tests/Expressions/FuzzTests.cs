using System.Globalization;
using System.Text;
using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>
/// Mutated formulas: whatever is typed gives a formula or an <see cref="ExpressionException"/> with a place, within a budget of work, and a formula computes what the reference computes.
/// RANKING_FUZZ=1000000 tries as many.
/// </summary>
public class FuzzTests
{
    private const int Rows = 3;

    // Work is bounded by what it allocates: so much for any input, and so much for each of its characters.
    private const long BudgetBytes = 1 << 20;
    private const long BudgetBytesPerCharacter = 16 << 10;

    // Patterns are made ready by .NET, in proportion to their length, which is bounded.
    private const long BudgetBytesOfPatterns = 64 << 20;

    private static readonly string[] Corpus =
    [
        "0.5 * click_through_rate + 0.3 * watch_completion + 0.2 / (1.0 + item._derived_popular_rank)",
        "CASE WHEN hour_of_day < 12 THEN 0.5 * a + 0.2 * b ELSE 0.3 * a END",
        "(item.score - 1) / ((((now_seconds() - item.published_at) / 3600) + 2) ** 1.8)",
        "1.0 / (60 + retrieval.get_rank(\"v\", 999)) + retrieval.get_score('w', default=0.5)",
        "coalesce(a, b, 1 / 0) if not a is null and b not in (1, 2, 'x') else -min(a, b, 3) ** 2",
        "contains(item.genres, 'O''Reilly') or item.title ilike \"%a_b\" and device = 'tv' -- comment\n",
        "cosine_similarity(text_encoding(item, embedding_ref='t'), pooled_text_encoding(user.recent_interactions, pool_fn='max', embedding_ref='t'))",
        "zscore(a) + minmax(b) * rank(half_life(age = a, days = 30)) % 7 # comment",
        "array_has_any(item.genres, ['a', 'b']) + len(item.genres) + regexp_match(item.title, '^a.*[b-d]+$')",
        "CASE item.language WHEN 'en' THEN 1 WHEN 'fr' THEN 2 END between 1 and clamp(sigmoid(exp(log(abs(a)))), 0, 1)",
        "[1, 2] $p * $params.q + true - false + null",
        "((((((((((a))))))))))",
    ];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", ",", "'", "\"", "$", "+", "-", "*", "/", "%", "**", "=", "==", "<>", "<", ">=", "!", "#", "--", "/*", "*/", ".", "e", "E", "_", "9", "0", "1e30", "1e-30", " ", "\n", "\0",
        "\u00e9", "\ud800", "\u202e", "null", "true", "not", "and", "or", "if", "else", "case", "when", "then", "end", "in", "between", "is", "like", "contains", "a", "b", "item.", "item.x", "user.id", "retrieval.v", "abs(",
        "coalesce(", "rank(", "zscore(", "now_seconds()", "$p",
    ];

    [Fact]
    public void Any_text_is_a_formula_or_refused_in_its_place_within_a_budget()
    {
        int inputs = int.Parse(Environment.GetEnvironmentVariable("RANKING_FUZZ") ?? "20000", CultureInfo.InvariantCulture);
        int read = 0;
        var random = new SeededRandom(20260101);
        for (int i = 0; i < inputs; i++)
        {
            string text = Mutate(random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool isFormula = TryRead(text);
            long used = GC.GetAllocatedBytesForCurrentThread() - before;
            long budget = BudgetBytes + (BudgetBytesPerCharacter * text.Length) + (text.Contains("regexp_match", StringComparison.OrdinalIgnoreCase) ? BudgetBytesOfPatterns : 0);
            Assert.True(used <= budget, $"{used} bytes for: {text}");
            read += isFormula ? 1 : 0;
        }

        // Both ways are tried often.
        Assert.InRange(read, inputs / 50, inputs - (inputs / 50));
    }

    private static bool TryRead(string text)
    {
        try
        {
            ScoreExpression expression = ScoreExpression.Parse(text);
            string printed = expression.ToString();
            Assert.Equal(printed, ScoreExpression.Parse(printed).ToString());
            ScoreExpression bound = expression.Bind(expression.Parameters.ToDictionary(name => name, _ => (object?)0.5, StringComparer.Ordinal));
            Compare(bound);
            return true;
        }
        catch (ExpressionException e)
        {
            Assert.InRange(e.Line, 1, text.Length + 1);
            Assert.InRange(e.Column, 1, text.Length + 1);
            return false;
        }
    }

    private static void Compare(ScoreExpression expression)
    {
        Dictionary<string, float[]> columns = expression.Names.ToDictionary(name => name, name => new[] { 0.25f, -1.5f, name.Length % 3 == 0 ? float.NaN : 2f }, StringComparer.Ordinal);
        var scores = new float[Rows];
        expression.Evaluate([.. expression.Names.Select(name => (ReadOnlyMemory<float>)columns[name])], scores);
        if (expression.Read.Values.Any(node => node is not NameNode) || expression.ToString() is var text && (text.Contains("**", StringComparison.Ordinal) || Rounds(text)))
        {
            return;
        }

        float[] expected = Reference.Evaluate(expression.Tree, columns, Rows);
        for (int i = 0; i < Rows; i++)
        {
            Assert.True(expected[i] == scores[i] || (float.IsNaN(expected[i]) && !float.IsFinite(scores[i])), $"{expected[i]:R} is {scores[i]:R}: {expression}");
        }
    }

    private static bool Rounds(string text) => text.Contains("exp", StringComparison.Ordinal) || text.Contains("log", StringComparison.Ordinal) || text.Contains("pow", StringComparison.Ordinal)
        || text.Contains("sigmoid", StringComparison.Ordinal) || text.Contains("half_life", StringComparison.Ordinal) || text.Contains("zscore", StringComparison.Ordinal);

    private static string Mutate(SeededRandom random)
    {
        var text = new StringBuilder(Corpus[random.NextInt32(Corpus.Length)]);
        for (int i = random.NextInt32(6); i > 0 && text.Length > 0; i--)
        {
            int place = random.NextInt32(text.Length);
            int length = Math.Min(text.Length - place, 1 + random.NextInt32(12));
            string piece = Pieces[random.NextInt32(Pieces.Length)];
            _ = random.NextInt32(8) switch
            {
                0 or 1 => text.Insert(place, piece),
                2 => text.Remove(place, 1),
                3 => text.Remove(place, length),
                4 => text.Insert(place, text.ToString(place, length)),
                5 => text.Insert(place, Corpus[random.NextInt32(Corpus.Length)]),
                6 => text.Insert(place, string.Concat(Enumerable.Repeat(piece, random.NextInt32(200)))),
                _ => text.Remove(place, 1).Insert(place, piece),
            };
        }

        return text.ToString();
    }
}
