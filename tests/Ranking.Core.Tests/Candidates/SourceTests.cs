using Source = Ranking.Candidates;

namespace Ranking.Core.Tests.Candidates;

public class SourceTests
{
    private readonly World _world = new([.. Films.Fan("fan", label: 0), Films.Play("fan", 7, 3, 0.4f, InteractionKind.Progress), Films.Play("fan", 9, 30, 0.4f)]);

    [Fact]
    public void Popular_is_ordered_by_plays()
    {
        CandidateBuffer found = Retrieve(Source.Popular(), "nobody");
        Assert.Equal(_world.Catalog.Count, found.Count);
        Assert.Equal(found.Scores.ToArray().OrderDescending(), found.Scores.ToArray());
    }

    [Fact]
    public void Trending_holds_only_what_gains()
    {
        CandidateBuffer found = Retrieve(Source.Trending(), "nobody");
        Assert.InRange(found.Count, 1, _world.Catalog.Count - 1);
        Assert.All(found.Scores.ToArray(), score => Assert.True(score > 0));
    }

    [Fact]
    public void A_value_gives_its_titles_the_most_played_first()
    {
        CategoryColumn column = _world.Catalog.Category("micro_genres");
        CandidateBuffer found = Retrieve(Source.WithValue("micro_genres", column.Values[2]), "nobody");
        Assert.Equal(column.ItemsWith(2).ToArray(), found.Items.ToArray().Order());
        int[] plays = [.. found.Items.ToArray().Select(item => _world.Snapshot.Statistics.Plays[item])];
        Assert.Equal(plays.OrderDescending(), plays);
        Assert.Equal(0, Retrieve(Source.WithValue("micro_genres", "no such value"), "nobody").Count);
    }

    [Fact]
    public void A_value_gives_nothing_in_an_empty_catalog()
    {
        var world = new World(catalog: new CatalogBuilder().Build(), hasSpace: false);
        RankingContext context = world.Context("nobody");
        var buffer = new CandidateBuffer(context.Eligibility, 5);
        Source.WithValue("micro_genres", Films.Labels[0]).RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal(0, buffer.Count);
    }

    [Fact]
    public void Resumable_gives_the_likeliest_first_also_where_another_was_watched_last()
    {
        World world = new([Films.Play("viewer", 7, 1, 0.1f, InteractionKind.Progress), Films.Play("viewer", 9, 2, 0.8f, InteractionKind.Progress)]);
        RankingContext context = world.Context("viewer");
        var buffer = new CandidateBuffer(context.Eligibility, 1, includeWatched: true);
        Source.Resumable().RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal(9, Assert.Single(buffer.Items.ToArray()));
    }

    [Fact]
    public void Nearest_gives_no_more_than_it_is_told()
    {
        int[] all = Retrieve(Source.Nearest(), "fan").Items.ToArray();
        Assert.Equal(all[..3], Retrieve(Source.Nearest(space: null, personas: 1, most: 3), "fan").Items.ToArray());
        Assert.Equal(all[..2], Retrieve(Source.Nearest(space: null, personas: 1, most: 3), "fan", limit: 2).Items.ToArray());
    }

    [Fact]
    public void Nearest_gives_what_is_close_to_the_taste_and_nothing_that_was_watched()
    {
        CandidateBuffer found = Retrieve(Source.Nearest(), "fan", limit: 6);
        CategoryColumn column = _world.Catalog.Category("micro_genres");
        Assert.True(column.Values.TryGetOrdinal(Films.Labels[0], out int label));
        Assert.Equal(6, found.Count);
        Assert.All(found.Items.ToArray(), item => Assert.True(column.ValuesOf(item).Contains(label)));
        Assert.DoesNotContain(0, found.Items.ToArray());
    }

    [Fact]
    public void Nearest_gives_nothing_without_a_taste() => Assert.Equal(0, Retrieve(Source.Nearest(), "nobody").Count);

    [Fact]
    public void Nearest_is_exact() => Law.Holds(
        random =>
        {
            int limit = 1 + random.NextInt32(70);
            CandidateBuffer found = Retrieve(Source.Nearest(), "fan", limit);
            RankingContext context = _world.Context("fan");
            var taste = new float[context.Snapshot.Space("text").Items.Dimensions];
            context.Snapshot.Space("text").TryEncode(context.Profile, context.History, context.Now, taste);
            var scores = new float[_world.Catalog.Count];
            context.Snapshot.Space("text").Items.Cosine(taste, scores);
            int[] expected = [.. Enumerable.Range(0, scores.Length).Where(context.Eligibility.IsUnwatched).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(limit)];
            Assert.Equal(expected, found.Items.ToArray());
        },
        cases: 30);

    [Fact]
    public void Similar_leaves_out_the_title_itself_and_is_the_same_when_it_was_kept()
    {
        CandidateBuffer first = Retrieve(Source.Similar("t003"), "nobody");
        CandidateBuffer again = Retrieve(Source.Similar("t003"), "nobody");
        Assert.DoesNotContain(3, first.Items.ToArray());
        Assert.Equal(first.Items.ToArray(), again.Items.ToArray());
        Assert.Equal(first.Scores.ToArray().OrderDescending(), first.Scores.ToArray());
    }

    [Fact]
    public void Similar_searches_all_titles_where_few_of_the_kept_ones_may_be_shown()
    {
        // The nearer a title is to the first, the lower its ordinal; the 1,000 nearest are too mature for a child.
        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, 1300).Select(i => new CatalogItem($"x{i:d4}", $"x{i}") { Maturity = i < 1000 ? "R" : "G" })).Build();
        float[] vectors = [.. Enumerable.Range(0, 1300).SelectMany(i => new[] { 1f, i / 1000f })];
        var space = Ranking.Embeddings.VectorSpace.Create("plane", EmbeddingTable.Create(2, vectors, catalog.Ids.Names), catalog);
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now), space);
        var context = new RankingContext(snapshot, new Profile("child") { Maturity = "G" }, ProfileHistory.Empty, FakeClock.Now);
        var buffer = new CandidateBuffer(context.Eligibility, 500);
        Source.Similar("x0000").RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal(Enumerable.Range(1000, 300), buffer.Items.ToArray());
        Assert.True(buffer.IsExact);
    }

    // The seed's own series took all the places that are kept, and all that a search asked for.
    [Fact]
    public void Similar_looks_past_a_series_longer_than_what_is_kept()
    {
        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, 1300).Select(i => new CatalogItem($"x{i:d4}", $"x{i}") { SeriesId = i < 1200 ? "long" : null })).Build();
        float[] vectors = [.. Enumerable.Range(0, 1300).SelectMany(i => new[] { 1f, i / 1000f })];
        var space = Ranking.Embeddings.VectorSpace.Create("plane", EmbeddingTable.Create(2, vectors, catalog.Ids.Names), catalog);
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now), space);
        var context = new RankingContext(snapshot, new Profile("fan"), ProfileHistory.Empty, FakeClock.Now);
        var buffer = new CandidateBuffer(context.Eligibility, 60);
        Source.Similar("x0000").RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal(Enumerable.Range(1200, 60), buffer.Items.ToArray());
    }

    [Fact]
    public void A_source_outlives_the_snapshot_it_was_made_beside()
    {
        ICandidateSource source = Source.WithValue("micro_genres", Films.Labels[0]);
        var smaller = new World([], Films.Catalog(12));
        var buffer = new CandidateBuffer(smaller.Context().Eligibility, 100);
        source.RetrieveAsync(smaller.Context(), buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal([0, 6], buffer.Items.ToArray().Order());
    }

    [Fact]
    public void Resumable_holds_what_was_left_part_way_the_newest_first()
    {
        var buffer = new CandidateBuffer(_world.Context("fan").Eligibility, 10, includeWatched: true);
        Source.Resumable().RetrieveAsync(_world.Context("fan"), buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal([7, 9], buffer.Items.ToArray());
        // Of a film, on no known device, on a workday and now a weekend: 0.9 three times.
        Assert.Equal((float)(Math.Pow(2, -3 / 7.0) * 0.64 * 0.729), buffer.Scores[0], 1e-5f);
    }

    [Fact]
    public void Similar_leaves_out_the_series_of_its_title_kept_or_searched()
    {
        // 600 titles alike: more than the neighbours that are kept, so few of them eligible make it search again.
        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, 600).Select(i => Films.Item(i % 60) with { Id = $"{i}", SeriesId = i % 60 == 0 ? "show" : null })).Build();
        World world = new([.. Enumerable.Range(1, 560).Select(i => new Interaction($"{i}", "fan", $"{i}", InteractionKind.Complete, FakeClock.Now))], catalog);
        foreach (string profile in new[] { "nobody", "fan" })
        {
            RankingContext context = world.Context(profile);
            var buffer = new CandidateBuffer(context.Eligibility, 500);
            Source.Similar("0").RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            Assert.NotEqual(0, buffer.Count);
            Assert.DoesNotContain(buffer.Items.ToArray(), item => catalog.SeriesOf(item) >= 0);
        }
    }

    [Fact]
    public void Ids_keep_their_order_without_repeats_and_unknown_ones()
    {
        CandidateBuffer found = Retrieve(Source.Ids(["t005", "nonsense", "t002", "t005"]), "nobody");
        Assert.Equal([5, 2], found.Items.ToArray());
    }

    [Fact]
    public void No_source_offers_a_title_the_person_may_not_see() => Law.Holds(
        random =>
        {
            var profile = new Profile("fan") { Maturity = random.NextInt32(2) == 0 ? "PG" : null };
            RankingContext context = _world.Context(profile);
            CategoryColumn column = _world.Catalog.Category("micro_genres");
            foreach (ICandidateSource source in new[] { Source.Popular(), Source.Trending(), Source.Nearest(), Source.Similar($"t{random.NextInt32(60):d3}"), Source.WithValue("micro_genres", column.Values[random.NextInt32(6)]), Source.Ids(["t000", "t001", "t006"]) })
            {
                var buffer = new CandidateBuffer(context.Eligibility, 1 + random.NextInt32(80));
                source.RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                Assert.All(buffer.Items.ToArray(), item => Assert.True(context.Eligibility.IsUnwatched(item)));
                Assert.Equal(buffer.Count, buffer.Items.ToArray().Distinct().Count());
            }
        },
        cases: 40);

    private CandidateBuffer Retrieve(ICandidateSource source, string profile, int limit = 100)
    {
        RankingContext context = _world.Context(profile);
        var buffer = new CandidateBuffer(context.Eligibility, limit);
        source.RetrieveAsync(context, buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return buffer;
    }
}
