using System.Globalization;

namespace Ranking.Evaluation.Tests;

/// <summary>Every figure that trec_eval's own test prints for a metric we have: of each query, and the mean of the queries.</summary>
public class TrecEvalTests
{
    // trec_eval's name of a measure, before "_k" where it has one, and ours.
    private static readonly (string Trec, string Ours)[] Names =
    [
        ("map", "map"), ("map_cut_", "map@"), ("recip_rank", "mrr"), ("ndcg", "ndcg"), ("ndcg_cut_", "ndcg@"), ("recall_", "recall_all@"), ("success_", "hit@"), ("P_", "precision@"),
    ];

    [SharedDataFact("metric-truth")]
    public void Every_query_and_every_mean_is_as_printed()
    {
        Dictionary<string, (float[] Gains, float[] Relevant)> queries = Read();
        Assert.Equal(3, queries.Count);
        int compared = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string[] line in Lines("out.test.aq").Concat(Lines("out.test.a")))
        {
            if (OurName(line[0]) is not { } name)
            {
                continue;
            }

            ListMetric metric = ListMetric.Parse(name);
            double actual = line[1] == "all"
                ? queries.Values.Average(query => metric.Evaluate(query.Gains, query.Relevant))
                : metric.Evaluate(queries[line[1]].Gains, queries[line[1]].Relevant);
            // Printed to four digits.
            Assert.True(Math.Abs(actual - double.Parse(line[2], CultureInfo.InvariantCulture)) < 0.50001e-4, $"{line[0]} of {line[1]} is {line[2]}, not {actual}.");
            compared++;
            seen.Add(name.Split('@')[0]);
        }

        Assert.Equal(["hit", "map", "mrr", "ndcg", "precision", "recall_all"], seen.Order(StringComparer.Ordinal));
        // Each measure of three queries, and its mean in both files.
        Assert.Equal(0, compared % 5);
        Assert.True(compared > 200, $"Only {compared} figures were compared.");
    }

    private static string? OurName(string measure)
    {
        foreach ((string trec, string ours) in Names)
        {
            if (measure == trec && !trec.EndsWith('_'))
            {
                return ours;
            }

            if (trec.EndsWith('_') && measure.StartsWith(trec, StringComparison.Ordinal) && measure[trec.Length..].All(char.IsAsciiDigit))
            {
                return ours + measure[trec.Length..];
            }
        }

        return null;
    }

    // Queries with their ranked gains: by score as trec_eval reads it (float), ties by document id, the last first.
    private static Dictionary<string, (float[] Gains, float[] Relevant)> Read()
    {
        var gains = Lines("qrels.test").ToDictionary(line => (line[0], line[2]), line => Math.Max(0f, float.Parse(line[3], CultureInfo.InvariantCulture)));
        return Lines("results.test").GroupBy(line => line[0], StringComparer.Ordinal).ToDictionary(
            query => query.Key,
            query => (
                query.OrderByDescending(line => float.Parse(line[4], CultureInfo.InvariantCulture)).ThenByDescending(line => line[2], StringComparer.Ordinal)
                    .Select(line => gains.GetValueOrDefault((line[0], line[2]))).ToArray(),
                gains.Where(gain => gain.Key.Item1 == query.Key && gain.Value > 0).Select(gain => gain.Value).ToArray()),
            StringComparer.Ordinal);
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(SharedData.Folder("metric-truth"), file)).Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Where(line => line.Length > 2);
}
