namespace Ranking;

/// <summary>Reorders the scored candidates of one list: diversity, caps, calibration. It can move and cut, and nothing else.</summary>
/// <remarks>Synchronous, pure and safe for concurrent use. One that throws, or answers with anything but a permutation, is skipped and traced.</remarks>
public interface IReorderer
{
    /// <summary>The reorderer's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>Reorders a list.</summary>
    /// <param name="batch">The candidates and their scores.</param>
    /// <param name="order">Positions in the batch, the best score first; the result is a permutation of it.</param>
    /// <returns>How many of the order to keep, from its start.</returns>
    int Reorder(in ScoredBatch batch, Span<int> order);
}
