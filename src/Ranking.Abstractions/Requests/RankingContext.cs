namespace Ranking;

/// <summary>Everything a request knows before anything is ranked: who, when, where, over which snapshot, and what may be shown.</summary>
/// <remarks>Immutable to see, but for its <see cref="Trace"/>, and safe for concurrent use. Valid while the request's lease is held.</remarks>
public sealed class RankingContext
{
    private readonly Dictionary<IVectorSpace, float[]> _tastes = new(ReferenceEqualityComparer.Instance);

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

    /// <summary>The direction of the profile's taste in a space, encoded once a request however many parts ask.</summary>
    /// <param name="space">A space of the request's snapshot.</param>
    /// <returns>A vector of length 1; empty where the history says nothing in this space.</returns>
    public ReadOnlySpan<float> TasteIn(IVectorSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        lock (_tastes)
        {
            if (!_tastes.TryGetValue(space, out float[]? taste))
            {
                taste = new float[space.Items.Dimensions];
                _tastes.Add(space, taste = space.TryEncode(History, Now, taste) ? taste : []);
            }

            return taste;
        }
    }

    /// <summary>Takes what happens while ranking. Default: <see cref="RankingTrace.None"/>.</summary>
    public RankingTrace Trace { get; init; } = RankingTrace.None;
}
