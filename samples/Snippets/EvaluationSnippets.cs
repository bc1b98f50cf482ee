using System.Globalization;
using Ranking.Evaluation;

namespace Ranking.Samples.Snippets;

internal static class EvaluationSnippets
{
    public static Task ListMetricsAsync()
    {
        // begin list-metrics
        int[] ranked = [7, 3, 9, 5];    // what the model listed, the best first
        int[] relevant = [3, 5, 8];     // what the person watched later
        var gains = new float[ranked.Length];
        ListMetrics.Gains(ranked, relevant, gains);

        double recall = ListMetrics.Recall(gains, relevant.Length, k: 2);
        double ndcg = ListMetrics.Ndcg(gains, [1, 1, 1], k: 4);
        double mrr = ListMetric.Parse("mrr").Evaluate(gains, [1, 1, 1]);
        // end list-metrics
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recall@2 {recall:0.000}, ndcg@4 {ndcg:0.000}, mrr {mrr:0.000}"));
        return Task.CompletedTask;
    }

    public static Task PageMetricsAsync()
    {
        // begin page-metrics
        // Three rows of four titles; the second row is short, and title 3 stands on the page twice.
        int[] cells =
        [
            1, 2, 3, 4,
            5, 3, 6, -1,
            7, 8, 9, 10,
        ];
        int[] relevant = [3, 7, 99];
        double ndcg = PageMetrics.Ndcg(cells, 4, relevant, alpha: 2);           // going down costs twice as much as going right
        double recall = PageMetrics.Recall(cells, 4, relevant, rows: 2, visibleColumns: 4);

        var attention = new float[cells.Length];
        Attention.Fill(Attention.Screens(rows: 2, columns: 3, scroll: 0.5, swipe: 0.3), 4, attention);
        float[] chances = [.. cells.Select(item => relevant.Contains(item) ? 0.4f : 0.05f)];
        double reward = PageMetrics.ExpectedReward(cells, attention, chances);
        // end page-metrics
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"2-D NDCG {ndcg:0.000}, recall of 2 by 4 {recall:0.000}, expected reward {reward:0.000}"));
        return Task.CompletedTask;
    }

    public static Task CompareAsync()
    {
        Interaction[] liked = [.. Liked()];
        string[] ids = [.. Enumerable.Range(0, 60).Select(title => $"t{title:d2}")];
        // begin compare
        Split split = Split.ByProfiles(liked, share: 0.25, seed: 7);
        IReadOnlyList<HeldOutProfile> people = split.Profiles(ids);
        IReadOnlyList<ListMetric> metrics = ListMetric.ParseAll("ndcg@10, recall@20");

        // A model is a function from a history to a score for every title.
        (float[] popular, float[][] together) = Train(split.Train, ids);
        ModelResult popularity = ListEvaluator.Evaluate("popularity", (_, scores) => popular.CopyTo(scores), ids.Length, people, metrics);
        ModelResult neighbours = ListEvaluator.Evaluate("neighbours", (history, scores) =>
        {
            foreach (int seen in history)
            {
                for (int item = 0; item < scores.Length; item++)
                {
                    scores[item] += together[seen][item];
                }
            }
        }, ids.Length, people, metrics, threads: 2);

        BootstrapInterval more = neighbours.DifferenceTo(popularity, "ndcg@10");
        // end compare
        Console.WriteLine(split.Description);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"popularity {popularity.Mean("ndcg@10"):0.00}, neighbours {neighbours.Mean("ndcg@10"):0.00}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{more.Mean:+0.00} (95 %: {more.Low:+0.00} to {more.High:+0.00})"));
        // begin report
        string html = new EvaluationReport
        {
            Title = "Neighbours against popularity",
            About = split.Description,
            Results = [popularity, neighbours],
            Settings = [new("Titles", "60"), new("Liked", "what was watched to its end")],
        }.ToHtml();
        // end report
        Console.WriteLine($"a report of {html.Split("<table>").Length - 1} tables");
        return Task.CompletedTask;
    }

    // Two hundred people, each with a taste for one title in six, and a few titles that everybody watches.
    private static IEnumerable<Interaction> Liked()
    {
        var random = new SeededRandom(1);
        for (int person = 0; person < 200; person++)
        {
            for (int title = 0; title < 60; title++)
            {
                if (random.NextInt32(100) < (title % 6 == person % 6 ? 70 : title < 12 ? 40 : 4))
                {
                    yield return new Interaction($"{person}/{title}", $"person{person}", $"t{title:d2}", InteractionKind.Complete, null);
                }
            }
        }
    }

    private static (float[] Popular, float[][] Together) Train(IReadOnlyList<Interaction> interactions, string[] ids)
    {
        var popular = new float[ids.Length];
        float[][] together = [.. ids.Select(_ => new float[ids.Length])];
        foreach (var person in interactions.GroupBy(interaction => interaction.ProfileId))
        {
            int[] items = [.. person.Select(interaction => Array.IndexOf(ids, interaction.ItemId))];
            foreach (int item in items)
            {
                popular[item]++;
                foreach (int other in items)
                {
                    together[item][other]++;
                }
            }
        }

        return (popular, [.. together.Select((row, a) => row.Select((count, b) => count / MathF.Sqrt(popular[a] * popular[b])).ToArray())]);
    }
}
