using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>
/// Sums up the events of a profile one line a title.
/// Preference of a title, from its events in time order:
///   play, progress, complete, rewatch: the highest completion (missing: 1 for complete and rewatch, 0.5 for play and progress)
///   abandon: min(completion, 0.5) − 0.5, unless it was finished before
///   rate: the rating over the best rating; thumbs up 1; thumbs down and hide −1: these override what watching says
/// </summary>
internal readonly struct HistoryReader
{
    // Less than this share is a false start, not something to resume.
    private const float StartedFrom = 0.02f;

    public HistoryReader(IReadOnlyList<Interaction> interactions, Catalog catalog)
    {
        var lines = new Dictionary<int, int>(interactions.Count);
        var all = new List<Line>(Math.Min(interactions.Count, 1024));
        bool hasTimes = false;
        int unmatched = 0;
        for (int i = 0; i < interactions.Count; i++)
        {
            Interaction interaction = interactions[i];
            if (!catalog.Ids.TryGetOrdinal(interaction.ItemId, out int item))
            {
                unmatched++;
                continue;
            }

            hasTimes |= interaction.Time is not null;
            ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(lines, item, out bool known);
            if (!known)
            {
                index = all.Count;
                all.Add(new Line { Item = item, Time = Catalog.MissingTime });
            }

            CollectionsMarshal.AsSpan(all)[index].Read(interaction, i);
        }

        Listed = all.Where(static line => line.ListedAt > 0).OrderByDescending(line => line.ListedAt).Select(line => line.Item).ToArray();
        (ShownItems, ShownCounts) = ReadShown(all);
        all.RemoveAll(static line => !line.IsWatched && line.Stated is null);

        // Newest first; events of one second, and of no time at all, by ordinal. A store gives events by time, so their reverse is mostly in order already.
        all.Reverse();
        if (!IsInOrder(CollectionsMarshal.AsSpan(all)))
        {
            all.Sort(static (a, b) => Compare(a, b));
        }

        HasTimes = hasTimes;
        UnmatchedCount = unmatched;
        Watched = ItemsOf(all, static line => line.IsWatched);
        Hidden = ItemsOf(all, static line => line.IsHidden);
        Items = new int[all.Count];
        Completions = new float[all.Count];
        Preferences = new float[all.Count];
        Times = new long[all.Count];
        States = new HistoryState[all.Count];
        Devices = all.Exists(static line => line.Device is not null) ? new string?[all.Count] : [];
        ReadOnlySpan<Line> told = CollectionsMarshal.AsSpan(all);
        for (int i = 0; i < told.Length; i++)
        {
            Items[i] = told[i].Item;
            Completions[i] = told[i].Completion;
            Preferences[i] = told[i].Preference;
            Times[i] = told[i].Time;
            States[i] = told[i].State;
            if (Devices.Length > 0)
            {
                Devices[i] = told[i].Device;
            }
        }
    }

    public int[] Items { get; }

    public float[] Completions { get; }

    public float[] Preferences { get; }

    public long[] Times { get; }

    public HistoryState[] States { get; }

    /// <summary>The device each title was watched on last; empty where no event names one.</summary>
    public string?[] Devices { get; }

    public int[] Watched { get; }

    public int[] Hidden { get; }

    public int[] Listed { get; }

    /// <summary>The titles that were shown since they were last watched, ascending.</summary>
    public int[] ShownItems { get; }

    /// <summary>How often each of <see cref="ShownItems"/> was.</summary>
    public int[] ShownCounts { get; }

    public bool HasTimes { get; }

    public int UnmatchedCount { get; }

    private static int Compare(in Line a, in Line b) => a.Time != b.Time ? b.Time.CompareTo(a.Time) : a.Item.CompareTo(b.Item);

    private static bool IsInOrder(ReadOnlySpan<Line> lines)
    {
        for (int i = 1; i < lines.Length; i++)
        {
            if (Compare(lines[i - 1], lines[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int[] ItemsOf(List<Line> lines, Func<Line, bool> isMember) => lines.Where(isMember).Select(static line => line.Item).ToArray();

    private static (int[] Items, int[] Counts) ReadShown(List<Line> lines)
    {
        if (!lines.Exists(static line => line.Shown > 0))
        {
            return ([], []);
        }

        Line[] shown = [.. lines.Where(static line => line.Shown > 0).OrderBy(static line => line.Item)];
        return (Array.ConvertAll(shown, static line => line.Item), Array.ConvertAll(shown, static line => line.Shown));
    }

    private struct Line
    {
        public int Item;
        public int Shown;
        public string? Device;
        public long Time;
        public float Completion;
        public float? Stated;
        public bool IsWatched;
        public bool IsHidden;
        public int ListedAt;
        private bool _progressed;
        private bool _abandoned;
        private bool _finished;

        public readonly HistoryState State => _finished
            ? HistoryState.Finished
            : _progressed && !_abandoned && Completion >= StartedFrom ? HistoryState.Resumable : HistoryState.None;

        public readonly float Preference
        {
            get
            {
                if (Stated is { } stated)
                {
                    return stated;
                }

                return _abandoned && !_finished ? Math.Min(Completion, 0.5f) - 0.5f : Completion;
            }
        }

        public void Read(Interaction interaction, int index)
        {
            float? given = interaction.Completion is { } c && float.IsFinite(c) ? Math.Clamp(c, 0f, 1f) : null;
            switch (interaction.Kind)
            {
                case InteractionKind.Play or InteractionKind.Progress:
                    Watch(given ?? 0.5f, abandoned: false, interaction.Device);
                    break;
                case InteractionKind.Complete or InteractionKind.Rewatch:
                    Watch(given ?? 1f, abandoned: false, interaction.Device);
                    _finished = true;
                    break;
                case InteractionKind.Abandon:
                    Watch(given ?? 0f, abandoned: true, interaction.Device);
                    break;
                case InteractionKind.Rate:
                    Watch(given ?? 1f, abandoned: false, Device);
                    _finished = true;
                    Stated = given ?? 0.5f;
                    break;
                case InteractionKind.ThumbsUp:
                    (Stated, IsHidden) = (1f, false);
                    break;
                case InteractionKind.ThumbsDown or InteractionKind.Hide:
                    (Stated, IsHidden) = (-1f, true);
                    break;
                case InteractionKind.ListAdd:
                    ListedAt = index + 1;
                    return;
                case InteractionKind.ListRemove:
                    ListedAt = 0;
                    return;
                case InteractionKind.Impression:
                    Shown++;
                    return;
                default:
                    return;
            }

            if (interaction.Time is { } time)
            {
                Time = Math.Max(Time, time.ToUnixTimeSeconds());
            }
        }

        private void Watch(float completion, bool abandoned, string? device)
        {
            IsWatched = true;
            Shown = 0;
            Device = device;
            _progressed = true;
            _abandoned = abandoned;
            Completion = Math.Max(Completion, completion);
            _finished |= Completion >= ProfileHistory.CompleteFrom;
        }
    }
}
