using System.Globalization;

namespace Ranking.Evaluation.Tests;

/// <summary>Figures of two plain models over 600 held-out people, computed elsewhere by an independent implementation in double precision.</summary>
public class MovieLensFigureTests
{
    private static readonly IReadOnlyList<ListMetric> Metrics = ListMetric.ParseAll("ndcg@100,recall@20,recall@50,ndcg@10");

    [SharedDataFact("ml-1m-split")]
    public void Popularity_and_item_cosine_get_the_figures_they_get_elsewhere()
    {
        int[][] train = [.. Read("train.csv").Values];
        Dictionary<int, int[]> known = Read("test_tr.csv");
        HeldOutProfile[] people = [.. Read("test_te.csv").OrderBy(person => person.Key)
            .Select(person => new HeldOutProfile(person.Key.ToString(CultureInfo.InvariantCulture), known[person.Key], person.Value))];
        Assert.Equal(600, people.Length);
        int items = 1 + train.Max(titles => titles.Max());
        var counts = new float[items];
        var together = new float[items][];
        for (int i = 0; i < items; i++)
        {
            together[i] = new float[items];
        }

        foreach (int[] titles in train)
        {
            foreach (int a in titles)
            {
                counts[a]++;
                float[] row = together[a];
                foreach (int b in titles)
                {
                    row[b]++;
                }
            }
        }

        ModelResult popularity = ListEvaluator.Evaluate("popularity", (_, scores) => counts.CopyTo(scores), items, people, Metrics, threads: 2);
        AssertFigures(popularity, 0.22346, 0.17594, 0.23722, 0.16725);

        ModelResult cosine = ListEvaluator.Evaluate("cosine", (history, scores) =>
        {
            foreach (int a in history)
            {
                for (int b = 0; b < scores.Length; b++)
                {
                    scores[b] += a == b ? 0f : together[a][b] / MathF.Sqrt(Math.Max(1f, counts[a]) * Math.Max(1f, counts[b]));
                }
            }
        }, items, people, Metrics, threads: 2);
        AssertFigures(cosine, 0.31515, 0.24991, 0.33186, 0.25358);

        // The standard error of a mean over these people is 0.0074; paired, the models differ far beyond chance.
        BootstrapInterval mean = cosine.Interval("ndcg@100");
        Assert.InRange((mean.High - mean.Low) / (2 * 1.96), 0.0060, 0.0090);
        BootstrapInterval difference = cosine.DifferenceTo(popularity, "ndcg@100");
        Assert.Equal(0.31515 - 0.22346, difference.Mean, 1e-3);
        Assert.True(difference.Low > 0.07);
    }

    // Within what the order of float sums may move among near ties.
    private static void AssertFigures(ModelResult result, params double[] figures)
    {
        for (int m = 0; m < figures.Length; m++)
        {
            Assert.Equal(figures[m], result.Mean(Metrics[m].Name), 2e-4);
        }
    }

    private static Dictionary<int, int[]> Read(string file) => File.ReadLines(Path.Combine(SharedData.Folder("ml-1m-split"), file)).Skip(1)
        .Select(line => line.Split(',')).Select(cells => (Who: int.Parse(cells[0], CultureInfo.InvariantCulture), Title: int.Parse(cells[1], CultureInfo.InvariantCulture)))
        .GroupBy(row => row.Who).ToDictionary(person => person.Key, person => person.Select(row => row.Title).ToArray());
}
