namespace Ranking;

/// <summary>Picks the next row, given the page so far.</summary>
/// <remarks>Synchronous, pure and safe for concurrent use. Pinned rows are placed without it.</remarks>
public interface IRowSelector
{
    /// <summary>The selector's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>Picks a row.</summary>
    /// <param name="selection">The page so far and the rows to choose from; at least one.</param>
    /// <returns>The position of a row among the candidates.</returns>
    int Select(RowSelection selection);
}
