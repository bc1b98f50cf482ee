using System.Collections.Concurrent;

namespace Ranking;

/// <summary>A feature store in the memory of the process, for tests and for hosts of one process.</summary>
/// <remarks>Safe for concurrent use. Nothing is ever dropped: features of profiles grow with profiles × titles described.</remarks>
public sealed class InMemoryFeatureStore : IFeatureStore
{
    private readonly ConcurrentDictionary<(string Feature, string? Profile, string Item), (float Value, long At)> _kept = new();

    /// <inheritdoc/>
    public ValueTask ReadAsync(
        string feature, string? profileId, IReadOnlyList<string> itemIds, Memory<float> values, Memory<long> computedAt, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(feature);
        ArgumentNullException.ThrowIfNull(itemIds);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, itemIds.Count, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNotEqual(computedAt.Length, itemIds.Count, nameof(computedAt));
        cancellationToken.ThrowIfCancellationRequested();
        for (int i = 0; i < itemIds.Count; i++)
        {
            (values.Span[i], computedAt.Span[i]) = _kept.TryGetValue((feature, profileId, itemIds[i]), out (float Value, long At) kept)
                ? kept
                : (float.NaN, Catalog.MissingTime);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(
        string feature, string? profileId, IReadOnlyList<string> itemIds, ReadOnlyMemory<float> values, DateTimeOffset computedAt, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(feature);
        ArgumentNullException.ThrowIfNull(itemIds);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, itemIds.Count, nameof(values));
        cancellationToken.ThrowIfCancellationRequested();
        long at = computedAt.ToUnixTimeSeconds();
        for (int i = 0; i < itemIds.Count; i++)
        {
            _kept.AddOrUpdate(
                (feature, profileId, itemIds[i]),
                static (_, written) => written,
                static (_, kept, written) => written.At >= kept.At ? written : kept,
                (Value: values.Span[i], At: at));
        }

        return ValueTask.CompletedTask;
    }
}
