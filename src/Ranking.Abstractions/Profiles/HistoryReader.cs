using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>Sums up the events of a profile one line a title.</summary>
internal readonly struct HistoryReader
{
    public HistoryReader(IReadOnlyList<Interaction> interactions, Vocabulary ids)
    {
        var lines = new Dictionary<int, int>(interactions.Count);
        var all = new List<HistoryLine>(Math.Min(interactions.Count, 1024));
        bool hasTimes = false;
        int unmatched = 0;
        for (int i = 0; i < interactions.Count; i++)
        {
            Interaction interaction = interactions[i];
            if (!ids.TryGetOrdinal(interaction.ItemId, out int item))
            {
                unmatched++;
                continue;
            }

            hasTimes |= interaction.Time is not null;
            ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(lines, item, out bool known);
            if (!known)
            {
                index = all.Count;
                all.Add(new HistoryLine { Item = item, Time = Catalog.MissingTime });
            }

            CollectionsMarshal.AsSpan(all)[index].Read(interaction, i);
        }

        Listed = all.Where(static line => line.ListedAt > 0).OrderByDescending(line => line.ListedAt).Select(line => line.Item).ToArray();
        (ShownItems, ShownCounts) = ReadShown(all);
        Session = new SessionReader(interactions, ids, lines, CollectionsMarshal.AsSpan(all));
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
        ReadOnlySpan<HistoryLine> told = CollectionsMarshal.AsSpan(all);
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

    /// <summary>The newest session.</summary>
    public SessionReader Session { get; }

    public bool HasTimes { get; }

    public int UnmatchedCount { get; }

    private static int Compare(in HistoryLine a, in HistoryLine b) => a.Time != b.Time ? b.Time.CompareTo(a.Time) : a.Item.CompareTo(b.Item);

    private static bool IsInOrder(ReadOnlySpan<HistoryLine> lines)
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

    private static int[] ItemsOf(List<HistoryLine> lines, Func<HistoryLine, bool> isMember) => lines.Where(isMember).Select(static line => line.Item).ToArray();

    private static (int[] Items, int[] Counts) ReadShown(List<HistoryLine> lines)
    {
        if (!lines.Exists(static line => line.Shown > 0))
        {
            return ([], []);
        }

        HistoryLine[] shown = [.. lines.Where(static line => line.Shown > 0).OrderBy(static line => line.Item)];
        return (Array.ConvertAll(shown, static line => line.Item), Array.ConvertAll(shown, static line => line.Shown));
    }
}
