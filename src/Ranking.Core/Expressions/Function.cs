namespace Ranking.Expressions;

/// <summary>A function of the language.</summary>
/// <param name="Name">Its name, in lower case.</param>
/// <param name="Parameters">The names of its parameters, in order; the last one stands for all further ones where it takes any number.</param>
/// <param name="Required">How many of them have to be given.</param>
/// <param name="Takes">What kinds it takes, parameter by parameter.</param>
/// <param name="Gives">What it gives.</param>
/// <param name="Operation">How it is computed over columns; <see cref="Operation.Copy"/> where it is made of others, or computed title by title.</param>
internal sealed record Function(string Name, IReadOnlyList<string> Parameters, int Required, IReadOnlyList<ValueKind> Takes, ValueKind Gives, Operation Operation = Operation.Copy)
{
    /// <summary>Whether the last parameter may be given any number of times.</summary>
    public bool TakesMany { get; init; }

    /// <summary>Whether it is computed title by title, from the catalog, the person and the moment.</summary>
    public bool IsRead { get; init; }

    /// <summary>What a host registered under this name.</summary>
    public ExpressionFunction? Host { get; init; }

    /// <summary>Whether it looks at all candidates at once.</summary>
    public bool IsOverAll => Operation is Operation.ZScore or Operation.MinMax or Operation.Rank;

    /// <summary>What it takes at a place.</summary>
    public ValueKind TakesAt(int place) => Takes[Math.Min(place, Takes.Count - 1)];
}
