namespace Ranking.Expressions;

/// <summary>A query with the parameters it declares.</summary>
/// <param name="Name">Its name; empty for one that is not saved.</param>
/// <param name="Query">The query.</param>
/// <param name="Parameters">What it declares, by name; null for a query that is not saved, which takes what it is given.</param>
internal sealed record NamedQuery(string Name, RankingQuery Query, IReadOnlyDictionary<string, SavedParameter>? Parameters)
{
    /// <summary>The names that every request has a value for: that of the person, what they did, and the last title they watched.</summary>
    public static IReadOnlyList<string> OfPerson { get; } = ["user_id", "interaction_item_ids", "last_watched"];

    /// <summary>A query that is not saved.</summary>
    public static NamedQuery Of(RankingQuery query) => new("", query, Parameters: null);

    /// <summary>What was given, read as the types that are declared, and the defaults of what was not.</summary>
    /// <param name="given">The parameters of a request.</param>
    /// <param name="isWhole">Whether they were given to this query alone, so that one it does not declare is a mistake.</param>
    /// <exception cref="ExpressionException">A parameter is missing, is not declared, or is of another type.</exception>
    public IReadOnlyDictionary<string, object?> Bind(IReadOnlyDictionary<string, object?> given, bool isWhole = true)
    {
        if (Parameters is null)
        {
            return given;
        }

        var bound = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            if (Parameters.TryGetValue(name, out SavedParameter? parameter))
            {
                bound.Add(name, parameter.TryRead(value, out object? read) ? read : throw Wrong($"{parameter.Wrong(value)}."));
            }
            else if (OfPerson.Contains(name))
            {
                bound.Add(name, value);
            }
            else if (isWhole)
            {
                throw Wrong($"it takes no parameter '{name}'.{NearestName.Hint(name, Parameters.Keys)}");
            }
        }

        foreach (SavedParameter parameter in Parameters.Values.Where(parameter => !bound.ContainsKey(parameter.Name)))
        {
            // What the person is or did goes before nothing.
            if (parameter.Default is not null || !OfPerson.Contains(parameter.Name))
            {
                bound.Add(parameter.Name, parameter.IsRequired ? throw Wrong($"the parameter '{parameter.Name}' has no value, and no default.") : parameter.Default);
            }
        }

        return bound;
    }

    private ExpressionException Wrong(string message) => new($"Saved query '{Name}': {message}");
}
