using Ranking.Embeddings;

namespace Ranking.Core.Tests;

public class EngagementSignalsTests
{
    private const string Rate = "click_through_rate";
    private const string Completion = "watch_completion";

    private static readonly ISignalProvider Engagement = Signals.Engagement();
    private static readonly int[] All = [.. Enumerable.Range(0, 60)];

    [Fact]
    public void Moves_the_odds_of_a_title_by_its_likeness_to_the_taste()
    {
        World world = WorldOfFans();
        RankingContext context = world.Context("fan0/1");
        CatalogStatistics statistics = world.Snapshot.Statistics;
        IVectorSpace space = world.Snapshot.Spaces.Values.Single();
        var affinity = new float[All.Length];
        space.Items.Cosine(context.TasteIn(space), All, affinity);
        (double a, double b) = LinkOf(statistics, space);
        Assert.InRange(b, 1.5, 20);
        float[] rates = Engagement.Of(Rate, context, All);
        for (int item = 0; item < rates.Length; item++)
        {
            Assert.Equal(Logit(statistics.ClickThroughRate[item]) + a + (b * affinity[item]), Logit(rates[item]), 1e-3);
        }

        // A title of the taste is above its rate, and one of no label in common below.
        Assert.True(rates[48] > statistics.ClickThroughRate[48] && rates[50] < statistics.ClickThroughRate[50], $"{rates[48]} {rates[50]}");
    }

    [Fact]
    public void Rises_with_affinity_where_the_slope_is_above_0()
    {
        World world = WorldOfFans();
        IVectorSpace space = world.Snapshot.Spaces.Values.Single();
        float[] affinity = [.. Enumerable.Range(-100, 201).Select(i => i / 100f)];
        int[] items = [.. Enumerable.Repeat(7, affinity.Length)];
        var rates = new float[items.Length];
        world.Snapshot.Statistics.ClickThroughRateAt(space, items, affinity, rates);
        Assert.All(rates.Zip(rates.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.All(rates, rate => Assert.True(rate is > 0f and < 1f));
    }

    [Fact]
    public void Completion_follows_the_taste_where_people_finish_what_they_like()
    {
        World world = WorldOfFans();
        float[] completions = Engagement.Of(Completion, world.Context("fan0/1"), 48, 50);
        ReadOnlySpan<float> means = world.Snapshot.Statistics.MeanCompletion;
        Assert.True(completions[0] > means[48] && completions[1] < means[50], string.Join(' ', completions));
    }

    [Fact]
    public void A_profile_without_a_taste_has_the_plain_rates()
    {
        World world = WorldOfFans();
        RankingContext context = world.Context("nobody", explain: true);
        Assert.Equal(world.Snapshot.Statistics.ClickThroughRate.ToArray(), Engagement.Of(Rate, context, All));
        Assert.Equal(world.Snapshot.Statistics.MeanCompletion.ToArray(), Engagement.Of(Completion, context, All));
        Assert.Contains("no taste yet", ((TraceRecorder)context.Trace).Entries[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_space_rates_are_plain()
    {
        World world = new([Films.Play("p", 4)], hasSpace: false);
        Assert.Equal(world.Snapshot.Statistics.ClickThroughRate.ToArray(), Engagement.Of(Rate, world.Context("p"), All));
    }

    [Fact]
    public void A_title_without_a_vector_has_its_plain_rate()
    {
        World world = new(Crowd());
        float[] rows = Vectors(world.Catalog.Count, 8);
        rows.AsSpan(30 * 8, 8).Clear();
        var space = VectorSpace.Create("vectors", EmbeddingTable.Create(8, rows, world.Catalog.Ids.Names), world.Catalog);
        var context = new RankingContext(
            RankingSnapshot.Create(world.Catalog, world.Snapshot.Statistics, space), new Profile("p"), ProfileHistory.Create([Films.Play("p", 3)], world.Catalog), FakeClock.Now);
        float[] rates = Engagement.Of(Rate, context, 30, 31);
        Assert.Equal(context.Snapshot.Statistics.ClickThroughRate[30], rates[0]);
        Assert.NotEqual(context.Snapshot.Statistics.ClickThroughRate[31], rates[1]);
    }

    // People who play by chance, in a space by chance: a taste says nothing of what else they play, but much of what it is made of.
    [Fact]
    public void A_taste_is_not_credited_with_the_titles_it_is_made_of()
    {
        const int Titles = 100;
        Catalog catalog = Films.Catalog(Titles);
        var space = VectorSpace.Create("by chance", EmbeddingTable.Create(8, Vectors(Titles, 8), catalog.Ids.Names), catalog);
        var random = new SeededRandom(3);
        Interaction[] plays =
            [.. from person in Enumerable.Range(0, 600) from title in Enumerable.Range(0, Titles) where random.NextInt32(10) == 0 select Films.Play($"p{person}", title, completion: random.NextSingle())];
        (_, double slope) = LinkOf(CatalogStatistics.Compute(catalog, plays, FakeClock.Now), space);
        Assert.InRange(slope, -0.25, 0.25);

        double own = plays.GroupBy(play => play.ProfileId).Average(person =>
        {
            var history = ProfileHistory.Create([.. person], catalog);
            var taste = new float[8];
            space.TryEncode(new Profile(person.Key), history, FakeClock.Now, taste);
            var affinity = new float[history.Count];
            space.Items.Cosine(taste, history.Items, affinity);
            return affinity.Average();
        });
        Assert.InRange(own, 0.2, 1);
    }

    [Fact]
    public void Where_impressions_are_kept_rates_are_of_those_who_were_shown_a_title()
    {
        // Fans play what they are shown of their label, and leave the rest alone.
        Interaction[] events =
        [
            .. from person in Enumerable.Range(0, 120)
               from title in Enumerable.Range(0, 60)
               where ((person * 7) + (title * 5)) % 3 == 0
               select title % 6 == person % 6 && (person + title) % 4 != 0 ? Films.Play($"p{person}", title) : Films.Play($"p{person}", title, kind: InteractionKind.Impression),
        ];
        Catalog catalog = Films.Catalog();
        var snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, events, FakeClock.Now), TextSpace.Build(catalog, new TextSpaceOptions { Dimensions = 16 }));
        Assert.InRange(LinkOf(snapshot.Statistics, snapshot.Spaces.Values.Single()).Slope, 2, 20);
        RankingContext context = new(snapshot, new Profile("new"), ProfileHistory.Create([Films.Play("new", 4)], catalog), FakeClock.Now);
        float[] rates = Engagement.Of(Rate, context, 10, 11);
        Assert.True(rates[0] > 2 * rates[1], string.Join(' ', rates));
    }

    [Fact]
    public void A_column_that_nobody_reads_is_not_written_and_changes_nothing()
    {
        RankingContext context = WorldOfFans().Context("fan0/1");
        float[] rates = Engagement.Of(Rate, context, All);
        float[] completions = Engagement.Of(Completion, context, All);
        foreach (var (column, expected) in new[] { (0, rates), (1, completions) })
        {
            Memory<float>[] columns = [default, default];
            columns[column] = new float[All.Length];
            Engagement.ComputeAsync(
                new CandidateBatch(context, SignalScope.Page, All, new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal), [], default), columns, CancellationToken.None)
                .AsTask().GetAwaiter().GetResult();
            Assert.Equal(expected, columns[column].ToArray());
        }
    }

    [Fact]
    public void The_link_is_fitted_once_a_space_however_many_ask()
    {
        World world = WorldOfFans();
        var space = new Counting(world.Snapshot.Spaces.Values.Single());
        CatalogStatistics statistics = world.Snapshot.Statistics;
        Parallel.For(0, 8, _ => statistics.ClickThroughRateAt(space, [1], [0.5f], new float[1]));
        int encoded = space.Encoded;
        Assert.InRange(encoded, 1, 1_000);
        statistics.CompletionAt(space, [1], [0.5f], new float[1]);
        Assert.Equal(encoded, space.Encoded);
    }

    [Fact]
    public void Statistics_of_the_same_events_in_another_order_give_the_same_bits()
    {
        Interaction[] events = [.. Fans(), .. Crowd()];
        Catalog catalog = Films.Catalog();
        IVectorSpace space = TextSpace.Build(catalog, new TextSpaceOptions { Dimensions = 16 });
        float[] first = Rates(events);
        new SeededRandom(1).Shuffle<Interaction>(events);
        Assert.Equal(first, Rates(events));

        float[] Rates(Interaction[] some)
        {
            var rates = new float[All.Length];
            CatalogStatistics.Compute(catalog, some, FakeClock.Now).ClickThroughRateAt(space, All, [.. All.Select(item => item / 60f)], rates);
            return rates;
        }
    }

    [Fact]
    public void A_space_of_another_catalog_is_refused()
    {
        World world = WorldOfFans();
        IVectorSpace other = TextSpace.Build(Films.Catalog(30), new TextSpaceOptions { Dimensions = 16 });
        Assert.Contains("30 titles", Assert.Throws<ArgumentException>(() => world.Snapshot.Statistics.ClickThroughRateAt(other, [1], [0f], new float[1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_not_kept_for_everybody_in_a_store() => Assert.Throws<ArgumentException>(
        () => Signals.Stored(Engagement, new InMemoryFeatureStore(), TimeSpan.FromHours(1), isPerProfile: false));

    private static World WorldOfFans() => new(Fans(), Films.Catalog());

    // Ten fans of each label, who finish most of its titles and begin a few others.
    private static IEnumerable<Interaction> Fans() =>
        from label in Enumerable.Range(0, 6)
        from fan in Enumerable.Range(0, 10)
        from title in Enumerable.Range(0, 60)
        let isOwn = title % 6 == label
        where isOwn ? (title + (fan * 5)) % 4 != 0 : (title + (fan * 7) + label) % 11 == 0
        select Films.Play($"fan{label}/{fan}", title, daysAgo: 1 + ((title + fan) % 20), completion: isOwn ? 0.9f : 0.2f);

    private static IEnumerable<Interaction> Crowd() => Films.Crowd();

    private static float[] Vectors(int titles, int dimensions)
    {
        var random = new SeededRandom(9);
        return [.. Enumerable.Range(0, titles * dimensions).Select(_ => (float)random.NextGaussian())];
    }

    private static (double Intercept, double Slope) LinkOf(CatalogStatistics statistics, IVectorSpace space)
    {
        var rates = new float[2];
        statistics.ClickThroughRateAt(space, [0, 0], [0f, 0.5f], rates);
        return (Logit(rates[0]) - Logit(statistics.ClickThroughRate[0]), (Logit(rates[1]) - Logit(rates[0])) / 0.5);
    }

    private static double Logit(double probability) => Math.Log(probability / (1 - probability));

    private sealed class Counting(IVectorSpace space) : IVectorSpace
    {
        private int _encoded;

        public int Encoded => _encoded;

        public string Name => space.Name;

        public EmbeddingTable Items => space.Items;

        public IVectorIndex Index => space.Index;

        public EmbeddingTable Values(CategoryColumn column) => space.Values(column);

        public bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
        {
            Interlocked.Increment(ref _encoded);
            return space.TryEncode(profile, history, now, destination);
        }
    }
}
