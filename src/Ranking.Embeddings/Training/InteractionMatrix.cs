using System.Runtime.InteropServices;

namespace Ranking.Embeddings;

/// <summary>Who liked which title: what collaborative models are trained on, as a sparse matrix with a row a profile and a column an item.</summary>
/// <remarks>Immutable and safe for concurrent use. Profiles without events and items without interactions are rows and columns without entries.</remarks>
public sealed class InteractionMatrix
{
    // Sums and quotients of weights stay in the range of a float.
    private const float LeastWeight = 1e-6f;
    private const float MostWeight = 1e6f;

    private readonly int[] _starts;
    private readonly long[] _times;

    private InteractionMatrix(IReadOnlyList<string> itemIds, int[] starts, int[] items, float[] weights, long[] times, float likedFrom)
    {
        ItemIds = itemIds;
        Entries = new SparseRows(starts, items, weights, itemIds.Count);
        LikedFrom = likedFrom;
        (_starts, _times) = (starts, times);
    }

    /// <summary>The number of rows.</summary>
    public int ProfileCount => Entries.RowCount;

    /// <summary>The number of columns.</summary>
    public int ItemCount => ItemIds.Count;

    /// <summary>The number of entries: a profile and an item make one, however many events there were.</summary>
    public int Count => Entries.Count;

    /// <summary>The ids of the items, by column.</summary>
    public IReadOnlyList<string> ItemIds { get; }

    /// <summary>From which preference on a title of a history counts as liked, in training and when the model ranks.</summary>
    public float LikedFrom { get; }

    /// <summary>Profiles as rows, items as columns, weights.</summary>
    internal SparseRows Entries { get; }

    /// <summary>Reads what profiles liked out of their events, by the rule that reads a <see cref="ProfileHistory"/>: one entry of weight 1 for every title liked well enough.</summary>
    /// <param name="catalog">The catalog; its ordinals are the columns. Events of titles it does not have play no part.</param>
    /// <param name="interactions">The events of all profiles, in any order.</param>
    /// <param name="likedFrom">From which preference on a title counts: above 0, up to 1. Default: <see cref="ProfileHistory.LikedFrom"/>.</param>
    /// <returns>The matrix: rows in the order of profile ids, within one by ordinal.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="likedFrom"/> is not above 0 and up to 1.</exception>
    public static InteractionMatrix Create(Catalog catalog, IEnumerable<Interaction> interactions, float likedFrom = ProfileHistory.LikedFrom)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(interactions);
        CheckLikedFrom(likedFrom);
        var profiles = new SortedDictionary<string, List<Interaction>>(StringComparer.Ordinal);
        foreach (Interaction interaction in interactions)
        {
            if (!profiles.TryGetValue(interaction.ProfileId, out List<Interaction>? own))
            {
                profiles.Add(interaction.ProfileId, own = []);
            }

            own.Add(interaction);
        }

        var rows = new Rows(profiles.Count);
        foreach (List<Interaction> own in profiles.Values)
        {
            ProfileHistory history = ProfileHistory.Create(own, catalog);
            for (int i = 0; i < history.Count; i++)
            {
                if (history.Preferences[i] >= likedFrom)
                {
                    rows.Add(history.Items[i], 1f, history.Times[i]);
                }
            }

            rows.End();
        }

        return rows.Build(catalog.Ids.Names, likedFrom);
    }

    /// <summary>Makes a matrix of rows that are already columns and weights.</summary>
    /// <param name="itemIds">The ids of the items, by column; none twice.</param>
    /// <param name="rowStarts">Where each row begins, and one more for the end of the last: ascending from 0.</param>
    /// <param name="items">The columns of each row, one behind the other, in any order. One that occurs twice in a row counts once, with its highest weight.</param>
    /// <param name="weights">How strong each entry is; empty where all weigh 1. Entries that do not weigh more than 0, or are not finite, are left out; others are held between 10⁻⁶ and 10⁶.</param>
    /// <param name="times">When each entry was, in Unix seconds, <see cref="Catalog.MissingTime"/> where not known; empty where none is.</param>
    /// <param name="likedFrom">From which preference on a title of a history counts when the model ranks. Default: <see cref="ProfileHistory.LikedFrom"/>.</param>
    /// <exception cref="ArgumentException">The spans do not fit one another, a column is not one of the items, or an id repeats.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="likedFrom"/> is not above 0 and up to 1.</exception>
    public static InteractionMatrix Create(
        IReadOnlyList<string> itemIds,
        ReadOnlySpan<int> rowStarts,
        ReadOnlySpan<int> items,
        ReadOnlySpan<float> weights = default,
        ReadOnlySpan<long> times = default,
        float likedFrom = ProfileHistory.LikedFrom)
    {
        ArgumentNullException.ThrowIfNull(itemIds);
        CheckLikedFrom(likedFrom);
        CheckRows(itemIds, rowStarts, items);
        CheckLength(weights.Length, items.Length, nameof(weights));
        CheckLength(times.Length, items.Length, nameof(times));
        var rows = new Rows(rowStarts.Length - 1);
        for (int row = 0; row + 1 < rowStarts.Length; row++)
        {
            for (int i = rowStarts[row]; i < rowStarts[row + 1]; i++)
            {
                rows.Add(items[i], weights.IsEmpty ? 1f : weights[i], times.IsEmpty ? Catalog.MissingTime : times[i]);
            }

            rows.End();
        }

        return rows.Build([.. itemIds], likedFrom);
    }

    /// <summary>The items of a profile, ascending.</summary>
    /// <param name="profile">0 to <see cref="ProfileCount"/> − 1.</param>
    public ReadOnlySpan<int> Items(int profile) => Entries.Columns(profile);

    /// <summary>How strong each entry of <see cref="Items"/> is; above 0.</summary>
    /// <param name="profile">0 to <see cref="ProfileCount"/> − 1.</param>
    public ReadOnlySpan<float> Weights(int profile) => Entries.Values(profile);

    /// <summary>When each entry of <see cref="Items"/> was, in Unix seconds; <see cref="Catalog.MissingTime"/> where not known.</summary>
    /// <param name="profile">0 to <see cref="ProfileCount"/> − 1.</param>
    public ReadOnlySpan<long> Times(int profile) => _times.AsSpan(_starts[profile], _starts[profile + 1] - _starts[profile]);

    internal static float Bounded(float weight) => Math.Clamp(weight, LeastWeight, MostWeight);

    /// <summary>Some of the entries of some of the rows.</summary>
    internal InteractionMatrix Where(Func<int, int, bool> entry, Func<int, bool> row)
    {
        var rows = new Rows(ProfileCount);
        for (int profile = 0; profile < ProfileCount; profile++)
        {
            if (!row(profile))
            {
                continue;
            }

            for (int i = 0; i < Items(profile).Length; i++)
            {
                if (entry(profile, Items(profile)[i]))
                {
                    rows.Add(Items(profile)[i], Weights(profile)[i], Times(profile)[i]);
                }
            }

            rows.End();
        }

        return rows.Build(ItemIds, LikedFrom);
    }

    private static void CheckLikedFrom(float likedFrom)
    {
        if (likedFrom is not (> 0f and <= 1f))
        {
            throw new ArgumentOutOfRangeException(nameof(likedFrom), likedFrom, "What counts as liked is above 0 and up to 1.");
        }
    }

    private static void CheckRows(IReadOnlyList<string> itemIds, ReadOnlySpan<int> rowStarts, ReadOnlySpan<int> items)
    {
        if (itemIds.Distinct(StringComparer.Ordinal).Count() != itemIds.Count)
        {
            throw new ArgumentException("An item id occurs twice.", nameof(itemIds));
        }

        if (rowStarts.IsEmpty || rowStarts[0] != 0 || rowStarts[^1] != items.Length)
        {
            throw new ArgumentException($"Rows start at 0, and the last ends at {items.Length}.", nameof(rowStarts));
        }

        for (int row = 1; row < rowStarts.Length; row++)
        {
            if (rowStarts[row] < rowStarts[row - 1])
            {
                throw new ArgumentException($"Row {row} starts at {rowStarts[row]}, before the row above it ends.", nameof(rowStarts));
            }
        }

        foreach (int item in items)
        {
            if ((uint)item >= (uint)itemIds.Count)
            {
                throw new ArgumentException($"There are {itemIds.Count} items; {item} is none of them.", nameof(items));
            }
        }
    }

    private static void CheckLength(int length, int entries, string name)
    {
        if (length != 0 && length != entries)
        {
            throw new ArgumentException($"{entries} entries need as many {name}, or none; there are {length}.", name);
        }
    }

    private sealed class Rows(int count)
    {
        private readonly List<int> _starts = new(count + 1) { 0 };
        private readonly List<int> _items = [];
        private readonly List<float> _weights = [];
        private readonly List<long> _times = [];
        private readonly List<(int Item, float Weight, long Time)> _row = [];

        public void Add(int item, float weight, long time)
        {
            if (weight > 0f && float.IsFinite(weight))
            {
                _row.Add((item, Bounded(weight), time));
            }
        }

        public void End()
        {
            _row.Sort(static (a, b) => a.Item != b.Item ? a.Item.CompareTo(b.Item) : b.Weight.CompareTo(a.Weight));
            foreach (var (item, weight, time) in _row)
            {
                if (_items.Count > _starts[^1] && _items[^1] == item)
                {
                    _times[^1] = Math.Max(_times[^1], time);
                }
                else
                {
                    _items.Add(item);
                    _weights.Add(weight);
                    _times.Add(time);
                }
            }

            _row.Clear();
            _starts.Add(_items.Count);
        }

        public InteractionMatrix Build(IReadOnlyList<string> itemIds, float likedFrom) =>
            new(itemIds, [.. _starts], [.. CollectionsMarshal.AsSpan(_items)], [.. _weights], [.. _times], likedFrom);
    }
}
