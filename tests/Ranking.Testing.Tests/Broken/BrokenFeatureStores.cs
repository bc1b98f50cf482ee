using System.Collections.Concurrent;

namespace Ranking.Testing.Tests;

/// <summary>Feature stores that do all but one thing right.</summary>
internal static class BrokenFeatureStores
{
    public static Dictionary<string, Broken> All => new(StringComparer.Ordinal)
    {
        ["knows nothing at first"] = new(Of(new Fault { LeavesRubbish = true }), "is [NaN@never NaN@never NaN@never NaN@never], but what was read is [77@0"),
        ["reads back what was written"] = new(Of(new Fault { SortsIds = true }), "for c, b, a, c is [-2@1 NaN@never 1.5@1 -2@1], but what was read is [1.5@1"),
        ["keeps every number as it is"] = new(Of(new Fault { DropsNaN = true }), "is [NaN@1 3.4028235E+38@1 1E-45@1 0.1@1], but what was read is [NaN@never"),
        ["keeps what was computed later"] = new(Of(new Fault { LastWriteWins = true }), "is [2@1 1@2 3@3 NaN@never], but what was read is [3@3"),
        ["is not changed by writing again"] = new(Of(new Fault { AddsUp = true }), "is [4@1], but what was read is [12@1]"),
        ["keeps features, profiles and titles apart"] = new(Of(new Fault { JoinsKeys = true }), "of 'f' of ann for a is [0@1], but what was read is [6@1]"),
        ["keeps copies"] = new(Of(new Fault { KeepsMemory = true }), "is [1@1 2@1], but what was read is [9@1 9@1]"),
        ["keeps nothing once it is cancelled"] = new(Of(new Fault { LooksLate = true }), "is [NaN@never NaN@never NaN@never NaN@never], but what was read is [1@1"),
        ["loses nothing to concurrent writes"] = new(Of(new Fault { Races = true }), "of 'freshness' of ann for shared "),
    };

    private static ConformanceSuite Of(Fault fault) => Suites.Features(() => new Store(fault));

    private sealed record Fault
    {
        public bool LeavesRubbish { get; init; }

        public bool SortsIds { get; init; }

        public bool DropsNaN { get; init; }

        public bool LastWriteWins { get; init; }

        public bool AddsUp { get; init; }

        public bool JoinsKeys { get; init; }

        public bool KeepsMemory { get; init; }

        public bool LooksLate { get; init; }

        public bool Races { get; init; }
    }

    private sealed class Store(Fault fault) : IFeatureStore
    {
        private readonly ConcurrentDictionary<(string Feature, string? Profile, string Item), (ReadOnlyMemory<float> Value, long At)> _kept = new();
        private int _writers;

        public ValueTask ReadAsync(
            string feature, string? profileId, IReadOnlyList<string> itemIds, Memory<float> values, Memory<long> computedAt, CancellationToken cancellationToken)
        {
            string[] ids = fault.SortsIds ? [.. itemIds.Order(StringComparer.Ordinal)] : [.. itemIds];
            for (int i = 0; i < ids.Length; i++)
            {
                if (_kept.TryGetValue(KeyOf(feature, profileId, ids[i]), out var kept))
                {
                    (values.Span[i], computedAt.Span[i]) = (kept.Value.Span[0], kept.At);
                }
                else if (!fault.LeavesRubbish)
                {
                    (values.Span[i], computedAt.Span[i]) = (float.NaN, Catalog.MissingTime);
                }
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask WriteAsync(
            string feature, string? profileId, IReadOnlyList<string> itemIds, ReadOnlyMemory<float> values, DateTimeOffset computedAt, CancellationToken cancellationToken)
        {
            if (!fault.LooksLate)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            for (int i = 0; i < itemIds.Count; i++)
            {
                Write(KeyOf(feature, profileId, itemIds[i]), values.Slice(i, 1), computedAt.ToUnixTimeSeconds());
            }

            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.CompletedTask;
        }

        private void Write((string, string?, string) key, ReadOnlyMemory<float> value, long at)
        {
            if (fault.DropsNaN && float.IsNaN(value.Span[0]))
            {
                return;
            }

            var written = (fault.KeepsMemory ? value : value.ToArray(), at);
            if (fault.Races)
            {
                // Reads, waits for others to read too, and writes what may be older by now.
                bool isLater = !_kept.TryGetValue(key, out var before) || at >= before.At;
                int writer = Interlocked.Increment(ref _writers);
                SpinWait.SpinUntil(() => Volatile.Read(ref _writers) > writer, TimeSpan.FromMilliseconds(2));
                if (isLater)
                {
                    _kept[key] = written;
                }

                return;
            }

            _kept.AddOrUpdate(key, written, (_, kept) =>
                fault.AddsUp ? (new[] { kept.Value.Span[0] + value.Span[0] }, at)
                : fault.LastWriteWins || at >= kept.At ? written
                : kept);
        }

        private (string Feature, string? Profile, string Item) KeyOf(string feature, string? profile, string item) =>
            fault.JoinsKeys ? ($"{feature}{profile}{item}", null, "") : (feature, profile, item);
    }
}
