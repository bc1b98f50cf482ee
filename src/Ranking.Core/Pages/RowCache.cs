namespace Ranking;

/// <summary>
/// Keeps ranked rows of one snapshot: those of an older one are forgotten with the first page over the next. Rows are kept in a young and an old half; when the
/// young one is full it becomes the old, and what nobody asked for since is gone. Safe for concurrent use.
/// </summary>
internal sealed class RowCache(SnapshotPublisher snapshots, int size, TimeSpan longest)
{
    private readonly Lock _gate = new();
    private RankingSnapshot? _snapshot;
    private Dictionary<Key, Kept> _young = [];
    private Dictionary<Key, Kept> _old = [];

    /// <summary>How many rows are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _young.Count + _old.Count;
            }
        }
    }

    /// <summary>
    /// What sets a row apart within a snapshot; null for one that is never kept: a row of the session, one whose ranker has rules of its own, which it applies to every page, and
    /// one of a full trace, which accounts for candidates.
    /// </summary>
    public static Key? KeyOf(RowCandidate row, ItemQuery query, IItemRanker by, RankingContext context) =>
        row.IsSessionDependent || context.Trace.IsFull || by is ItemRanker { HasFilters: true }
            ? null
            : new Key(
                context.Profile.Id,
                context.Profile.Region,
                context.Profile.Language,
                context.Profile.Maturity,
                context.Device,
                context.Seed,
                context.History.Version,
                PicksOf(context.Profile),
                by,
                query.Scorer?.Name,
                query.IncludeWatched,
                query.SeedItem,
                query.Key,
                query.Take);

    /// <summary>A kept row that is young enough; null where there is none.</summary>
    public RankedList? Find(in Key key, RankingContext context)
    {
        lock (_gate)
        {
            if (!IsOf(context.Snapshot) || !(_young.TryGetValue(key, out Kept kept) || _old.TryGetValue(key, out kept)))
            {
                return null;
            }

            // A request may ask for a page of any moment; a row of a later one is not used for an earlier one.
            TimeSpan age = context.Now - kept.At;
            if (age < TimeSpan.Zero || age >= longest)
            {
                return null;
            }

            Put(key, kept);
            return kept.List;
        }
    }

    /// <summary>Keeps a row.</summary>
    public void Add(in Key key, RankedList list, RankingContext context)
    {
        lock (_gate)
        {
            if (IsOf(context.Snapshot))
            {
                Put(key, new Kept(list, context.Now));
            }
        }
    }

    // Picked titles are of the history; picked labels are read by spaces.
    private static string PicksOf(Profile profile) => profile.Onboarding.Count == 0 ? "" : string.Join('\n', profile.Onboarding);

    // A page over a snapshot that is not the newest any more neither finds nor keeps anything.
    private bool IsOf(RankingSnapshot snapshot)
    {
        if (!ReferenceEquals(_snapshot, snapshot) && ReferenceEquals(snapshots.Current, snapshot))
        {
            (_snapshot, _young, _old) = (snapshot, [], []);
        }

        return ReferenceEquals(_snapshot, snapshot);
    }

    private void Put(in Key key, Kept kept)
    {
        _young[key] = kept;
        _old.Remove(key);
        if (_young.Count > size / 2)
        {
            (_young, _old) = ([], _young);
        }
    }

    /// <summary>A profile as it is now, and a row of it.</summary>
    public readonly record struct Key(
        string Profile,
        string? Region,
        string? Language,
        string? Maturity,
        string? Device,
        ulong Seed,
        ulong History,
        string Picks,
        IItemRanker Ranker,
        string? Scorer,
        bool IncludeWatched,
        int SeedItem,
        string Row,
        int Take);

    private readonly record struct Kept(RankedList List, DateTimeOffset At);
}
