using Microsoft.Extensions.Configuration;

namespace Ranking.Expressions;

/// <summary>
/// Reads saved queries and conditions of a configuration; what is wrong with them is told all at once.
/// <code>
/// { "Queries": { "for_genre": { "query": "SELECT … WHERE genres CONTAINS $genre LIMIT $n", "parameters": { "genre": { "type": "str" }, "n": { "type": "int", "default": 15 } } },
///                "genres":    { "query": { "type": "rank_attributes", "input_attribute": "genres" } } },
///   "Filters": { "family": "maturity &lt;= 7" } }
/// </code>
/// </summary>
internal sealed class SavedQueryReader(IReadOnlyCollection<ExpressionFunction> functions)
{
    private static readonly string[] QueryMembers = ["query", "parameters", "params", "description"];
    private static readonly string[] ParameterMembers = ["type", "default", "required", "description"];

    private readonly List<string> _errors = [];

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Reads what a section holds; what is wrong is left out of it.</summary>
    public SavedQuerySet Read(IConfiguration section)
    {
        IReadOnlyDictionary<string, ExpressionNode> conditions = Conditions(section.GetSection("Filters"));
        var queries = new Dictionary<string, NamedQuery>(StringComparer.Ordinal);
        List<IConfigurationSection> sections = [.. section.GetSection("Queries").GetChildren()];
        sections.ForEach(query => Try(Query(query.Key), () => queries.Add(query.Key, Read(query))));
        var set = new SavedQuerySet(queries, conditions);
        var check = new SavedQueryCheck(set, functions, [.. sections.Select(query => query.Key)]);
        var runs = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = new AskingOrder(name => SavedQueryCheck.Asked(queries[name].Query.Plan).Where(queries.ContainsKey), (name, why) => _errors.Add($"{Query(name)}: {why}."));
        foreach (string name in order.Of(queries.Keys))
        {
            Try(Query(name), () => runs.Add(name, check.Check(queries[name], runs)));
        }

        return set;
    }

    private static string Query(string name) => $"query '{name}'";

    private static NamedQuery Read(IConfigurationSection section)
    {
        Known(section, QueryMembers);
        IConfigurationSection text = section.GetSection("query");
        RankingQuery query = text.Value is { Length: > 0 } written ? RankingQuery.Parse(written)
            : text.GetChildren().Any() ? RankingQuery.FromJson(SectionValues.ToJson(text), out _)
            : throw new FormatException("it has no query: write one as text, or as an object of type rank or rank_attributes");
        var parameters = new Dictionary<string, SavedParameter>(StringComparer.Ordinal);
        foreach (IConfigurationSection parameter in section.GetSection("parameters").GetChildren().Concat(section.GetSection("params").GetChildren()))
        {
            parameters.Add(parameter.Key, Parameter(parameter));
        }

        return new NamedQuery(section.Key, query, parameters);
    }

    private static SavedParameter Parameter(IConfigurationSection section)
    {
        Known(section, ParameterMembers);
        string? type = section["type"] is { } name
            ? SavedParameter.TypeOf(name) ?? throw new FormatException($"the parameter '{section.Key}' is of type '{name}'; expected {SavedParameter.TypeNames}")
            : null;
        IConfigurationSection? given = section.GetChildren().FirstOrDefault(child => child.Key.Equals("default", StringComparison.OrdinalIgnoreCase));
        object? value = given is null ? null : type == "str" && !given.GetChildren().Any() ? given.Value : SectionValues.Of(given);
        bool isRequired = section["required"] is { } required
            ? bool.TryParse(required, out bool flag) ? flag : throw new FormatException($"'required' of the parameter '{section.Key}' is '{required}'; expected true or false")
            : given is null;
        var parameter = new SavedParameter(section.Key, type, isRequired, Default: null);
        return parameter.TryRead(value, out object? read) ? parameter with { Default = read } : throw new FormatException($"{parameter.Wrong(value)} as its default");
    }

    // Conditions may ask for each other, but not in a circle.
    private Dictionary<string, ExpressionNode> Conditions(IConfigurationSection section)
    {
        var read = new Dictionary<string, (string Text, ExpressionNode Tree)>(StringComparer.Ordinal);
        foreach (IConfigurationSection filter in section.GetChildren())
        {
            Try($"filter '{filter.Key}'", () =>
            {
                string text = filter.Value ?? throw new FormatException("it is no text");
                ExpressionNode tree = ConditionFunctions.Parse(text);
                _ = ConditionFunctions.NamesIn(text, tree).ToList();
                read.Add(filter.Key, (text, tree));
            });
        }

        var conditions = new Dictionary<string, ExpressionNode>(StringComparer.Ordinal);
        var order = new AskingOrder(name => ConditionFunctions.NamesIn(read[name].Text, read[name].Tree).Where(read.ContainsKey), (name, why) => _errors.Add($"filter '{name}': {why}."));
        foreach (string name in order.Of(read.Keys))
        {
            Try($"filter '{name}'", () => conditions.Add(name, new SavedQuerySet(SavedQuerySet.Empty.Queries, conditions).Expand(read[name].Text, read[name].Tree)));
        }

        return conditions;
    }

    private static void Known(IConfigurationSection section, string[] members)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (!members.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new FormatException($"'{section.Key}' has no '{child.Key}'.{NearestName.Hint(child.Key, members)}");
            }
        }
    }

    private void Try(string what, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is ExpressionException or FormatException or ArgumentException)
        {
            _errors.Add($"{what}: {e.Message.TrimEnd('.')}.");
        }
    }
}
