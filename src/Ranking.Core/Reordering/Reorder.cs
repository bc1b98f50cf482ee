namespace Ranking;

/// <summary>Ways to reorder the titles of a row.</summary>
public static class Reorder
{
    /// <summary>
    /// Lets at most <paramref name="most"/> titles of one value follow within any <paramref name="window"/> neighbours: no runs of one director, one
    /// country. A title that must wait comes as soon as it may; nothing is lost, and where only waiting titles are left they follow in the order of their scores.
    /// </summary>
    /// <param name="column">A category column. Titles without a value never wait; those with several wait for each.</param>
    /// <param name="most">At least 1.</param>
    /// <param name="window">At least 2.</param>
    /// <example>With at most 1 of a director in 2: scores a₁ b₁ c₂ d₁ (the index is the director) become a₁ c₂ b₁ d₁.</example>
    public static IReorderer Cap(string column, int most, int window)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        return new CapReorderer(column, most, window);
    }
}
