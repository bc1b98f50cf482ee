using System.Collections.Concurrent;

namespace Ranking;

/// <summary>Keeps interactions in memory: for tests, samples and hosts that load them at start.</summary>
/// <remarks>Safe for concurrent use. A read sees all of an append to its profile or nothing of it. Lost when the process ends.</remarks>
public sealed class InMemoryInteractionStore : IInteractionStore
{
    private readonly ConcurrentDictionary<string, ProfileLog> _logs = new(StringComparer.Ordinal);

    /// <summary>Everything that was added, profile by profile; for statistics and training.</summary>
    public IEnumerable<Interaction> All => _logs
        .OrderBy(log => log.Key, StringComparer.Ordinal)
        .SelectMany(log => log.Value.Read());

    /// <inheritdoc/>
    /// <exception cref="RankingException">An event has no id, profile or title; nothing was added.</exception>
    public ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        cancellationToken.ThrowIfCancellationRequested();
        for (int i = 0; i < interactions.Count; i++)
        {
            Interaction interaction = interactions[i];
            if (string.IsNullOrEmpty(interaction.EventId) || string.IsNullOrEmpty(interaction.ProfileId) || string.IsNullOrEmpty(interaction.ItemId))
            {
                throw new RankingException($"Interaction {i} of {interactions.Count} needs an event id, a profile id and an item id: {interaction}. Nothing was added.");
            }
        }

        int added = 0;
        foreach (IGrouping<string, Interaction> group in interactions.GroupBy(interaction => interaction.ProfileId, StringComparer.Ordinal))
        {
            added += _logs.GetOrAdd(group.Key, static _ => new ProfileLog()).Append(group);
        }

        return ValueTask.FromResult(added);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(profileId);
        return ValueTask.FromResult<IReadOnlyList<Interaction>>(_logs.TryGetValue(profileId, out ProfileLog? log) ? log.Read() : InteractionLog.Empty);
    }

    /// <summary>The events of one profile: a list by time that is replaced, never changed, so that reading takes no lock.</summary>
    private sealed class ProfileLog
    {
        private readonly Lock _gate = new();
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private InteractionLog _events = InteractionLog.Empty;

        public InteractionLog Read() => Volatile.Read(ref _events);

        public int Append(IEnumerable<Interaction> interactions)
        {
            lock (_gate)
            {
                Interaction[] added = [.. interactions.Where(interaction => _ids.Add(interaction.EventId))];
                if (added.Length > 0)
                {
                    // Sorting is stable: events of one moment stay in the order they were added.
                    Volatile.Write(ref _events, new InteractionLog([.. _events.Concat(added).OrderBy(e => e.Time ?? DateTimeOffset.MinValue)]));
                }

                return added.Length;
            }
        }
    }
}
