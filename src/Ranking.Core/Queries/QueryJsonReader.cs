using System.Text.Json;

namespace Ranking.Expressions;

/// <summary>
/// Reads queries as JSON into text, which is then read like any other.
/// <code>
/// {"query": "SELECT …", "parameters": {…}}
/// {"query": {"type": "rank", "from": "item", "retrieve": [{"type": "column_order", "columns": [{"name": "rating", "ascending": false}], "limit": 500}],
///            "filter": "rating > 4", "score": {"value_model": "affinity"}, "reorder": [{"type": "diversity", "strength": 0.3}], "limit": 20}}
/// {"query": {"type": "rank_attributes", "input_attribute": "micro_genres", "input_user_id": "$user_id", "embeddings": "content", "limit": 10}}
/// </code>
/// </summary>
internal static class QueryJsonReader
{
    private static readonly string[] RankMembers = ["type", "from", "columns", "retrieve", "filter", "score", "ascending", "reorder", "limit"];
    private static readonly string[] AttributeMembers = ["type", "input_attribute", "input_user_id", "embeddings", "where", "minimum_support", "diversity", "limit"];

    /// <summary>The text of a query, the parameters that came with it, and whether its answer is to be explained.</summary>
    public static (string Query, IReadOnlyDictionary<string, object?> Parameters, bool IsExplained) Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("query", out JsonElement query))
            {
                throw Wrong("expected an object with a query, as in {\"query\": \"SELECT …\", \"parameters\": {}}");
            }

            Known(root, ["query", "parameters", "return_explanation", "return_metadata"], "the request");
            string text = query.ValueKind switch
            {
                JsonValueKind.String => query.GetString() ?? "",
                JsonValueKind.Object => QueryPrinter.Print(Plan(query)),
                _ => throw Wrong("the query is neither a text nor an object"),
            };
            bool isExplained = root.TryGetProperty("return_explanation", out JsonElement explanation) && explanation.ValueKind == JsonValueKind.True;
            return (text, root.TryGetProperty("parameters", out JsonElement given) ? Parameters(given) : new Dictionary<string, object?>(StringComparer.Ordinal), isExplained);
        }
        catch (JsonException e)
        {
            throw Wrong($"it is no JSON: {e.Message}");
        }
    }

    private static Dictionary<string, object?> Parameters(JsonElement given) => given.ValueKind == JsonValueKind.Object ? Members(given) : throw Wrong("the parameters are no object");

    private static Dictionary<string, object?> Members(JsonElement given, string? parameter = null)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (JsonProperty member in given.EnumerateObject())
        {
            members[member.Name] = ValueOf(member.Value, parameter ?? member.Name);
        }

        return members;
    }

    private static object? ValueOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out long whole) ? (object)whole : value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Array ? throw Wrong($"the parameter '{name}' has a list in its list") : ValueOf(item, name)).ToList(),
        _ => Members(value, name),
    };

    private static QueryPlan Plan(JsonElement query) => (query.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null) switch
    {
        "rank" => Rank(query),
        "rank_attributes" => Attributes(query),
        var other => throw Wrong($"the query is of type '{other}'; expected rank or rank_attributes, or a text"),
    };

    private static QueryPlan Rank(JsonElement query)
    {
        Known(query, RankMembers, "a query of type rank");
        QueryCall? score = query.TryGetProperty("score", out JsonElement model) ? Score(model) : null;
        return new QueryPlan(
            query.TryGetProperty("columns", out JsonElement columns) ? [.. Each(columns, "columns").Select(column => column.GetString() ?? "")] : [],
            query.TryGetProperty("retrieve", out JsonElement retrieve) ? [.. Each(retrieve, "retrieve").Select(item => Call(item, QueryCatalog.Retrievers, "retriever"))] : [],
            query.TryGetProperty("filter", out JsonElement filter) ? Conditions(filter) : null,
            score,
            query.TryGetProperty("ascending", out JsonElement ascending) && ascending.ValueKind == JsonValueKind.True,
            query.TryGetProperty("reorder", out JsonElement reorder) ? [.. Each(reorder, "reorder").Select(item => Call(item, QueryCatalog.Reorderers, "reorderer"))] : [],
            query.TryGetProperty("limit", out JsonElement limit) ? Node(limit, "limit") : null);
    }

    private static QueryPlan Attributes(JsonElement query)
    {
        Known(query, AttributeMembers, "a query of type rank_attributes");
        var arguments = new Dictionary<string, ExpressionNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var (member, parameter) in new[] { ("input_attribute", "attribute"), ("embeddings", "embedding_ref"), ("where", "where"), ("minimum_support", "minimum_support"), ("diversity", "diversity") })
        {
            if (query.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
            {
                arguments.Add(parameter, Node(value, member));
            }
        }

        return new QueryPlan([], [new QueryCall(0, QueryCatalog.RankAttributes, arguments)], null, null, false, [], query.TryGetProperty("limit", out JsonElement limit) ? Node(limit, "limit") : null);
    }

    private static QueryCall Score(JsonElement model)
    {
        Known(model, ["value_model", "input_user_id", "input_interactions_item_ids"], "the score");
        return model.TryGetProperty("value_model", out JsonElement expression)
            ? new QueryCall(0, "score", new Dictionary<string, ExpressionNode>(StringComparer.OrdinalIgnoreCase) { ["expression"] = new TextNode(0, expression.GetString() ?? "") })
            : throw Wrong("the score needs a value_model");
    }

    private static QueryCall Call(JsonElement item, IReadOnlyDictionary<string, string[]> known, string kind)
    {
        string? name = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("type", out JsonElement type) ? type.GetString() : null;
        if (name is null || !known.TryGetValue(name, out string[]? parameters))
        {
            throw Wrong($"there is no {kind} '{name}'.{NearestName.Hint(name ?? "", known.Keys)}".TrimEnd('.'));
        }

        var arguments = new Dictionary<string, ExpressionNode>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty member in item.EnumerateObject().Where(member => member.Name != "type"))
        {
            if (!parameters.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw Wrong($"{name} takes no '{member.Name}'.{NearestName.Hint(member.Name, parameters)}".TrimEnd('.'));
            }

            arguments[member.Name] = member.Value.ValueKind switch
            {
                JsonValueKind.Object => Call(member.Value, member.Name.Equals("encoder", StringComparison.OrdinalIgnoreCase) ? QueryCatalog.Encoders : QueryCatalog.Retrievers, member.Name),
                JsonValueKind.Array when member.Name.Equals("columns", StringComparison.OrdinalIgnoreCase) => new TextNode(0, string.Join(", ", member.Value.EnumerateArray().Select(Column))),
                _ => Node(member.Value, member.Name),
            };
        }

        return new QueryCall(0, name.ToLowerInvariant(), arguments);
    }

    private static string Column(JsonElement column)
    {
        if (column.ValueKind == JsonValueKind.String)
        {
            return column.GetString() ?? "";
        }

        Known(column, ["name", "ascending", "nulls_first"], "a column to order by");
        bool isAscending = !column.TryGetProperty("ascending", out JsonElement ascending) || ascending.ValueKind != JsonValueKind.False;
        bool isNullsFirst = column.TryGetProperty("nulls_first", out JsonElement nulls) && nulls.ValueKind == JsonValueKind.True;
        return column.TryGetProperty("name", out JsonElement name) ? $"{name.GetString()} {(isAscending ? "ASC" : "DESC")}{(isNullsFirst ? " NULLS FIRST" : "")}" : throw Wrong("a column to order by needs a name");
    }

    // Several conditions all have to be met.
    private static ExpressionNode Conditions(JsonElement filter) => Each(filter, "filter")
        .Select(text => ConditionFunctions.Parse(text.GetString() ?? ""))
        .Aggregate((first, next) => new BinaryNode(0, Operator.And, first, next));

    private static IEnumerable<JsonElement> Each(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Array when value.GetArrayLength() > 0 => value.EnumerateArray(),
        JsonValueKind.String or JsonValueKind.Object => [value],
        _ => throw Wrong($"'{name}' is empty, or neither one nor a list"),
    };

    private static ExpressionNode Node(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { } text => Lexer.IsParameter(text) ? new ParameterNode(0, Lexer.ParameterName(text[1..])) : new TextNode(0, text),
        JsonValueKind.Number when float.IsFinite(value.GetSingle()) => new NumberNode(0, value.GetSingle()),
        JsonValueKind.True or JsonValueKind.False => new NumberNode(0, value.ValueKind == JsonValueKind.True ? 1 : 0),
        JsonValueKind.Null => new NumberNode(0, float.NaN),
        JsonValueKind.Array => new ListNode(0, [.. value.EnumerateArray().Select(item => Node(item, name))]),
        _ => throw Wrong($"'{name}' is no value"),
    };

    private static void Known(JsonElement value, string[] members, string where)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"{where} is no object");
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (!members.Contains(member.Name, StringComparer.Ordinal))
            {
                throw Wrong($"{where} has no '{member.Name}'.{NearestName.Hint(member.Name, members)}".TrimEnd('.'));
            }
        }
    }

    private static ExpressionException Wrong(string message) => new($"Query as JSON: {message}.");
}
