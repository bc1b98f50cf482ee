namespace Ranking;

/// <summary>Keeps computed signals of titles, so that they need not be computed on every page: in memory, in a cache server, in a table.</summary>
/// <remarks>
/// Implementations are safe for concurrent use. What a feature is, is said once, by the <see cref="ISignalProvider"/> that <see cref="Signals.Stored"/> wraps: pages and
/// training read through the same one.
/// </remarks>
public interface IFeatureStore
{
    /// <summary>Reads what is kept of a feature.</summary>
    /// <param name="feature">The signal's name.</param>
    /// <param name="profileId">The profile it is about; null for a feature of titles alone.</param>
    /// <param name="itemIds">The titles.</param>
    /// <param name="values">Takes one number a title; NaN where none is kept.</param>
    /// <param name="computedAt">Takes when each was computed, in Unix seconds; <see cref="Catalog.MissingTime"/> where none is kept.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    ValueTask ReadAsync(
        string feature, string? profileId, IReadOnlyList<string> itemIds, Memory<float> values, Memory<long> computedAt, CancellationToken cancellationToken);

    /// <summary>Keeps numbers; of two for one title the one computed later stays, so that writers may come in any order and write twice.</summary>
    /// <param name="feature">The signal's name.</param>
    /// <param name="profileId">The profile it is about; null for a feature of titles alone.</param>
    /// <param name="itemIds">The titles.</param>
    /// <param name="values">One number a title.</param>
    /// <param name="computedAt">When they were computed.</param>
    /// <param name="cancellationToken">Cancels before anything is kept.</param>
    ValueTask WriteAsync(
        string feature, string? profileId, IReadOnlyList<string> itemIds, ReadOnlyMemory<float> values, DateTimeOffset computedAt, CancellationToken cancellationToken);
}
