namespace Ranking;

/// <summary>Everything a request knows before anything is ranked: who, when, where, over which snapshot, and what may be shown.</summary>
/// <remarks>Immutable to see, but for its <see cref="Trace"/>, and safe for concurrent use. Valid while the request's lease is held.</remarks>
public sealed class RankingContext
{
    private readonly Dictionary<(IVectorSpace Space, int Most), float[]> _tastes = new(BySpace.Instance);

    /// <summary>Makes a context, as the composer does once a request and tests of a host's own parts do by hand.</summary>
    /// <param name="snapshot">The snapshot that the request reads from start to end.</param>
    /// <param name="profile">Who.</param>
    /// <param name="history">What they did, bound to the snapshot's catalog.</param>
    /// <param name="now">The moment of the request: the only clock there is.</param>
    public RankingContext(RankingSnapshot snapshot, Profile profile, ProfileHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(history);
        Snapshot = snapshot;
        Profile = profile;
        History = history;
        Now = now;
        Eligibility = Eligibility.Create(snapshot.Catalog, profile, history, now);
    }

    /// <summary>The catalog, statistics and vector spaces of the request.</summary>
    public RankingSnapshot Snapshot { get; }

    /// <summary>Whom the page is for.</summary>
    public Profile Profile { get; }

    /// <summary>What they did.</summary>
    public ProfileHistory History { get; }

    /// <summary>The moment of the request.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>What may be shown.</summary>
    public Eligibility Eligibility { get; }

    /// <summary>The device, such as "tv", "web" or "phone"; null where it is not known.</summary>
    public string? Device { get; init; }

    /// <summary>The key of a row the person asked for more like; null where they asked for none.</summary>
    public string? MoreLike { get; init; }

    /// <summary>The seed of this request, derived from the configured seed, the profile, the page and the epoch. Derive further for each use.</summary>
    public ulong Seed { get; init; }

    /// <summary>How long the person's session has gone on: from its first event to <see cref="Now"/>; null where they did nothing for longer than <see cref="ProfileHistory.SessionPause"/>.</summary>
    public TimeSpan? SessionLength => SessionIntent.IsOn(History, Now) ? TimeSpan.FromSeconds(Math.Max(0, Now.ToUnixTimeSeconds() - History.SessionStart)) : null;

    /// <summary>
    /// The direction of what the person did in the session in a space: what they took up, less what they refused or left alone (<see cref="ProfileHistory.SessionWeights"/>), with a half-life of 20
    /// minutes. Pooled on each call.
    /// </summary>
    /// <param name="space">A space of the request's snapshot.</param>
    /// <returns>A vector of length 1; empty where there is no session, or it says nothing in this space.</returns>
    public ReadOnlySpan<float> SessionIn(IVectorSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        var session = new float[space.Items.Dimensions];
        SessionIntent.Pool(space.Items, History, Now, session);
        return EmbeddingTable.Normalize(session) > 0f ? session : [];
    }

    /// <summary>
    /// The direction of the profile's taste in a space, encoded once a request however many parts ask. In a session it is turned towards what the person did in the last minutes: 3 · taste + Σ weight ·
    /// 2^(−minutes / 20) · title, where all that was refused counts as one title at the most. A profile without a taste has none in a session either.
    /// </summary>
    /// <param name="space">A space of the request's snapshot.</param>
    /// <returns>A vector of length 1; empty where profile and history say nothing in this space.</returns>
    public ReadOnlySpan<float> TasteIn(IVectorSpace space) => PersonasIn(space, most: 1);

    /// <summary>The directions of the tastes that the profile's history falls into, encoded once a request however many parts ask.</summary>
    /// <param name="space">A space of the request's snapshot.</param>
    /// <param name="most">How many at the most; with 1 it is <see cref="TasteIn"/>.</param>
    /// <returns>
    /// The personas behind each other, the one that weighs most first, each of length 1 and of as many numbers as the space has dimensions; empty where profile and history say nothing in this space.
    /// In a session the persona nearest to it is turned, as <see cref="TasteIn"/> is, and comes first.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is below 1.</exception>
    public ReadOnlySpan<float> PersonasIn(IVectorSpace space, int most)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        lock (_tastes)
        {
            if (!_tastes.TryGetValue((space, most), out float[]? personas))
            {
                _tastes.Add((space, most), personas = Encode(space, most));
            }

            return personas;
        }
    }

    /// <summary>Takes what happens while ranking. Default: <see cref="RankingTrace.None"/>.</summary>
    public RankingTrace Trace { get; init; } = RankingTrace.None;

    private float[] Encode(IVectorSpace space, int most)
    {
        int dimensions = space.Items.Dimensions;
        var personas = new float[checked(most * dimensions)];
        int count = most > 1
            ? space.EncodePersonas(Profile, History, Now, personas)
            : space.TryEncode(Profile, History, Now, personas) ? 1 : 0;
        if (count > 0 && SessionIntent.IsOn(History, Now))
        {
            var session = new float[dimensions];
            SessionIntent.Pool(space.Items, History, Now, session);
            SessionIntent.Turn(session, personas.AsSpan(0, count * dimensions));
        }

        return count == most ? personas : personas[..(count * dimensions)];
    }

    // A host's space may call itself equal to another; each is asked for itself.
    private sealed class BySpace : IEqualityComparer<(IVectorSpace Space, int Most)>
    {
        public static readonly BySpace Instance = new();

        public bool Equals((IVectorSpace Space, int Most) x, (IVectorSpace Space, int Most) y) => ReferenceEquals(x.Space, y.Space) && x.Most == y.Most;

        public int GetHashCode((IVectorSpace Space, int Most) obj) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Space), obj.Most);
    }
}
