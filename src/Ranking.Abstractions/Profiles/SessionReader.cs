using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>
/// The newest session of a profile: what it did, from the newest event back to the first pause of more than <see cref="ProfileHistory.SessionPause"/>, and what it was shown meanwhile, one line a title.
/// <code>
/// weight of a title
///   watched, rated or judged in the session     its preference; where it was begun and not given up, 0.25 at least
///   else searched or put on the list            0.5
///   else hovered over                           0.25            several of these: the largest since the last one of the other sign
///   else passed over or taken off the list      −0.5
///   else only shown                             −0.1 each time, −0.3 at the least
/// </code>
/// Judgements, not fits: someone who asks for a title says less than someone who watches it, and a page shows more titles than anybody looks at.
/// </summary>
internal readonly struct SessionReader
{
    private const float Begun = 0.25f;
    private const float Asked = 0.5f;
    private const float Hovered = 0.25f;
    private const float PassedOver = -0.5f;
    private const float Shown = -0.1f;
    private const int MostShown = 3;

    /// <summary>Reads the newest session.</summary>
    /// <param name="interactions">All events, by time.</param>
    /// <param name="ids">The titles of the catalog.</param>
    /// <param name="lines">Where the line of each title is.</param>
    /// <param name="all">What all events of each title say together.</param>
    public SessionReader(IReadOnlyList<Interaction> interactions, Vocabulary ids, Dictionary<int, int> lines, ReadOnlySpan<HistoryLine> all)
    {
        int first = FirstOf(interactions, out DateTimeOffset? end);
        Start = first < interactions.Count ? interactions[first].Time?.ToUnixTimeSeconds() ?? Catalog.MissingTime : Catalog.MissingTime;
        End = end?.ToUnixTimeSeconds() ?? Catalog.MissingTime;
        var touched = new Dictionary<int, Touch>();
        for (int i = first; i < interactions.Count; i++)
        {
            if (ids.TryGetOrdinal(interactions[i].ItemId, out int item))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(touched, item, out _).Read(interactions[i], all[lines[item]]);
            }
        }

        var told = new List<(int Item, Touch Touch)>(touched.Count);
        foreach (var (item, touch) in touched)
        {
            if (touch.Weight != 0f)
            {
                told.Add((item, touch));
            }
        }

        told.Sort(static (a, b) => (b.Touch.IsTouched, b.Touch.Time, a.Item).CompareTo((a.Touch.IsTouched, a.Touch.Time, b.Item)));
        Items = [.. told.Select(static title => title.Item)];
        Weights = [.. told.Select(static title => title.Touch.Weight)];
        Times = [.. told.Select(static title => title.Touch.Time)];
        TouchedCount = told.Count(static title => title.Touch.IsTouched);
    }

    /// <summary>The titles that were touched, the newest first and those of one second by ordinal; then those that were only shown, likewise.</summary>
    public int[] Items { get; }

    public float[] Weights { get; }

    public long[] Times { get; }

    /// <summary>How many of the titles were more than shown.</summary>
    public int TouchedCount { get; }

    public long Start { get; }

    public long End { get; }

    // Events without a time come first, and are of no session. Being shown a page is nothing the person did: it neither begins a session nor keeps one going.
    private static int FirstOf(IReadOnlyList<Interaction> interactions, out DateTimeOffset? end)
    {
        int first = interactions.Count;
        end = null;
        DateTimeOffset? next = null;
        for (int i = interactions.Count - 1; i >= 0 && interactions[i].Time is { } time && (next is null || next - time <= ProfileHistory.SessionPause); i--)
        {
            if (interactions[i].Kind != InteractionKind.Impression)
            {
                (first, next) = (i, time);
                end ??= time;
            }
        }

        return first;
    }

    private struct Touch
    {
        private float _weight;
        private int _shown;
        private bool _isJudged;

        /// <summary>Whether it was more than shown.</summary>
        public bool IsTouched { get; private set; }

        /// <summary>When something was done with the title last; of one that was only shown, when it was.</summary>
        public long Time { get; private set; }

        public readonly float Weight => IsTouched ? _weight : Shown * Math.Min(_shown, MostShown);

        public void Read(Interaction interaction, in HistoryLine line)
        {
            // The time of a title that was touched is not moved by its being shown.
            bool isShown = interaction.Kind == InteractionKind.Impression;
            if (!isShown || !IsTouched)
            {
                Time = interaction.Time?.ToUnixTimeSeconds() ?? Catalog.MissingTime;
            }

            switch (interaction.Kind)
            {
                case InteractionKind.Impression:
                    _shown++;
                    return;
                case InteractionKind.Search or InteractionKind.ListAdd:
                    Take(Asked);
                    break;
                case InteractionKind.Hover:
                    Take(Hovered);
                    break;
                case InteractionKind.Skip or InteractionKind.ListRemove:
                    Take(PassedOver);
                    break;
                default:
                    _weight = line.IsWatched && line.Stated is null && !line.IsAbandoned ? Math.Max(line.Preference, Begun) : line.Preference;
                    _isJudged = true;
                    break;
            }

            IsTouched = true;
        }

        private void Take(float weight)
        {
            if (!_isJudged)
            {
                _weight = Math.Sign(weight) == Math.Sign(_weight) && Math.Abs(weight) < Math.Abs(_weight) ? _weight : weight;
            }
        }
    }
}
