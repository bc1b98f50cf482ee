using Ranking.Embeddings;

namespace Ranking.Benchmarks.Workloads;

/// <summary>What all contestants make their pages of: one catalog, one set of vectors, one set of people, one formula, one moment.</summary>
internal sealed class Workload
{
    public const string LabelColumn = "labels";
    public const string Formula = "0.65 * affinity + 0.2 * popularity + 0.15 * mean_completion";

    // How fast a play fades from the taste; the library's own default.
    public const double HalfLifeDays = 30;

    private Workload(Catalog catalog, CatalogStatistics statistics, VectorSpace space, InMemoryInteractionStore store, IReadOnlyList<Person> people)
    {
        Catalog = catalog;
        Labels = catalog.Category(LabelColumn);
        Statistics = statistics;
        Space = space;
        LabelVectors = space.Values(Labels);
        Store = store;
        People = people;
    }

    public static DateTimeOffset Now { get; } = new(2025, 6, 1, 20, 0, 0, TimeSpan.Zero);

    public Catalog Catalog { get; }

    public CategoryColumn Labels { get; }

    public CatalogStatistics Statistics { get; }

    public VectorSpace Space { get; }

    public EmbeddingTable LabelVectors { get; }

    public InMemoryInteractionStore Store { get; }

    public IReadOnlyList<Person> People { get; }

    public static async Task<Workload> CreateAsync(int titleCount, int personCount, ulong seed)
    {
        var titles = new SyntheticTitles(titleCount, new SeededRandom(SeededRandom.Derive(seed, "titles")));
        var plays = new SyntheticPlays(titles, Now, new SeededRandom(SeededRandom.Derive(seed, "popularity")));
        var random = new SeededRandom(SeededRandom.Derive(seed, "people"));
        Person[] people = [.. Enumerable.Range(0, personCount).Select(number => plays.MakePerson(number, random))];
        var store = new InMemoryInteractionStore();
        foreach (Person person in people)
        {
            await store.AppendAsync(person.Plays, CancellationToken.None).ConfigureAwait(false);
        }

        Catalog catalog = BuildCatalog(titles);
        IEnumerable<Interaction> crowd = plays.Crowd(new SeededRandom(SeededRandom.Derive(seed, "crowd")));
        CatalogStatistics statistics = CatalogStatistics.Compute(catalog, people.SelectMany(person => person.Plays).Concat(crowd), Now);
        EmbeddingTable vectors = EmbeddingTable.Create(SyntheticTitles.Dimensions, titles.Vectors, catalog.Ids.Names);
        return new Workload(catalog, statistics, VectorSpace.Create("taste", vectors, catalog), store, people);
    }

    public RankingSnapshot Snapshot() => RankingSnapshot.Create(Catalog, Statistics, Space);

    private static Catalog BuildCatalog(SyntheticTitles titles)
    {
        var builder = new CatalogBuilder();
        for (int title = 0; title < titles.Count; title++)
        {
            string id = SyntheticTitles.IdOf(title);
            builder.Add(new CatalogItem(id, $"Title {id}")
            {
                Categories = { [LabelColumn] = Array.ConvertAll(titles.LabelsOf(title), SyntheticTitles.NameOf) },
            });
        }

        return builder.Build();
    }
}
