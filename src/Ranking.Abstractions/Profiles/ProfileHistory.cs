namespace Ranking;

/// <summary>What one profile did, bound to the ordinals of one catalog and summed up one line a title, newest first.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. The spans <see cref="Items"/>, <see cref="Completions"/>, <see cref="Preferences"/> and
/// <see cref="Times"/> are parallel. A title is there when it was played, rated, liked or disliked; titles that were only hovered
/// over, searched, listed, skipped or shown are not: what those say is of the moment, and in <see cref="SessionItems"/>.
/// </remarks>
public sealed class ProfileHistory
{
    /// <summary>Below this share a title counts as partly watched and may be resumed (0.9: the credits roll in the last tenth).</summary>
    public const float CompleteFrom = 0.9f;

    /// <summary>From this preference on a title was liked well enough to grow a row from, or to come back to (0.6: more was watched than not).</summary>
    public const float LikedFrom = 0.6f;

    private readonly SessionReader _session;
    private readonly int[] _items;
    private readonly float[] _completions;
    private readonly float[] _preferences;
    private readonly long[] _times;
    private readonly HistoryState[] _states;
    private readonly string?[] _devices;
    private readonly int[] _shownItems;
    private readonly int[] _shownCounts;
    private readonly int[] _listed;
    private readonly int[] _watchedItems;
    private readonly int[] _hiddenItems;
    private readonly OrdinalSet _watched;
    private readonly OrdinalSet _hidden;
    private ulong _version;

    private ProfileHistory(HistoryReader reader)
    {
        _items = reader.Items;
        _completions = reader.Completions;
        _preferences = reader.Preferences;
        _times = reader.Times;
        _states = reader.States;
        _devices = reader.Devices;
        _shownItems = reader.ShownItems;
        _shownCounts = reader.ShownCounts;
        _listed = reader.Listed;
        _watched = reader.Watched.Length == 0 ? OrdinalSet.Empty : new OrdinalSet(reader.Watched);
        _hidden = reader.Hidden.Length == 0 ? OrdinalSet.Empty : new OrdinalSet(reader.Hidden);
        _watchedItems = reader.Watched;
        _hiddenItems = reader.Hidden;
        _session = reader.Session;
        HasTimes = reader.HasTimes;
        UnmatchedCount = reader.UnmatchedCount;
    }

    /// <summary>The history of someone who did nothing yet.</summary>
    public static ProfileHistory Empty { get; } = new(new HistoryReader([], new CatalogBuilder().Build().Ids));

    /// <summary>The number of titles.</summary>
    public int Count => _items.Length;

    /// <summary>The titles, newest first; without times, by ordinal.</summary>
    public ReadOnlySpan<int> Items => _items;

    /// <summary>How much of each title was watched at the most: 0 to 1.</summary>
    public ReadOnlySpan<float> Completions => _completions;

    /// <summary>How much each title was liked: −1 (hidden, disliked) to 1 (finished, liked).</summary>
    public ReadOnlySpan<float> Preferences => _preferences;

    /// <summary>When each title was touched last: Unix seconds, <see cref="Catalog.MissingTime"/> where not known.</summary>
    public ReadOnlySpan<long> Times => _times;

    /// <summary>The titles on the person's list, the last added first.</summary>
    public ReadOnlySpan<int> Listed => _listed;

    /// <summary>A session ends with a pause of more than 30 minutes.</summary>
    public static TimeSpan SessionPause { get; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The titles the person did something with in the newest session, the newest first, and behind them those only shown; parallel with <see cref="SessionWeights"/> and <see cref="SessionTimes"/>. A session is what
    /// the person did, from the newest event back to the first pause of more than <see cref="SessionPause"/>, and what was shown meanwhile; without times there is none. It may be long over: see <see cref="RankingContext.SessionLength"/>.
    /// </summary>
    public ReadOnlySpan<int> SessionItems => _session.Items;

    /// <summary>
    /// What each title of the session says of what the person is after, −1 to 1 and never 0: what was watched or judged by its preference (0.25 at least where it was begun), a search or the list 0.5, a
    /// hover 0.25, a skip −0.5, and each time it was shown and left alone −0.1, −0.3 at the least.
    /// </summary>
    public ReadOnlySpan<float> SessionWeights => _session.Weights;

    /// <summary>When each title of the session was touched last: Unix seconds.</summary>
    public ReadOnlySpan<long> SessionTimes => _session.Times;

    /// <summary>When the newest session began: Unix seconds, <see cref="Catalog.MissingTime"/> where there is none.</summary>
    public long SessionStart => _session.Start;

    /// <summary>When the person last did something in the newest session: Unix seconds, <see cref="Catalog.MissingTime"/> where there is none.</summary>
    public long SessionEnd => _session.End;

    /// <summary>Whether any event carries a time. Without one, order in the history says nothing.</summary>
    public bool HasTimes { get; }

    /// <summary>How many titles the person asked not to be shown again.</summary>
    public int HiddenCount => _hiddenItems.Length;

    /// <summary>Sets histories of one profile apart: it changes with anything this history says but for impressions, and with nothing else, such as a title hovered over before the newest session.</summary>
    public ulong Version => _version == 0 ? _version = MakeVersion() : _version;

    /// <summary>How many events named a title the catalog does not have.</summary>
    public int UnmatchedCount { get; }

    internal ReadOnlySpan<int> Watched => _watchedItems;

    internal ReadOnlySpan<int> Hidden => _hiddenItems;

    /// <summary>Binds events to a catalog.</summary>
    /// <param name="interactions">The events of one profile, as <see cref="IInteractionStore.ReadAsync"/> returns them.</param>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The history. A completion that is not finite counts as not known; others are held between 0 and 1.</returns>
    public static ProfileHistory Create(IReadOnlyList<Interaction> interactions, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(catalog);
        return Create(interactions, catalog.Ids);
    }

    /// <summary>Binds events to the titles of a catalog.</summary>
    internal static ProfileHistory Create(IReadOnlyList<Interaction> interactions, Vocabulary ids) =>
        interactions.Count == 0 ? Empty : new ProfileHistory(new HistoryReader(interactions, ids));

    /// <summary>Whether a title was watched, wholly or partly, or rated.</summary>
    /// <param name="item">A title's ordinal.</param>
    public bool IsWatched(int item) => _watched.Contains(item);

    /// <summary>Whether the person asked not to be shown a title, or disliked it.</summary>
    /// <param name="item">A title's ordinal.</param>
    public bool IsHidden(int item) => _hidden.Contains(item);

    /// <summary>Whether the title at a position of <see cref="Items"/> was left part way and can be resumed.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public bool IsResumable(int index) => _states[index] == HistoryState.Resumable;

    /// <summary>Whether the title at a position of <see cref="Items"/> was watched to its end, or rated.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public bool IsFinished(int index) => _states[index] == HistoryState.Finished;

    /// <summary>The device the title at a position of <see cref="Items"/> was watched on last; null where it is not known.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public string? DeviceOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_items.Length, nameof(index));
        return _devices.Length == 0 ? null : _devices[index];
    }

    /// <summary>How often a title was shown to the person (<see cref="InteractionKind.Impression"/>) since they last watched it; 0 where it never was.</summary>
    /// <param name="item">A title's ordinal.</param>
    public int ImpressionsOf(int item)
    {
        int place = _shownItems.AsSpan().BinarySearch(item);
        return place < 0 ? 0 : _shownCounts[place];
    }

    private ulong MakeVersion()
    {
        var hash = new VersionHash();
        hash.Add<int>(_items);
        hash.Add<float>(_completions);
        hash.Add<float>(_preferences);
        hash.Add<long>(_times);
        hash.Add<HistoryState>(_states);
        foreach (string? device in _devices)
        {
            hash.Add<char>(device);
        }

        // Impressions come with every page; with them in it no version would outlive one.
        hash.Add<int>(_listed);
        hash.Add<int>(_watchedItems);
        hash.Add<int>(_hiddenItems);
        hash.Add<int>(_session.Items.AsSpan(0, _session.TouchedCount));
        hash.Add<float>(_session.Weights.AsSpan(0, _session.TouchedCount));
        hash.Add<long>(_session.Times.AsSpan(0, _session.TouchedCount));
        return hash.Value;
    }
}
