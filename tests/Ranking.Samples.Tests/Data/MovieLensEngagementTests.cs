using Ranking.Embeddings;
using Ranking.Samples.Data;
using Xunit.Abstractions;

namespace Ranking.Samples.Tests;

/// <summary>
/// Click-through rates and completions of people who are not in the statistics, over MovieLens-1M: a quarter of what each of them rated is asked about, with a taste of the rest, beside everything they did
/// not rate. Nothing of the library was chosen by these people.
/// </summary>
public class MovieLensEngagementTests(ITestOutputHelper output)
{
    private const int Parts = 10;
    private const int HeldOut = 9;
    private const int AskedPart = 4;

    [SharedDataFact("ml-1m")]
    public void Tastes_foretell_plays_and_completions_of_people_who_are_held_out_better_than_plain_rates()
    {
        DataFolder data = DataFolder.Load(SharedData.Folder("ml-1m"));
        ILookup<bool, Interaction> parts = data.Interactions.ToLookup(e => int.Parse(e.ProfileId, null) % Parts == HeldOut);
        CatalogStatistics statistics = CatalogStatistics.Compute(data.Catalog, parts[false], data.DefaultTime);
        IVectorSpace space = TextSpace.Build(data.Catalog);
        double[] plain = new double[2];
        double[] moved = new double[2];
        double plays = 0;
        int asked = 0;
        foreach (IGrouping<string, Interaction> person in parts[true].GroupBy(e => e.ProfileId, StringComparer.Ordinal))
        {
            Interaction[] events = [.. person];
            new SeededRandom(SeededRandom.Derive(0, "held out", person.Key)).Shuffle<Interaction>(events);
            int count = Math.Max(1, events.Length / AskedPart);
            var taste = new float[space.Items.Dimensions];
            Assert.True(space.TryEncode(new Profile(person.Key), ProfileHistory.Create(events[count..], data.Catalog), data.DefaultTime, taste));
            Dictionary<int, float> completions = events[..count].ToDictionary(e => data.Catalog.Ids.OrdinalOf(e.ItemId), e => e.Completion!.Value);
            HashSet<int> known = [.. events[count..].Select(e => data.Catalog.Ids.OrdinalOf(e.ItemId))];
            int[] items = [.. Enumerable.Range(0, data.Catalog.Count).Where(item => !known.Contains(item))];
            var affinity = new float[items.Length];
            space.Items.Cosine(taste, items, affinity);
            var rates = new float[items.Length];
            var watched = new float[items.Length];
            statistics.ClickThroughRateAt(space, items, affinity, rates);
            statistics.CompletionAt(space, items, affinity, watched);
            for (int i = 0; i < items.Length; i++)
            {
                bool isPlayed = completions.TryGetValue(items[i], out float completion);
                // Those asked about stand for all the person rated.
                double weight = isPlayed ? (double)events.Length / count : 1;
                plain[0] += weight * Loss(isPlayed ? 1 : 0, statistics.ClickThroughRate[items[i]]);
                moved[0] += weight * Loss(isPlayed ? 1 : 0, rates[i]);
                plays += isPlayed ? weight : 0;
                if (isPlayed)
                {
                    plain[1] += Loss(completion, statistics.MeanCompletion[items[i]]);
                    moved[1] += Loss(completion, watched[i]);
                    asked++;
                }
            }
        }

        output.WriteLine($"loss a play: {plain[0] / plays:F4} by plain rates, {moved[0] / plays:F4} by tastes; completion: {plain[1] / asked:F5} and {moved[1] / asked:F5}");
        Assert.True(moved[0] < 0.995 * plain[0], $"{moved[0]} against {plain[0]}");
        Assert.True(moved[1] < plain[1], $"{moved[1]} against {plain[1]}");
    }

    private static double Loss(double outcome, double probability) => -(outcome * Math.Log(probability)) - ((1 - outcome) * Math.Log(1 - probability));
}
