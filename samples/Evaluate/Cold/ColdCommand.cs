using System.Globalization;
using System.Numerics.Tensors;
using Ranking.Embeddings;
using Ranking.Evaluation;
using Ranking.Samples.Data;
using Ranking.Samples.Evaluate.Lists;

namespace Ranking.Samples.Evaluate.Cold;

/// <summary>
/// How well titles nobody has watched are found: some are taken out of training, given vectors by what is known of them, and ranked among themselves for people who
/// liked some of them.
/// </summary>
internal static class ColdCommand
{
    private static readonly ListMetric Metric = ListMetric.Parse("ndcg@100");

    public static Task<int> RunAsync(ColdSettings settings, CancellationToken cancellationToken) => Terminal.ErrorsOfAsync(() => WorkAsync(settings, cancellationToken));

    private static async Task WorkAsync(ColdSettings settings, CancellationToken cancellationToken)
    {
        (string Name, ModelResult Result)[] results = await Terminal.WhileAsync(bars => Measure(settings, bars, cancellationToken)).ConfigureAwait(false);
        Console.Out.WriteLine(settings.Json ? JsonOf(results, settings) : Text(results, settings));
    }

    private static (string Name, ModelResult Result)[] Measure(ColdSettings settings, Func<string, IProgress<TrainingProgress>> bars, CancellationToken cancellationToken)
    {
        Catalog catalog = DataFolder.Load(settings.Catalog).Catalog;
        ListData data = ListData.OfFiles(settings.Train, settings.FoldIn, settings.HeldOut, settings.LikedFrom);
        string[] ids = CatalogIds(data.Training.ItemIds, settings.Ids);
        bool[] isCold = Choose(ids.Length, settings);
        int[] warm = [.. Enumerable.Range(0, ids.Length).Where(item => !isCold[item])];
        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(Warm(data.Training, ids, warm), Math.Max(1, data.Training.ProfileCount / 10), seed: settings.Seed);
        CollaborativeModel elsa = Train.Elsa(training, new ElsaOptions { Dimensions = settings.Dimensions, Seed = settings.Seed }, fold, bars("elsa"), cancellationToken);
        VectorSpace text = TextSpace.Build(catalog, new TextSpaceOptions { Dimensions = 256 });
        ColdTitles mapped = ColdTitles.Map(elsa.Vectors!, text, catalog, cancellationToken: cancellationToken);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{isCold.Count(cold => cold)} of {ids.Length} items are cold; λ = {mapped.Regularisation}, cosine with vectors held out {mapped.HeldOutCosine:F4}"));
        HeldOutProfile[] people = People(data.People, isCold);
        int[] titles = [.. ids.Select(id => catalog.Ids.OrdinalOf(id))];
        EmbeddingTable vectors = mapped.Vectors.BindTo(catalog);
        return
        [
            ("random", Evaluate("random", people, isCold, Random(settings.Seed))),
            ("text", Evaluate("text", people, isCold, Pooled(text.Items, titles))),
            ("mapped", Evaluate("mapped", people, isCold, Pooled(vectors, titles))),
        ];
    }

    private static ModelResult Evaluate(string name, HeldOutProfile[] people, bool[] isCold, HistoryScorer scorer) => ListEvaluator.Evaluate(
        name,
        (history, scores) =>
        {
            scorer(history, scores);
            for (int item = 0; item < scores.Length; item++)
            {
                scores[item] = isCold[item] ? scores[item] : float.MinValue;
            }
        },
        isCold.Length,
        people,
        [Metric]);

    // Asked is what somebody liked of the cold items, told or held out; known is what they liked of the others.
    private static HeldOutProfile[] People(IReadOnlyList<HeldOutProfile> people, bool[] isCold)
    {
        var asked = new List<HeldOutProfile>();
        foreach (HeldOutProfile person in people)
        {
            int[] cold = [.. person.History.ToArray().Concat(person.HeldOut.ToArray()).Where(item => isCold[item])];
            if (cold.Length > 0)
            {
                asked.Add(new HeldOutProfile(person.Id, [.. person.History.ToArray().Where(item => !isCold[item])], cold));
            }
        }

        return [.. asked];
    }

    private static HistoryScorer Random(ulong seed) => (history, scores) =>
    {
        var random = new SeededRandom(SeededRandom.Derive(seed, string.Join(',', history.ToArray())));
        foreach (ref float score in scores)
        {
            score = random.NextSingle();
        }
    };

    private static HistoryScorer Pooled(EmbeddingTable vectors, int[] titles) => (history, scores) =>
    {
        var taste = new float[vectors.Dimensions];
        foreach (int item in history)
        {
            TensorPrimitives.Add(taste, vectors.Row(titles[item]), taste);
        }

        EmbeddingTable.Normalize(taste);
        vectors.Cosine(taste, titles, scores);
    };

    private static bool[] Choose(int items, ColdSettings settings)
    {
        int[] order = [.. Enumerable.Range(0, items).OrderBy(item => SeededRandom.Derive(settings.Seed, "cold", item.ToString(CultureInfo.InvariantCulture)))];
        var isCold = new bool[items];
        foreach (int item in order.Take(Math.Clamp((int)(items * settings.Share), 1, items - 1)))
        {
            isCold[item] = true;
        }

        return isCold;
    }

    private static InteractionMatrix Warm(InteractionMatrix all, string[] ids, int[] warm)
    {
        var columns = new Dictionary<int, int>();
        foreach (int item in warm)
        {
            columns.Add(item, columns.Count);
        }

        var starts = new List<int> { 0 };
        var items = new List<int>();
        for (int profile = 0; profile < all.ProfileCount; profile++)
        {
            foreach (int item in all.Items(profile))
            {
                if (columns.TryGetValue(item, out int column))
                {
                    items.Add(column);
                }
            }

            starts.Add(items.Count);
        }

        return InteractionMatrix.Create([.. warm.Select(item => ids[item])], starts.ToArray(), items.ToArray());
    }

    private static string[] CatalogIds(IReadOnlyList<string> ids, string? file)
    {
        if (file is null)
        {
            return [.. ids];
        }

        var reports = new List<FileReport>();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string sid, string item) in IdsFile.Read(file, reports))
        {
            known[sid] = item;
        }

        return [.. ids.Select(id => known.GetValueOrDefault(id) ?? throw new DataException($"{file} does not say which item '{id}' is."))];
    }

    private static string Text((string Name, ModelResult Result)[] results, ColdSettings settings)
    {
        var bootstrap = new BootstrapOptions { Seed = settings.Seed };
        IEnumerable<string> lines = results.Select(one =>
        {
            BootstrapInterval interval = one.Result.Interval(Metric.Name, bootstrap);
            return string.Create(CultureInfo.InvariantCulture, $"{one.Name,-8} {Metric.Name} {interval.Mean:F4} ({interval.Low:F4} – {interval.High:F4}), {one.Result.ProfileIds.Count} people");
        });
        BootstrapInterval gain = results[^1].Result.DifferenceTo(results[1].Result, Metric.Name, bootstrap);
        return string.Join('\n', lines.Append(string.Create(CultureInfo.InvariantCulture, $"mapped − text, the same people: {gain.Mean:+0.0000;−0.0000} ({gain.Low:+0.0000;−0.0000} … {gain.High:+0.0000;−0.0000})")));
    }

    private static string JsonOf((string Name, ModelResult Result)[] results, ColdSettings settings) => Json.Of(json =>
    {
        json.WriteStartObject();
        foreach (var (name, result) in results)
        {
            json.Write(name, result.Interval(Metric.Name, new BootstrapOptions { Seed = settings.Seed }), result.ProfileIds.Count);
        }

        json.WriteEndObject();
    });
}
