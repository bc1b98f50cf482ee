namespace Ranking.Core.Tests.Profiles;

/// <summary>From a new profile to one with a taste: what suits everyone is overtaken step by step.</summary>
public class ColdStartTests
{
    private const int Thriller = 4;
    private static readonly string[] Picks = ["t004", "t010", "t016", "t022", "t028"];

    [Fact]
    public async Task Viewing_overtakes_what_is_popular_step_by_step()
    {
        World world = new(new[] { 1, 3, 10 }.SelectMany(plays => Films.Fan($"{plays} plays", Thriller, plays)));
        var popular = new List<double>();
        var taste = new List<double>();
        // The taste all of them have in the end: thrillers.
        float[] affinity = await ScoresAsync(world, "10 plays", "affinity");
        float[] everybody = await ScoresAsync(world, "nobody", new RankingOptions().Formula);
        foreach (string profile in new[] { "nobody", "1 plays", "3 plays", "10 plays" })
        {
            float[] scores = await ScoresAsync(world, profile, new RankingOptions().Formula);
            popular.Add(Spearman(scores, everybody));
            taste.Add(Spearman(scores, affinity));
        }

        string curve = $"popular {string.Join(' ', popular.Select(c => $"{c:F2}"))}; taste {string.Join(' ', taste.Select(c => $"{c:F2}"))}";
        Assert.True(popular[0] == 1 && popular.Zip(popular.Skip(1)).All(pair => pair.First > pair.Second), curve);
        Assert.True(taste.Zip(taste.Skip(1)).All(pair => pair.First < pair.Second), curve);
        // No step is a switch: none is more than two thirds of the way.
        Assert.All(taste.Zip(taste.Skip(1)), pair => Assert.True(pair.Second - pair.First < (taste[^1] - taste[0]) * 2 / 3, curve));
    }

    [Fact]
    public void A_taste_counts_n_of_n_plus_2()
    {
        World world = new(new[] { 1, 2, 8 }.SelectMany(plays => Films.Fan($"{plays}", Thriller, plays)));
        foreach ((string profile, float weight) in new[] { ("1", 1f / 3), ("2", 0.5f), ("8", 0.8f) })
        {
            RankingContext context = world.ContextOf(profile);
            float whole = Ranking.Signals.Affinity().Of("affinity", context, 52)[0];
            Assert.Equal(weight * whole, Ranking.Signals.Affinity(priorPlays: 2).Of("affinity", context, 52)[0], 1e-6f);
        }
    }

    [Fact]
    public void What_was_picked_counts_as_evidence_and_a_space_that_knows_the_profile_has_all_of_its_taste()
    {
        World world = new();
        ISignalProvider affinity = Ranking.Signals.Affinity(priorPlays: 2);
        ISignalProvider whole = Ranking.Signals.Affinity();
        var profile = new Profile("fresh") { Onboarding = ["t004", "micro_genres=Slow Thriller", "nonsense"] };
        var context = new RankingContext(world.Snapshot, profile, Bind(world, profile, 0), FakeClock.Now);
        Assert.Equal(0.5f * whole.Of("affinity", context, 52)[0], affinity.Of("affinity", context, 52)[0], 1e-6f);

        var vectors = (Embeddings.VectorSpace)world.Snapshot.Spaces.Values.Single();
        var known = RankingSnapshot.Create(world.Catalog, world.Snapshot.Statistics, vectors.WithProfiles(EmbeddingTable.Create(vectors.Items.Dimensions, vectors.Items.Row(4), ["known"])));
        var history = ProfileHistory.Create([Films.Play("known", 5)], world.Catalog);
        var ofKnown = new RankingContext(known, new Profile("known") { Onboarding = ["t005"] }, history, FakeClock.Now);
        Assert.Equal(whole.Of("affinity", ofKnown, 52), affinity.Of("affinity", ofKnown, 52));
        Assert.True(affinity.Of("affinity", ofKnown, 52)[0] > 0.5f);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(1001f)]
    [InlineData(float.NaN)]
    public void Prior_plays_have_a_range(float priorPlays) => Assert.Throws<ArgumentOutOfRangeException>(() => Ranking.Signals.Affinity(priorPlays: priorPlays));

    // They vanished with the first play, and the page of five picks became that of one title.
    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(3, 4)]
    [InlineData(6, 2)]
    [InlineData(9, 1)]
    [InlineData(10, 0)]
    public void Picked_titles_are_overtaken_by_plays_one_by_one(int plays, int picks)
    {
        World world = new();
        ProfileHistory history = Bind(world, new Profile("fresh") { Onboarding = Picks }, plays);
        Assert.Equal(plays + picks, history.Count);
        Assert.Equal(Picks.Take(picks), history.Items.ToArray().Where(item => !history.IsWatched(item)).Select(item => world.Catalog.Ids[item]));
    }

    [Fact]
    public void What_was_done_with_a_picked_title_says_more_than_the_pick()
    {
        World world = new();
        var profile = new Profile("fresh") { Onboarding = ["t004", "t010", "t016"] };
        ProfileHistory history = HistoryReading.Bind(
            [Films.Play("fresh", 4, completion: 0.1f, kind: InteractionKind.Abandon), Films.Play("fresh", 10, kind: InteractionKind.Hide)], profile, world.Catalog);
        Assert.Equal(3, history.Count);
        Assert.True(history.IsHidden(10));
        Assert.Equal(-0.4f, history.Preferences[history.Items.IndexOf(4)], 1e-6f);
    }

    [Fact]
    public async Task The_first_screen_of_a_new_profile_shows_every_label()
    {
        World world = new();
        Homepage page = await world.PageAsync("nobody", r => r with { Rows = 3, Items = 5 });
        CategoryColumn labels = world.Catalog.Category("micro_genres");
        Assert.Equal(Films.Labels.Length, page.Rows[0].Items.Concat(page.Rows[1].Items).SelectMany(item => labels.ValuesOf(item.Ordinal).ToArray()).Distinct().Count());
    }

    [Fact]
    public void A_new_profile_starts_with_what_its_region_watches()
    {
        // Title 17 is one that few people elsewhere know.
        World world = new(Enumerable.Range(0, 300).Select(i => Films.Play($"s{i}", 17) with { Region = "SE" }));
        IRowSource startHere = global::Ranking.Rows.StartHere();
        Assert.Equal("t017", startHere.Titles(world.ContextOf(region: "SE"))[0]);
        Assert.Equal(startHere.Titles(world.ContextOf()), startHere.Titles(world.ContextOf(region: "NO")));
        Assert.Equal(60, startHere.Titles(world.ContextOf(region: "SE")).Distinct(StringComparer.Ordinal).Count());
    }

    private static ProfileHistory Bind(World world, Profile profile, int plays) =>
        HistoryReading.Bind([.. Enumerable.Range(0, plays).Select(i => Films.Play("fresh", 5 + (6 * i % 54) + (i / 9)))], profile, world.Catalog);

    private static async Task<float[]> ScoresAsync(World world, string profile, string formula)
    {
        IItemRanker ranker = ItemRankerBuilder.CreateDefault(new RankingOptions { Formula = formula }).Build();
        RankedList list = await ranker.RankAsync(new ItemQuery("all", [global::Ranking.Candidates.Popular()], 60) { IncludeWatched = true }, world.ContextOf(profile));
        var scores = new float[60];
        for (int i = 0; i < list.Count; i++)
        {
            scores[list.Items[i]] = list.Scores[i];
        }

        return scores;
    }

    // The correlation of ranks, ties by ordinal.
    private static double Spearman(float[] a, float[] b)
    {
        int[] first = Ranks(a);
        int[] second = Ranks(b);
        double n = a.Length;
        return 1 - (6 * first.Zip(second, (x, y) => (double)(x - y) * (x - y)).Sum() / (n * ((n * n) - 1)));
    }

    private static int[] Ranks(float[] scores)
    {
        var ranks = new int[scores.Length];
        int place = 0;
        foreach (int item in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i))
        {
            ranks[item] = place++;
        }

        return ranks;
    }
}
