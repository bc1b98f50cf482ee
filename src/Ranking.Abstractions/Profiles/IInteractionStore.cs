namespace Ranking;

/// <summary>Keeps what people did, and reads it back one profile at a time.</summary>
/// <remarks>Implementations are safe for concurrent use. No operation spans two profiles.</remarks>
public interface IInteractionStore
{
    /// <summary>Adds events; those whose id the profile already has are ignored.</summary>
    /// <param name="interactions">The events, in any order. Either all valid events are added or, on an exception, none.</param>
    /// <param name="cancellationToken">Cancels before anything is added.</param>
    /// <returns>How many events were new.</returns>
    ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken);

    /// <summary>Reads everything one profile did.</summary>
    /// <param name="profileId">Who; an unknown profile has done nothing.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The events by time, events without a time first; equal times in the order they were added.</returns>
    ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken);
}
