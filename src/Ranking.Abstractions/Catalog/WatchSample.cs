namespace Ranking;

/// <summary>
/// What a bounded sample of people watched, as compact arrays, for counts of what goes together. At most 20,000 people, those whose ids hash lowest, with at most 100
/// titles each, those they came furthest in: 2 million titles or 10 MB, and a share known to less than a percent, which is all that a row of labels asks for.
/// </summary>
internal sealed class WatchSample
{
    public const int MostProfiles = 20_000;
    public const int MostTitles = 100;

    private readonly int[] _offsets;
    private readonly int[] _items;
    private readonly bool[] _isLiked;

    private WatchSample(int[] offsets, int[] items, bool[] isLiked) => (_offsets, _items, _isLiked) = (offsets, items, isLiked);

    /// <summary>The number of people.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>What a person watched.</summary>
    public ReadOnlySpan<int> Items(int person) => _items.AsSpan(_offsets[person], _offsets[person + 1] - _offsets[person]);

    /// <summary>Whether they liked each of it.</summary>
    public ReadOnlySpan<bool> IsLiked(int person) => _isLiked.AsSpan(_offsets[person], _offsets[person + 1] - _offsets[person]);

    public sealed class Builder
    {
        private readonly SortedDictionary<string, List<(int Item, float Completion)>> _people = new(StringComparer.Ordinal);

        public Builder(IEnumerable<string> profiles)
        {
            foreach (string id in profiles.Take(MostProfiles))
            {
                _people.Add(id, []);
            }
        }

        public void Add(string profile, int item, float completion)
        {
            if (_people.TryGetValue(profile, out List<(int Item, float Completion)>? watched))
            {
                watched.Add((item, completion));
            }
        }

        public WatchSample Build()
        {
            var offsets = new int[_people.Count + 1];
            var items = new List<int>();
            var isLiked = new List<bool>();
            int person = 0;
            foreach (List<(int Item, float Completion)> watched in _people.Values)
            {
                foreach (var (item, completion) in watched.OrderByDescending(entry => entry.Completion).ThenBy(entry => entry.Item).Take(MostTitles))
                {
                    items.Add(item);
                    isLiked.Add(completion >= ProfileHistory.LikedFrom);
                }

                offsets[++person] = items.Count;
            }

            return new WatchSample(offsets, [.. items], [.. isLiked]);
        }
    }
}
