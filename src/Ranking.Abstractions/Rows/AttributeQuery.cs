namespace Ranking;

/// <summary>Asks for the best values of an attribute.</summary>
/// <param name="Attribute">The name of a category column.</param>
/// <param name="Take">How many values at the most.</param>
public sealed record AttributeQuery(string Attribute, int Take)
{
    /// <summary>How many titles that the person may see and has not watched a value must have. Default: 1.</summary>
    public int MinimumSupport { get; init; } = 1;
}
