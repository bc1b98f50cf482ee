namespace Ranking.Embeddings.Tests.Training;

/// <summary>A model in a page: as a signal, as a source and as a space.</summary>
public class ModelServingTests
{
    private static readonly Catalog Titles = new CatalogBuilder()
        .AddRange(Enumerable.Range(0, 40).Reverse().Select(i => new CatalogItem($"t{i:d3}", $"Title {i}") { Categories = { ["group"] = [$"{i / 8}"] } }))
        .Build();

    private static readonly CollaborativeModel Model = Train.Ease(Likes.Groups(), 2);

    [Fact]
    public async Task The_signal_is_the_models_score_at_mean_0_and_deviation_1()
    {
        RankingContext context = Context("t001", "t003", "t039");
        float[] scores = Model.Scores(1, 3);
        double mean = scores.Average();
        double deviation = Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
        float[] signal = await Signal(Model.Signal(), context);
        for (int i = 0; i < 32; i++)
        {
            Assert.Equal((scores[i] - mean) / deviation, signal[Titles.Ids.OrdinalOf($"t{i:d3}")], 1e-4);
        }

        Assert.All(Enumerable.Range(32, 8), unknown => Assert.Equal(0f, signal[Titles.Ids.OrdinalOf($"t{unknown:d3}")]));
    }

    [Fact]
    public async Task Who_liked_nothing_the_model_knows_has_zeros_and_no_candidates()
    {
        Assert.All(await Signal(Model.Signal(), Context("t039")), value => Assert.Equal(0f, value));
        Assert.Empty(await Found(Model.Source(), Context(), 5));
    }

    [Fact]
    public async Task What_was_not_liked_well_enough_says_nothing()
    {
        CollaborativeModel strict = Train.Ease(InteractionMatrix.Create(Likes.Ids(3), [0, 2, 4], [0, 1, 1, 2], likedFrom: 0.9f), 1);
        RankingContext context = Context([Play("t000", 0.8f)]);
        Assert.Empty(await Found(strict.Source(), context, 5));
        Assert.NotEmpty(await Found(strict.Source(), Context([Play("t000", 0.95f)]), 5));
    }

    [Fact]
    public async Task The_source_finds_the_best_that_may_be_shown()
    {
        string[] found = await Found(Model.Source("taste"), Context("t008", "t010", "t013"), 5);
        Assert.Equal(["t009", "t011", "t012", "t014", "t015"], found.Order());
        Assert.Equal("taste", Model.Source("taste").Name);
        Assert.Equal("ease", Model.Signal().Signals[0].Name);
    }

    [Fact]
    public async Task Another_catalog_is_another_binding()
    {
        ISignalProvider signal = Model.Signal();
        float[] one = await Signal(signal, Context("t001", "t003"));
        Catalog other = new CatalogBuilder().AddRange(Enumerable.Range(0, 32).Select(i => new CatalogItem($"t{i:d3}", ""))).Build();
        float[] two = await Signal(signal, Context(other, [Play("t001"), Play("t003")]));
        Assert.Equal(one[Titles.Ids.OrdinalOf("t005")], two[other.Ids.OrdinalOf("t005")]);
    }

    [Fact]
    public async Task Vectors_make_a_space_in_which_a_group_is_near()
    {
        CollaborativeModel elsa = Train.Elsa(Likes.Groups(), new ElsaOptions { Dimensions = 12, Epochs = 40, BatchSize = 32 });
        VectorSpace space = VectorSpace.Create("elsa", elsa.Vectors!, Titles);
        RankingSnapshot snapshot = RankingSnapshot.Create(Titles, CatalogStatistics.Compute(Titles, [], FakeClock.Now), [WithoutUnmatched()]);
        Assert.NotNull(snapshot);
        Assert.Equal(8, space.Items.UnmatchedCount);
        var source = Candidates.Nearest();
        RankingContext context = new(snapshot, new Profile("p"), ProfileHistory.Create([Play("t000"), Play("t002")], snapshot.Catalog), FakeClock.Now);
        Assert.All(await Found(source, context, 4), id => Assert.True(string.CompareOrdinal(id, "t008") < 0, id));

        VectorSpace WithoutUnmatched()
        {
            var all = new float[40 * 12];
            for (int i = 0; i < 32; i++)
            {
                elsa.Vectors!.Row(i).CopyTo(all.AsSpan(i * 12));
            }

            return VectorSpace.Create("elsa", EmbeddingTable.Create(12, all, [.. Enumerable.Range(0, 40).Select(i => $"t{i:d3}")]), Titles);
        }
    }

    private static Interaction Play(string item, float completion = 1f) => new($"p/{item}", "p", item, InteractionKind.Play, FakeClock.Now.AddDays(-1)) { Completion = completion };

    private static RankingContext Context(params string[] liked) => Context([.. liked.Select(item => Play(item))]);

    private static RankingContext Context(Interaction[] events) => Context(Titles, events);

    private static RankingContext Context(Catalog catalog, Interaction[] events) => new(
        RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now), []), new Profile("p"), ProfileHistory.Create(events, catalog), FakeClock.Now);

    private static async Task<float[]> Signal(ISignalProvider provider, RankingContext context)
    {
        int[] items = [.. Enumerable.Range(0, context.Snapshot.Catalog.Count)];
        var column = new float[items.Length];
        Array.Fill(column, float.NaN);
        var batch = new CandidateBatch(context, SignalScope.Page, items, new Dictionary<string, ReadOnlyMemory<float>>(), [], default);
        await provider.ComputeAsync(batch, [column], CancellationToken.None);
        return column;
    }

    private static async Task<string[]> Found(ICandidateSource source, RankingContext context, int limit)
    {
        var buffer = new CandidateBuffer(context.Eligibility, limit);
        await source.RetrieveAsync(context, buffer, CancellationToken.None);
        return [.. buffer.Items.ToArray().Select(item => context.Snapshot.Catalog.Ids[item])];
    }
}
