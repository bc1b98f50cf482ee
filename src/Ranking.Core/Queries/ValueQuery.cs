namespace Ranking.Expressions;

/// <summary>A query for the values of an attribute: the best for somebody that have enough titles, without those that were shown.</summary>
internal sealed class ValueQuery
{
    private const int DefaultTake = 10;
    private const int MostTaken = 1_000;

    private readonly RankingContext _context;
    private readonly string _attribute;
    private readonly CategoryColumn _column;
    private readonly string? _space;
    private readonly int _take;
    private readonly int _support;
    private readonly double _diversity;
    private readonly Condition? _where;

    /// <summary>Reads what <c>rank_attributes</c> was given.</summary>
    /// <exception cref="ExpressionException">It does not fit.</exception>
    public ValueQuery(QueryCall call, ExpressionNode? limit, QueryArguments arguments, RankingContext context)
    {
        Catalog catalog = context.Snapshot.Catalog;
        _context = context;
        _attribute = arguments.Column(call, "attribute") ?? throw arguments.Wrong(call, "rank_attributes needs the name of an attribute, as in rank_attributes(attribute='genres')");
        _column = catalog.Categories.TryGetValue(_attribute, out CategoryColumn? column)
            ? column
            : throw arguments.Wrong(call.Find("attribute"), $"the catalog has no column of labels '{_attribute}'.{NearestName.Hint(_attribute, catalog.Categories.Keys)}".TrimEnd('.'));
        _space = arguments.Space(call, context.Snapshot);
        _take = arguments.Count(limit, "LIMIT", 0, MostTaken, DefaultTake);
        _support = arguments.Count(call.Find("minimum_support"), "minimum_support", 1, int.MaxValue, 1);
        _diversity = arguments.Share(call, "diversity", 0);
        _where = arguments.Text(call, "where") is { } text ? arguments.Condition(text, catalog) : null;
    }

    /// <summary>Ranks the values, and says why each is there.</summary>
    public async ValueTask<(IReadOnlyList<RankedValue> Values, IReadOnlyList<Reason> Reasons)> RunAsync(int personas, IReadOnlyCollection<string> shown, CancellationToken cancellationToken)
    {
        if (_take == 0)
        {
            return ([], []);
        }

        // What is left out by a condition, for likeness or as shown makes room for what comes after it.
        int asked = _where is null && _diversity == 0 && shown.Count == 0 ? _take : Math.Max(_take, _column.Values.Count);
        IReadOnlyList<RankedValue> values = await Attributes.ByTaste(_space, personas).RankAsync(new AttributeQuery(_attribute, asked) { MinimumSupport = _support }, _context, cancellationToken).ConfigureAwait(false);
        values = _where is null ? values : ValueSupport.Of(values, _column, _where.Mask(_context, cancellationToken), _support, _context);
        values = shown.Count == 0 ? values : [.. values.Where(value => !shown.Contains(value.Value))];
        values = _diversity > 0 && _context.Snapshot.FindSpace(_space) is { } vectors ? ValueDiversity.Order(values, vectors.Values(_column), _diversity, _take) : values;
        values = [.. values.Take(_take)];
        return (values, AttributeRows.ReasonsOf(_column, values, _context));
    }
}
