namespace Ranking.Expressions;

/// <summary>Builds a <see cref="RankingQuery"/> in C#: the same clauses as in text.</summary>
/// <remarks>Not safe for concurrent use; what it builds is. Single-use: it refuses everything after <see cref="Build"/>.</remarks>
/// <example>
/// <code>
/// RankingQuery query = new RankingQueryBuilder()
///     .From("column_order(columns='_derived_popular_rank ASC', limit=500)")
///     .Where("genres CONTAINS $genre AND item_id NOT IN $exclude_ids")
///     .OrderByScore("0.7 * affinity + 0.3 * popularity")
///     .ReorderBy("diversity(strength=0.3)")
///     .Limit(15)
///     .Build();
/// </code>
/// </example>
public sealed class RankingQueryBuilder
{
    private readonly List<string> _columns = [];
    private readonly List<string> _retrievers = [];
    private readonly List<string> _reorderers = [];
    private readonly List<string> _conditions = [];
    private string? _score;
    private string? _limit;
    private bool _isAscending;
    private bool _built;

    /// <summary>Names columns of the answer. Without one it has all.</summary>
    /// <param name="columns">Their names.</param>
    /// <returns>This builder.</returns>
    public RankingQueryBuilder Select(params IReadOnlyList<string> columns) => Add(_columns, columns);

    /// <summary>Adds retrievers, as text such as <c>similarity(embedding_ref='text', limit=200)</c>.</summary>
    /// <param name="retrievers">The retrievers.</param>
    /// <returns>This builder.</returns>
    public RankingQueryBuilder From(params IReadOnlyList<string> retrievers) => Add(_retrievers, retrievers);

    /// <summary>Adds conditions; all of them have to be met.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>This builder.</returns>
    public RankingQueryBuilder Where(params IReadOnlyList<string> conditions) => Add(_conditions, conditions);

    /// <summary>Sets how candidates are scored.</summary>
    /// <param name="expression">A score expression.</param>
    /// <param name="isAscending">Whether the least score comes first. Default: false.</param>
    /// <returns>This builder.</returns>
    public RankingQueryBuilder OrderByScore(string expression, bool isAscending = false)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Refuse();
        (_score, _isAscending) = (expression, isAscending);
        return this;
    }

    /// <summary>Adds reorderers, as text such as <c>diversity(strength=0.3)</c>.</summary>
    /// <param name="reorderers">The reorderers.</param>
    /// <returns>This builder.</returns>
    public RankingQueryBuilder ReorderBy(params IReadOnlyList<string> reorderers) => Add(_reorderers, reorderers);

    /// <summary>Sets how many titles there are at the most.</summary>
    /// <param name="take">How many.</param>
    /// <returns>This builder.</returns>
    public RankingQueryBuilder Limit(int take) => Limited(take.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Leaves it to a parameter how many titles there are at the most.</summary>
    /// <param name="parameter">The name of the parameter, without the dollar sign.</param>
    /// <returns>This builder.</returns>
    public RankingQueryBuilder Limit(string parameter) => Limited($"${parameter}");

    /// <summary>Checks everything and makes the query.</summary>
    /// <exception cref="ExpressionException">A clause is not what it should be.</exception>
    public RankingQuery Build()
    {
        Refuse();
        _built = true;
        string text = $"SELECT {(_columns.Count == 0 ? "*" : string.Join(", ", _columns))}"
            + (_retrievers.Count == 0 ? "" : $" FROM retrieve({string.Join(", ", _retrievers)})")
            + (_conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", _conditions.Select(condition => $"({condition})"))}")
            + (_score is null ? "" : $" ORDER BY score(expression={Printer.Quote(_score)}){(_isAscending ? " ASC" : "")}")
            + (_reorderers.Count == 0 ? "" : $" REORDER BY {string.Join(", ", _reorderers)}")
            + (_limit is null ? "" : $" LIMIT {_limit}");
        return RankingQuery.Parse(text);
    }

    private RankingQueryBuilder Limited(string limit)
    {
        Refuse();
        _limit = limit;
        return this;
    }

    private RankingQueryBuilder Add(List<string> clause, IReadOnlyList<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Refuse();
        clause.AddRange(parts);
        return this;
    }

    private void Refuse()
    {
        if (_built)
        {
            throw new InvalidOperationException("This builder has built its query; make a new builder for another one.");
        }
    }
}
