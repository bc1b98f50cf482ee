namespace Ranking;

/// <summary>Reorders the scored candidates of one list: diversity, caps, calibration. It can move and cut, and nothing else.</summary>
/// <remarks>Synchronous, pure and safe for concurrent use. One that throws, or answers with anything but a permutation, is skipped and traced.</remarks>
public interface IReorderer
{
    /// <summary>The reorderer's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>Whether it is shown Reserve candidates (<see cref="ICandidateSource.IsReserve"/>) and may place them. Default: false, it sees the list only.</summary>
    bool PlacesReserve => false;

    /// <summary>Reorders a list.</summary>
    /// <param name="batch">The candidates and their scores.</param>
    /// <param name="order">
    /// Positions in the batch, the best score first, or as another reorderer left them, and behind them those of Reserve (<see cref="ScoredBatch.ReserveCount"/>), the best score first; the result is
    /// a permutation of it.
    /// </param>
    /// <returns>How many of the order to keep, from its start. Reserve behind them is not lost: the next reorderer may place it.</returns>
    int Reorder(in ScoredBatch batch, Span<int> order);
}
