namespace Ranking.Expressions;

/// <summary>A score formula: parsed and checked once, evaluated over whole columns of candidates many times.</summary>
/// <remarks>
/// <para>Immutable and safe for concurrent use. Its language is that of docs/expressions.md: arithmetic, comparisons, conditions, <c>a if c else b</c> and CASE, functions, columns of the catalog, the person
/// and the moment, <c>$parameters</c>. Numbers are <c>float</c>, true is 1 and false 0.</para>
/// <para>A number is finite, or it is null: NaN in columns and scores. What has no finite answer, such as 1 / 0, is null, and so is arithmetic with null. A ranker leaves candidates out whose score is null, and
/// counts them.</para>
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
    private readonly Kinds _kinds;
    private readonly ScoreProgram? _program;
    private readonly Dictionary<string, ExpressionNode> _read = new(StringComparer.Ordinal);
    private IReadOnlyList<ScoreExpression>? _terms;
    private string? _label;

    internal ScoreExpression(string text, ExpressionNode tree)
    {
        _text = text;
        _tree = tree;
        var parameters = new List<string>();
        Find(tree, parameters);
        Parameters = parameters;
        _kinds = new Kinds(text, name => KnownNames.KindOf(name.Name) ?? ValueKind.Number);
        ValueKind kind = _kinds.Check(tree);
        if (kind is not (ValueKind.Number or ValueKind.Time or ValueKind.Any))
        {
            throw new ExpressionException(text, tree.Position, $"the expression gives {Kinds.Word(kind)}; expected a number.");
        }

        _program = parameters.Count == 0 ? ProgramCompiler.Compile(text, tree, _kinds, _read) : null;
    }

    /// <summary>
    /// The names of the columns it reads, each once, in the order of their first use by the evaluator: those of signals, and, as canonical text, what is read of titles, the person and the moment, such as
    /// <c>item.rating</c> or <c>'Drama' in item.genres</c>. An item ranker fills all of them.
    /// </summary>
    /// <exception cref="InvalidOperationException">It has parameters that were not bound.</exception>
    public IReadOnlyList<string> Names => Program.Names;

    /// <summary>The names of its parameters that are not bound, each once, without the dollar sign.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>
    /// Its top-level summands, in order, a subtrahend with its sign: of <c>a + (b + c) − d</c> those are a, b + c and −d. Of a CASE, or <c>a if c else b</c>, those of its branches, each null where its branch
    /// was not taken. Anything else is one term. Those that are not null add up to the value of the whole: |Σ − whole| ≤ 1e-5 · max(1, Σ |term|), products being rounded once less in the whole.
    /// </summary>
    public IReadOnlyList<ScoreExpression> Terms => _terms ??= [.. ExpressionTerms.Of(_tree, _kinds).Select(term => new ScoreExpression(_text, term.Tree) { _label = Printer.Print(term.Shown) })];

    internal ExpressionNode Tree => _tree;

    /// <summary>What it is called among the terms of a score: of a branch, without its condition.</summary>
    internal string Label => _label ?? ToString();

    /// <summary>The columns among its names that are read of titles, the person and the moment where no signal has their name.</summary>
    internal IReadOnlyDictionary<string, ExpressionNode> Read => _read;

    /// <summary>Whether a candidate's score depends on the others, as it does with zscore, minmax and rank.</summary>
    internal bool IsOverAll => Program.IsOverAll;

    private ScoreProgram Program => _program ?? throw new InvalidOperationException($"The expression has parameters that are not bound: {string.Join(", ", Parameters.Select(name => $"${name}"))}. Call Bind first.");

    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="functions">Functions of the host's own that it may call. Default: none.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ExpressionException">The text is not a formula; says where, what was found and what was expected.</exception>
    /// <exception cref="ArgumentException">Two functions have the same name.</exception>
    public static ScoreExpression Parse(string text, IReadOnlyCollection<ExpressionFunction>? functions = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ScoreExpression(text, Parser.Parse(text, functions?.ToDictionary(function => function.Name, function => function.ToFunction(), StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>The formula with values in the place of its parameters. They are bound as values, never read as text.</summary>
    /// <param name="parameters">A value for each parameter: null, a number, a boolean, a text, or a list of those to look among. Others are passed over.</param>
    /// <returns>An expression without parameters.</returns>
    /// <exception cref="ExpressionException">A parameter has no value, or one that does not fit where it stands.</exception>
    public ScoreExpression Bind(IReadOnlyDictionary<string, object?> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return Parameters.Count == 0 ? this : new ScoreExpression(_text, Substitution.Of(_text, _tree, parameters));
    }

    /// <summary>Checks that every name is known.</summary>
    /// <param name="known">The names of the signals there are.</param>
    /// <param name="catalog">The catalog whose columns can be read as <c>item.</c> and their names. Default: null, which takes every such name for a column.</param>
    /// <exception cref="ExpressionException">A name is not known, or is not what is done with it; says where, and which known name is nearest.</exception>
    public void Check(IReadOnlyCollection<string> known, Catalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(known);
        var signals = known.ToHashSet(StringComparer.Ordinal);
        new Kinds(_text, name => KindOf(name, signals, catalog)).Check(_tree);
    }

    /// <summary>Evaluates the formula for every candidate.</summary>
    /// <param name="columns">One column a name, in the order of <see cref="Names"/>, one number a candidate; one that is not finite is null.</param>
    /// <param name="scores">One a candidate, not finite where it is null; not overlapping a column.</param>
    /// <exception cref="ArgumentException">There is not one column a name, or a column is shorter or longer than the scores.</exception>
    /// <exception cref="InvalidOperationException">It has parameters that were not bound.</exception>
    public void Evaluate(ReadOnlySpan<ReadOnlyMemory<float>> columns, Span<float> scores)
    {
        ScoreProgram program = Program;
        if (columns.Length != program.Names.Count)
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

        program.Run(columns, scores);
    }

    /// <summary>The formula in its canonical form, which parses to the same formula.</summary>
    public override string ToString() => Printer.Print(_tree);

    private static void Find(ExpressionNode node, List<string> parameters)
    {
        if (node is ParameterNode parameter && !parameters.Contains(parameter.Name))
        {
            parameters.Add(parameter.Name);
        }

        foreach (ExpressionNode part in Reading.Parts(node))
        {
            Find(part, parameters);
        }
    }

    private ValueKind KindOf(NameNode name, HashSet<string> signals, Catalog? catalog)
    {
        if (signals.Contains(name.Name) || name.Name.StartsWith(KnownNames.Retrieval, StringComparison.Ordinal))
        {
            return ValueKind.Number;
        }

        if (SignalNames.IsDemographic(name.Name))
        {
            throw new ExpressionException(_text, name.Position, $"{SignalNames.Mistake(name.Name)}.");
        }

        ValueKind? kind = catalog is null ? KnownNames.KindOf(name.Name) : KnownNames.KindIn(name.Name, catalog);
        return kind ?? throw new ExpressionException(_text, name.Position, Unknown(name.Name, signals, catalog));
    }

    private static string Unknown(string name, HashSet<string> signals, Catalog? catalog)
    {
        if (catalog is not null && name.StartsWith(KnownNames.Item, StringComparison.Ordinal))
        {
            return $"the catalog has no column '{name[KnownNames.Item.Length..]}'.{NearestName.Hint(name[KnownNames.Item.Length..], KnownNames.ColumnsOf(catalog))}";
        }

        string? nearest = NearestName.Find(name, signals.Concat(KnownNames.All).Order(StringComparer.Ordinal));
        return $"there is no signal '{name}'.{(nearest is null ? NearestName.Hint(name, signals) : $" Did you mean '{nearest}'?")}";
    }
}
