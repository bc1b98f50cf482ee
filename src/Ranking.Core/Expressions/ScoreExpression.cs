namespace Ranking.Expressions;

/// <summary>A score formula: parsed and checked once, evaluated over whole columns of candidates many times.</summary>
/// <remarks>
/// <para>Immutable and safe for concurrent use. Knows numbers, names of signals, <c>+ - * /</c>, unary signs and parentheses; arithmetic is that of
/// <c>float</c>, in the order of the text. Dividing by zero gives an infinity or NaN, as IEEE 754 has it; a ranker leaves such candidates out and counts them.</para>
/// <para>Bounded: at most 10,000 characters, 100 levels of nesting and 2,000 numbers, names and operators. No input
/// hangs it, and none throws anything but <see cref="ExpressionException"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// ScoreExpression formula = ScoreExpression.Parse("0.7 * affinity + 0.3 / (1 + popular_rank)");
/// formula.Evaluate([affinity, popularRank], scores);   // columns in the order of formula.Names
/// </code>
/// </example>
public sealed class ScoreExpression
{
    private readonly string _text;
    private readonly ExpressionNode _tree;
    private readonly ScoreProgram _program;
    private IReadOnlyList<ScoreExpression>? _terms;

    private ScoreExpression(string text, ExpressionNode tree)
    {
        _text = text;
        _tree = tree;
        _program = ProgramCompiler.Compile(tree);
    }

    /// <summary>The names of the signals it reads, each once, in the order of their first use by the evaluator.</summary>
    public IReadOnlyList<string> Names => _program.Names;

    /// <summary>
    /// Its top-level summands, in order, a subtrahend with its sign: of <c>a + (b + c) − d</c> those are a, b + c and −d. Anything but a sum is one
    /// term. Their values add up to that of the whole: |Σ − whole| ≤ 1e-5 · max(1, Σ |term|), products being rounded once less in the whole.
    /// </summary>
    public IReadOnlyList<ScoreExpression> Terms => _terms ??= [.. Summands(_tree).Select(term => new ScoreExpression(Printer.Print(term), term))];

    internal ExpressionNode Tree => _tree;

    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ExpressionException">The text is not a formula; says where, what was found and what was expected.</exception>
    public static ScoreExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ScoreExpression(text, Parser.Parse(text));
    }

    /// <summary>Checks that every name is known.</summary>
    /// <param name="known">The names of the signals there are.</param>
    /// <exception cref="ExpressionException">A name is not known; says where, and which known name is nearest.</exception>
    public void Check(IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        Check(_tree, known.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Evaluates the formula for every candidate.</summary>
    /// <param name="columns">One column a name, in the order of <see cref="Names"/>, one number a candidate.</param>
    /// <param name="scores">One a candidate; not overlapping a column.</param>
    /// <exception cref="ArgumentException">There is not one column a name, or a column is shorter or longer than the scores.</exception>
    public void Evaluate(ReadOnlySpan<ReadOnlyMemory<float>> columns, Span<float> scores)
    {
        if (columns.Length != Names.Count)
        {
            throw new ArgumentException($"The expression reads {Names.Count} columns ({string.Join(", ", Names)}); {columns.Length} were given.", nameof(columns));
        }

        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length != scores.Length)
            {
                throw new ArgumentException($"The column '{Names[i]}' has {columns[i].Length} numbers for {scores.Length} candidates.", nameof(columns));
            }
        }

        _program.Run(columns, scores);
    }

    /// <summary>The formula in its canonical form, which parses to the same formula.</summary>
    public override string ToString() => Printer.Print(_tree);

    // A chain of sums leans to the left and is as deep as it is long, so it is walked without recursion.
    private static List<ExpressionNode> Summands(ExpressionNode tree)
    {
        var terms = new List<ExpressionNode>();
        while (tree is BinaryNode { Operator: Operator.Add or Operator.Subtract } sum)
        {
            terms.Add(sum.Operator == Operator.Add ? sum.Right : new NegateNode(sum.Right.Position, sum.Right));
            tree = sum.Left;
        }

        terms.Add(tree);
        terms.Reverse();
        return terms;
    }

    private void Check(ExpressionNode node, HashSet<string> known)
    {
        switch (node)
        {
            case NameNode name when !known.Contains(name.Name):
                throw new ExpressionException(_text, name.Position, $"there is no signal '{name.Name}'.{NearestName.Hint(name.Name, known)}");
            case NegateNode negate:
                Check(negate.Operand, known);
                break;
            case BinaryNode binary:
                Check(binary.Left, known);
                Check(binary.Right, known);
                break;
        }
    }
}
