using System.Globalization;

namespace Ranking.Expressions;

/// <summary>Reads what the functions of a query were given, with its parameters bound.</summary>
internal sealed class QueryArguments(RankingQuery query, IReadOnlyDictionary<string, object?> parameters, QueryOptions options, SavedQuerySet saved)
{
    public QueryOptions Options => options;

    public IReadOnlyDictionary<string, object?> Parameters => parameters;

    public SavedQuerySet Saved => saved;

    /// <summary>A value as it was written or bound; null for null and for what was not given.</summary>
    public object? Value(ExpressionNode? node) => node switch
    {
        null => null,
        TextNode text => text.Value,
        NumberNode number => float.IsNaN(number.Value) ? null : Written(number.Value),
        UnaryNode { Operator: Operator.Negate, Operand: NumberNode number } => -Written(number.Value),
        ParameterNode parameter => Parameter(parameter),
        ListNode list => list.Items.Select(Value).ToList(),
        _ => throw Wrong(node, $"found {Printer.Print(node)}; expected a value"),
    };

    /// <summary>A text; null where none was given.</summary>
    public string? Text(QueryCall call, string name) => Value(call.Find(name)) switch
    {
        null => null,
        string text => text,
        var value when ParameterValue.AsNumber(value) is not null => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => throw Wrong(call.Find(name), $"{call.Name} takes a text as '{name}'"),
    };

    /// <summary>The name of a column in the catalog; null where none was given.</summary>
    public string? Column(QueryCall call, string name) => Text(call, name) is { } column ? ColumnNames.Map(column, options.Columns) : null;

    /// <summary>The space of a name; the name itself for the catalog's first space where none was given.</summary>
    public string? Space(QueryCall call, RankingSnapshot snapshot, string name = "embedding_ref")
    {
        if (Text(call, name) is not { } given)
        {
            return null;
        }

        string space = options.Spaces.TryGetValue(given, out string? mapped) ? mapped : given;
        return snapshot.Spaces.ContainsKey(space)
            ? space
            : throw Wrong(call.Find(name), $"there is no vector space '{given}'.{NearestName.Hint(given, [.. options.Spaces.Keys, .. snapshot.Spaces.Keys])}".TrimEnd('.'));
    }

    /// <summary>A whole number within bounds.</summary>
    public int Count(ExpressionNode? node, string who, int least, int most, int otherwise)
    {
        if (Value(node) is not { } value)
        {
            return otherwise;
        }

        return ParameterValue.AsNumber(value) is { } number && number == Math.Floor(number) && number >= least && number <= most
            ? (int)number
            : throw Wrong(node, $"{who} is {Shown(value)}; expected a whole number from {least} to {most}");
    }

    /// <summary>A share.</summary>
    public double Share(QueryCall call, string name, double otherwise)
    {
        if (Value(call.Find(name)) is not { } value)
        {
            return otherwise;
        }

        return ParameterValue.AsNumber(value) is { } number and >= 0 and <= 1 ? number : throw Wrong(call.Find(name), $"'{name}' of {call.Name} is {Shown(value)}; expected a number from 0 to 1");
    }

    /// <summary>Ids; null where none were given.</summary>
    public IReadOnlyList<string>? Ids(ExpressionNode? node)
    {
        object? value = Value(node);
        if (value is null)
        {
            return null;
        }

        return value is string || value is not System.Collections.IEnumerable list
            ? throw Wrong(node, $"found {Shown(value)}; expected a list of ids")
            : [.. list.Cast<object?>().Where(id => id is not null).Select(id => Convert.ToString(id, CultureInfo.InvariantCulture) ?? "")];
    }

    /// <summary>A condition without what <c>truncate(n)</c> says of it, and how many that leaves.</summary>
    public (ExpressionNode? Condition, ExpressionNode? Truncate) Split(ExpressionNode where) => InQuery(() => ConditionFunctions.Split(query.Text, where));

    /// <summary>The condition of a query.</summary>
    public Condition Condition(ExpressionNode tree, Catalog catalog) => Condition(query.Text, tree, catalog);

    /// <summary>A condition that was given as a text.</summary>
    public Condition Condition(string text, Catalog catalog) => Condition(text, InQuery(() => ConditionFunctions.Parse(text)), catalog);

    /// <summary>A mistake in the query.</summary>
    public ExpressionException Wrong(ExpressionNode? node, string message) => new ExpressionException(query.Text, Math.Min(node?.Position ?? 0, query.Text.Length), message + ".").In("Query");

    /// <summary>What is made of a query; a mistake in it is told as one of the query.</summary>
    public static T InQuery<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ExpressionException e)
        {
            throw e.In("Query");
        }
    }

    private Condition Condition(string text, ExpressionNode tree, Catalog catalog) => InQuery(() =>
    {
        ExpressionNode whole = saved.Expand(text, tree);
        return new Condition(text, Substitution.Of(text, ColumnNames.Map(whole, options.Columns), parameters), catalog);
    });

    // As it was written, and not as near to it as a float comes.
    private static double Written(float number) => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private object? Parameter(ParameterNode parameter) => parameters.TryGetValue(parameter.Name, out object? value)
        ? value
        : throw Wrong(parameter, $"the parameter '{parameter.Name}' has no value.{NearestName.Hint(parameter.Name, parameters.Keys)}".TrimEnd('.'));

    private static string Shown(object value) => value is string text ? Printer.Quote(text) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
