namespace Ranking;

internal sealed partial class EngagementSample
{
    /// <summary>Takes plays and impressions, plays by title, and draws the sample from them.</summary>
    public sealed class Builder
    {
        // One part in so many of the titles a profile played is asked about.
        private const int AskedPart = 4;

        private readonly SortedDictionary<string, Person> _people = new(StringComparer.Ordinal);

        public Builder(IEnumerable<string> profiles)
        {
            foreach (string id in profiles.Take(MostProfiles))
            {
                _people.Add(id, new Person([], []));
            }
        }

        public void AddPlay(string profile, int item, in Watch watch)
        {
            if (_people.TryGetValue(profile, out Person person))
            {
                person.Plays.Add((item, watch.Completion, watch.Time));
            }
        }

        /// <summary>Adds a title that was shown and not played.</summary>
        public void AddShown(string profile, int item)
        {
            if (_people.TryGetValue(profile, out Person person))
            {
                person.Shown.Add(item);
            }
        }

        /// <summary>Draws the sample.</summary>
        /// <param name="rates">The rates of all titles.</param>
        /// <param name="areShown">Whether rates are of those who were shown a title, or of everybody.</param>
        public EngagementSample Build(EngagementRates rates, bool areShown)
        {
            double[] sums = areShown ? [] : rates.Sums();
            var offsets = new List<int>(_people.Count + 1) { 0 };
            var askedOffsets = new List<int>(_people.Count + 1) { 0 };
            var known = new List<(int Item, float Completion, DateTimeOffset? Time)>();
            var asked = new List<Asked>();
            foreach (var (id, person) in _people)
            {
                // Someone who played one title has no taste but what that title says.
                if (person.Plays.Count < 2)
                {
                    continue;
                }

                var random = new SeededRandom(SeededRandom.Derive(0, "engagement sample", id));
                AskPlayed(person, rates, random, known, asked);
                if (areShown)
                {
                    AskShown(person, rates, random, asked);
                }
                else
                {
                    AskDrawn(person, rates, sums, random, asked);
                }

                offsets.Add(known.Count);
                askedOffsets.Add(asked.Count);
            }

            return new EngagementSample([.. offsets], [.. known], [.. askedOffsets], [.. asked]);
        }

        private static void AskPlayed(
            Person person, EngagementRates rates, SeededRandom random, List<(int Item, float Completion, DateTimeOffset? Time)> known, List<Asked> asked)
        {
            (int Item, float Completion, DateTimeOffset? Time)[] plays = [.. person.Plays];
            random.Shuffle<(int Item, float Completion, DateTimeOffset? Time)>(plays);
            // A stable sort: without times the order stays one of chance.
            plays = [.. plays.OrderByDescending(play => play.Time ?? DateTimeOffset.MinValue).Take(MostTitles)];
            int count = Math.Max(1, plays.Length / AskedPart);
            foreach (var (item, completion, _) in plays.AsSpan(0, count))
            {
                asked.Add(new Asked(item, rates.Without(item, isPlayed: true), (float)person.Plays.Count / count, completion, rates.CompletionWithout(item, completion)));
            }

            Array.Reverse(plays);
            known.AddRange(plays.AsSpan(0, plays.Length - count));
        }

        private static void AskShown(Person person, EngagementRates rates, SeededRandom random, List<Asked> asked)
        {
            int[] shown = [.. person.Shown.Order()];
            random.Shuffle<int>(shown);
            int count = Math.Min(MostAsked, shown.Length);
            foreach (int item in shown.AsSpan(0, count))
            {
                asked.Add(new Asked(item, rates.Without(item, isPlayed: false), (float)shown.Length / count, float.NaN, float.NaN));
            }
        }

        private static void AskDrawn(Person person, EngagementRates rates, double[] sums, SeededRandom random, List<Asked> asked)
        {
            HashSet<int> played = [.. person.Plays.Select(play => play.Item)];
            for (int draw = 0; draw < MostAsked; draw++)
            {
                int found = Array.BinarySearch(sums, (random.NextUInt64() >> 11) * (1.0 / (1UL << 53)) * sums[^1]);
                int item = Math.Min(found < 0 ? ~found : found + 1, sums.Length - 1);
                if (!played.Contains(item))
                {
                    asked.Add(new Asked(item, rates.Without(item, isPlayed: false), (float)(sums[^1] / (MostAsked * (double)rates.Of(item))), float.NaN, float.NaN));
                }
            }
        }

        private readonly record struct Person(List<(int Item, float Completion, DateTimeOffset? Time)> Plays, List<int> Shown);
    }
}
