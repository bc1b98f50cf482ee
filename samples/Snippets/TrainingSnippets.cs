using System.Globalization;
using Ranking.Embeddings;

namespace Ranking.Samples.Snippets;

internal static class TrainingSnippets
{
    public static async Task TrainAsync()
    {
        Catalog catalog = Club.Catalog;
        Interaction[] interactions = [.. Club.Events()];
        CancellationToken cancellationToken = default;
        IProgress<TrainingProgress> progress = new Progress<TrainingProgress>();
        // begin train
        InteractionMatrix likes = InteractionMatrix.Create(catalog, interactions);
        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(likes, profiles: 40);

        CollaborativeModel ease = Train.Ease(training, regularisation: 20, fold);
        CollaborativeModel als = Train.ImplicitAls(training, new AlsOptions { Dimensions = 8 }, validation: fold, progress: progress, cancellationToken: cancellationToken);
        CollaborativeModel both = Train.Ensemble([als, ease], fold);
        // end train
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{training.ProfileCount} people, {training.Count} likes; {both.Kind} of {als.Kind} and {ease.Kind}"));
        Console.WriteLine($"better than popularity: {both.Report.Validation[^1] > Train.Popularity(training, validation: fold).Report.Validation[^1]}");
        await ServeAsync(catalog, interactions, both);
    }

    public static Task ColdAsync()
    {
        Catalog catalog = Club.Catalog;
        // The last titles are new: nobody has watched them.
        InteractionMatrix likes = InteractionMatrix.Create(catalog, Club.Events().Where(e => string.CompareOrdinal(e.ItemId, "t36") < 0));
        // begin cold
        CollaborativeModel elsa = Train.Elsa(likes, new ElsaOptions { Dimensions = 8 });
        ColdTitles all = ColdTitles.Map(elsa.Vectors!, content: TextSpace.Build(catalog), catalog);
        VectorSpace space = VectorSpace.Create("taste", all.Vectors, catalog);
        // end cold
        Span<int> nearest = new int[3];
        int found = space.Index.Search(space.Items.Row(catalog.Ids.OrdinalOf("t37")), CandidateFilter.Of(Enumerable.Range(0, 36).ToArray()), nearest, new float[3]);
        Console.WriteLine($"{all.WatchedCount} titles with vectors of their own, {all.MappedCount} mapped");
        Console.WriteLine($"nearest to {catalog.Title(catalog.Ids.OrdinalOf("t37"))}: {string.Join(", ", nearest[..found].ToArray().Select(catalog.Title))}");
        return Task.CompletedTask;
    }

    private static async Task ServeAsync(Catalog catalog, Interaction[] interactions, CollaborativeModel model)
    {
        // begin serve
        IItemRanker ranker = ItemRankerBuilder.CreateDefault()
            .AddSignals(model.Signal("taste_model"))
            .UseFormula("taste_model + 0.1 * popularity")
            .Build();
        var picks = new ItemQuery("picks", [model.Source()], 3);
        // end serve
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, interactions, Club.Now), TextSpace.Build(catalog));
        var history = ProfileHistory.Create([Club.Play("new", 0), Club.Play("new", 4)], catalog);
        RankedList list = await ranker.RankAsync(picks, new RankingContext(snapshot, new Profile("new"), history, Club.Now));
        Console.WriteLine($"for somebody new who watched {catalog.Title(0)} and {catalog.Title(4)}: {string.Join(", ", list.Items.ToArray().Select(catalog.Title))}");
    }

    /// <summary>Forty films of four kinds, and two hundred people who like one kind each, with some chance besides.</summary>
    private static class Club
    {
        private static readonly string[] Kinds = ["Heist", "Western", "Musical", "Space"];

        public static DateTimeOffset Now { get; } = new(2026, 3, 14, 20, 0, 0, TimeSpan.Zero);

        public static Catalog Catalog { get; } = new CatalogBuilder()
            .AddRange(Enumerable.Range(0, 40).Select(i => new CatalogItem($"t{i:d2}", $"{Kinds[i % 4]} {(i / 4) + 1}") { Categories = { ["genres"] = [Kinds[i % 4]] } }))
            .Build();

        public static Interaction Play(string who, int title) => new($"{who}/{title}", who, $"t{title:d2}", InteractionKind.Complete, Now.AddDays(-1));

        public static IEnumerable<Interaction> Events()
        {
            var random = new SeededRandom(1);
            for (int person = 0; person < 200; person++)
            {
                for (int title = 0; title < 40; title++)
                {
                    if (random.NextInt32(100) < (title % 4 == person % 4 ? 75 : 6))
                    {
                        yield return Play($"person{person}", title);
                    }
                }
            }
        }
    }
}
