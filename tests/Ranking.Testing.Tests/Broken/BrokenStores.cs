using System.Collections.Concurrent;

namespace Ranking.Testing.Tests;

/// <summary>Stores that do all but one thing right: each wraps the one in memory, or keeps plain lists.</summary>
internal static class BrokenStores
{
    private static readonly Interaction Stranger = new("e", "nobody at all", "x", InteractionKind.Play, Time: null);

    public static Dictionary<string, Broken> All => new(StringComparer.Ordinal)
    {
        ["knows nothing of an unknown profile"] = new(Of(read: (events, profile) => events.Count == 0 ? [Stranger with { ProfileId = profile }] : events), "what 'nobody at all' did is [], but what was read is [nobody_at_all/e:x"),
        ["adds nothing of an empty list"] = new(Of(count: (added, _) => Math.Max(1, added)), "an empty list had 1 new events"),
        ["reads back all of what was added"] = new(Of(append: events => [.. events.Select(e => e with { Region = null })]), ",tv_1,SE "),
        ["reads by time, and equal times as they were added"] = new(Of(read: (events, _) => [.. events.OrderBy(e => e.Time ?? DateTimeOffset.MaxValue)]), "what 'ann' did is [ann/event_2:t0002,Play,,0.5,, "),
        ["keeps the first event of an id"] = new(Suites.Store(() => new LastWins()), "what 'ann' did is [ann/event_1:t0001,Play"),
        ["counts the events that were new"] = new(Of(count: (_, events) => events.Count), "of 7 events with one repeat 7 were new"),
        ["keeps profiles apart"] = new(Of(append: events => [.. events.Select(e => e with { ProfileId = e.ProfileId.ToLowerInvariant() })]), "what 'Ann' did is ["),
        ["adds all or nothing"] = new(Suites.Store(() => new OneByOne()), "an event without its id, which it refused: what 'ann' did is []"),
        ["adds nothing once it is cancelled"] = new(Suites.Store(() => new OneByOne()), "what 'ann' did is [], but what was read is [ann/event_0"),
        ["never changes what was read"] = new(Suites.Store(() => new LiveLists()), "the same list behind a later append is ["),
        ["loses nothing to concurrent appends"] = new(Suites.Store(() => new LostUpdates()), "6 writers left"),
    };

    private static ConformanceSuite Of(
        Func<IReadOnlyList<Interaction>, IReadOnlyList<Interaction>>? append = null,
        Func<IReadOnlyList<Interaction>, string, IReadOnlyList<Interaction>>? read = null,
        Func<int, IReadOnlyList<Interaction>, int>? count = null) => Suites.Store(() => new Wrapper(append, read, count));

    private sealed class Wrapper(
        Func<IReadOnlyList<Interaction>, IReadOnlyList<Interaction>>? append,
        Func<IReadOnlyList<Interaction>, string, IReadOnlyList<Interaction>>? read,
        Func<int, IReadOnlyList<Interaction>, int>? count) : IInteractionStore
    {
        private readonly InMemoryInteractionStore _inner = new();

        public async ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken)
        {
            int added = await _inner.AppendAsync(append?.Invoke(interactions) ?? interactions, cancellationToken);
            return count?.Invoke(added, interactions) ?? added;
        }

        public async ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken)
        {
            IReadOnlyList<Interaction> events = await _inner.ReadAsync(profileId, cancellationToken);
            return read?.Invoke(events, profileId) ?? events;
        }
    }

    private sealed class LastWins : IInteractionStore
    {
        private readonly ConcurrentDictionary<(string, string), Interaction> _events = new();

        public ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken)
        {
            foreach (Interaction interaction in interactions)
            {
                _events[(interaction.ProfileId, interaction.EventId)] = interaction;
            }

            return ValueTask.FromResult(interactions.Count);
        }

        public ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Interaction>>([.. _events.Values.Where(e => e.ProfileId == profileId)]);
    }

    /// <summary>Adds event by event, so what comes before a mistake or a cancellation stays.</summary>
    private sealed class OneByOne : IInteractionStore
    {
        private readonly InMemoryInteractionStore _inner = new();

        public async ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken)
        {
            int added = 0;
            foreach (Interaction interaction in interactions)
            {
                added += await _inner.AppendAsync([interaction], CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
            }

            return added;
        }

        public ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken) => _inner.ReadAsync(profileId, cancellationToken);
    }

    /// <summary>Hands out the very lists it adds to.</summary>
    private sealed class LiveLists : IInteractionStore
    {
        private readonly List<Interaction> _events = [];

        public ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken)
        {
            _events.AddRange(interactions);
            return ValueTask.FromResult(interactions.Count);
        }

        public ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Interaction>>(_events);
    }

    /// <summary>Reads, waits for others to read too, and writes: what they wrote meanwhile is lost.</summary>
    private sealed class LostUpdates : IInteractionStore
    {
        private Interaction[] _events = [];
        private int _readers;

        public ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken)
        {
            Interaction[] before = Volatile.Read(ref _events);
            int reader = Interlocked.Increment(ref _readers);
            SpinWait.SpinUntil(() => Volatile.Read(ref _readers) > reader, TimeSpan.FromMilliseconds(2));
            Interaction[] added = [.. interactions.Where(e => !before.Any(known => known.ProfileId == e.ProfileId && known.EventId == e.EventId))];
            Volatile.Write(ref _events, [.. before, .. added]);
            return ValueTask.FromResult(added.Length);
        }

        public ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Interaction>>([.. Volatile.Read(ref _events).Where(e => e.ProfileId == profileId)]);
    }
}
