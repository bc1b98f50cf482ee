namespace Ranking.Embeddings.Tests;

public class VectorSpaceTests
{
    private static readonly Catalog Six = Films.Catalog(6);
    private static readonly EmbeddingTable Vectors = EmbeddingTable.Create(2, [1, 0, 0, 1, 1, 1], ["t000", "t001", "gone"]);

    [Fact]
    public void Binds_its_vectors_to_the_catalog()
    {
        VectorSpace space = VectorSpace.Create("films", Vectors, Six);
        Assert.Equal("films", space.Name);
        Assert.Equal(6, space.Items.Count);
        Assert.Equal(4, space.Items.UnmatchedCount);
        Assert.Equal([0f, 1f], space.Items.Row(1).ToArray());
    }

    [Fact]
    public void Pools_the_vectors_of_values_once()
    {
        VectorSpace space = VectorSpace.Create("films", Vectors, Six);
        CategoryColumn labels = Six.Category("micro_genres");
        EmbeddingTable values = space.Values(labels);
        Assert.Same(values, space.Values(labels));
        Assert.Equal(labels.Values.Count, values.Count);
        Assert.True(labels.Values.TryGetOrdinal("Cerebral Sci-Fi", out int cerebral));
        Assert.Equal([1f, 0f], values.Row(cerebral).ToArray());
    }

    [Fact]
    public void Encodes_a_history_by_its_own_options()
    {
        ProfileHistory history = ProfileHistory.Create([Films.Play("p", 0, daysAgo: 1), Films.Play("p", 1, daysAgo: 3)], Six);
        var taste = new float[2];
        Assert.True(VectorSpace.Create("films", Vectors, Six, new PoolingOptions { HalfLifeDays = 1 }).TryEncode(new Profile("p"), history, FakeClock.Now, taste));
        Assert.Equal(0.25, taste[1] / taste[0], 1e-5);
        Assert.True(VectorSpace.Create("films", Vectors, Six, new PoolingOptions { HalfLifeDays = 2 }).TryEncode(new Profile("p"), history, FakeClock.Now, taste));
        Assert.Equal(0.5, taste[1] / taste[0], 1e-5);
    }

    [Fact]
    public void Takes_the_vector_of_a_profile_it_knows_and_pools_for_the_others()
    {
        VectorSpace space = VectorSpace.Create("films", Vectors, Six);
        VectorSpace known = space.WithProfiles(EmbeddingTable.Create(2, [0, -2, 0, 0], ["priya", "zero"]));
        ProfileHistory history = ProfileHistory.Create([Films.Play("p", 0)], Six);
        Assert.Equal([0f, -1f], Taste(known, "priya", history));
        Assert.Equal([0f, -1f], Taste(known, "priya", ProfileHistory.Empty));
        Assert.Equal([1f, 0f], Taste(known, "zero", history));
        Assert.Equal([1f, 0f], Taste(known, "Priya", history));
        Assert.Equal([1f, 0f], Taste(space, "priya", history));
        Assert.Same(space.Items, known.Items);
        Assert.Same(space.Index, known.Index);
    }

    [Fact]
    public void Refuses_vectors_of_profiles_that_do_not_fit()
    {
        VectorSpace space = VectorSpace.Create("films", Vectors, Six);
        Assert.Contains("3 dimensions, those of the titles 2", Assert.Throws<RankingException>(() => space.WithProfiles(EmbeddingTable.Create(3, new float[3], ["a"]))).Message);
        Assert.Contains("2 vectors of profiles need the ids", Assert.Throws<RankingException>(() => space.WithProfiles(EmbeddingTable.Create(2, new float[4]))).Message);
        Assert.Contains("row 1 has 'a'", Assert.Throws<RankingException>(() => space.WithProfiles(EmbeddingTable.FromNormalized(2, [new float[4]], new float[2], ["a", "a"]))).Message);
        Assert.Contains("row 0 has ''", Assert.Throws<RankingException>(() => space.WithProfiles(EmbeddingTable.Create(2, new float[2], [""]))).Message);
        Assert.Throws<ArgumentNullException>(() => space.WithProfiles(null!));
    }

    [Fact]
    public void Pools_the_labels_a_profile_picked_until_plays_outweigh_them()
    {
        Catalog catalog = Labelled();
        VectorSpace space = VectorSpace.Create("films", EmbeddingTable.Create(2, [1, 0, 0, 1], ["east", "label=north"]), catalog, new PoolingOptions { PicksUntil = 2, HalfLifeDays = 1e9 });
        var profile = new Profile("p") { Onboarding = ["label=north", "label=nothing of the kind", "column=north", "=", "no label"] };

        // The id of a title is no label, even where it reads like one.
        Assert.Equal([0f, 0f], Taste(space, profile, ProfileHistory.Empty));
        profile = profile with { Onboarding = ["label=n=1"] };
        Assert.Equal([0f, 1f], Taste(space, profile, ProfileHistory.Empty));
        Assert.Equal([0.894427f, 0.447214f], Taste(space, profile, ProfileHistory.Create([Played("east")], catalog)).Select(n => MathF.Round(n, 6)));
        Assert.Equal([1f, 0f], Taste(space, profile, ProfileHistory.Create([Played("east"), Played("neither")], catalog)));
        Assert.Equal([0f, 0f], Taste(VectorSpace.Create("films", EmbeddingTable.Create(2, [0, 1], ["label=north"]), catalog, new PoolingOptions { PicksUntil = 0 }), profile, ProfileHistory.Empty));
    }

    [Fact]
    public void Fills_titles_without_a_vector_from_their_labels_where_it_is_told_to()
    {
        Catalog catalog = new CatalogBuilder()
            .Add(new CatalogItem("a", "A") { Categories = { ["label"] = ["east", "all"] } })
            .Add(new CatalogItem("b", "B") { Categories = { ["label"] = ["north", "all"] } })
            .Add(new CatalogItem("new", "New") { Categories = { ["label"] = ["north", "all"] } })
            .Add(new CatalogItem("odd", "Odd") { Categories = { ["label"] = ["nobody else's"] } })
            .Build();
        EmbeddingTable vectors = EmbeddingTable.Create(2, [3, 0, 0, 1], ["a", "b"]);
        VectorSpace plain = VectorSpace.Create("films", vectors, catalog);
        Assert.Equal((2, 0), (plain.Items.UnmatchedCount, plain.FilledCount));
        Assert.Equal(0f, plain.Items.Norm(2));

        VectorSpace filled = VectorSpace.Create("films", vectors, catalog, new PoolingOptions { FillFromLabels = true });
        Assert.Equal((1, 1), (filled.Items.UnmatchedCount, filled.FilledCount));
        Assert.Equal(3f, filled.Items.Norm(0), 1e-5f);
        Assert.Equal(0f, filled.Items.Norm(3));
        // ln(5/2) of north and ln(5/3) of what everything has, which points between.
        double north = Math.Log(2.5) + (Math.Log(5.0 / 3) * Math.Sqrt(0.5));
        double east = Math.Log(5.0 / 3) * Math.Sqrt(0.5);
        Assert.Equal(north / east, filled.Items.Row(2)[1] / filled.Items.Row(2)[0], 1e-4);
        Assert.Equal(plain.Values(catalog.Category("label")).Row(1).ToArray(), filled.Values(catalog.Category("label")).Row(1).ToArray());

        var found = new int[3];
        Assert.Equal(3, filled.Index.Search([0f, 1f], CandidateFilter.None, found, new float[3]));
        Assert.Equal([1, 2, 0], found);
    }

    [Fact]
    public void Fills_nothing_from_vectors_of_another_catalog()
    {
        VectorSpace space = VectorSpace.Create("films", EmbeddingTable.Create(2, [1, 0], ["elsewhere"]), Six, new PoolingOptions { FillFromLabels = true });
        Assert.Equal((6, 0), (space.Items.UnmatchedCount, space.FilledCount));
    }

    [Fact]
    public void Has_a_persona_for_each_taste_the_heaviest_first()
    {
        Catalog catalog = Films.Catalog(12);
        float[] vectors = [.. Enumerable.Range(0, 12).SelectMany(title => title % 3 == 0 ? new[] { 0f, 1f, 0.01f * title } : [1f, 0f, 0.01f * title])];
        VectorSpace space = VectorSpace.Create("films", EmbeddingTable.Create(3, vectors, catalog.Ids.Names), catalog);
        ProfileHistory history = ProfileHistory.Create([.. Enumerable.Range(0, 12).Select(title => Films.Play("p", title))], catalog);
        var personas = new float[6];
        Assert.Equal(2, space.EncodePersonas(new Profile("p"), history, FakeClock.Now, personas));
        Assert.True(personas[0] > 0.99f && personas[1] == 0f, string.Join(' ', personas));
        Assert.True(personas[3] == 0f && personas[4] > 0.99f, string.Join(' ', personas));
    }

    [Fact]
    public void Has_the_taste_as_the_persona_of_a_history_that_makes_no_two()
    {
        VectorSpace space = VectorSpace.Create("films", Vectors, Six).WithProfiles(EmbeddingTable.Create(2, [0, -2], ["known"]));
        ProfileHistory history = ProfileHistory.Create([Films.Play("p", 0), Films.Play("p", 1)], Six);
        float[] personas = [9f, 9f, 9f, 9f];
        Assert.Equal(1, space.EncodePersonas(new Profile("known"), history, FakeClock.Now, personas));
        Assert.Equal([0f, -1f, 0f, 0f], personas);
        Assert.Equal(1, space.EncodePersonas(new Profile("p"), history, FakeClock.Now, personas));
        Assert.Equal([.. Taste(space, "p", history), 0f, 0f], personas);
        Assert.Equal(0, space.EncodePersonas(new Profile("p"), ProfileHistory.Empty, FakeClock.Now, personas));
        Assert.Equal([0f, 0f, 0f, 0f], personas);
        Assert.Contains("room for 3 numbers", Assert.Throws<ArgumentException>(() => space.EncodePersonas(new Profile("p"), history, FakeClock.Now, new float[3])).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Refuses_room_of_another_length(int length) => Assert.Contains(
        $"2 dimensions; there is room for {length}",
        Assert.Throws<ArgumentException>(() => VectorSpace.Create("films", Vectors, Six).TryEncode(new Profile("p"), ProfileHistory.Empty, FakeClock.Now, new float[length])).Message);

    [Fact]
    public void Refuses_a_blank_name_and_options_out_of_range()
    {
        Assert.Throws<ArgumentException>(() => VectorSpace.Create(" ", Vectors, Six));
        Assert.Throws<ArgumentNullException>(() => VectorSpace.Create("films", null!, Six));
        Assert.Throws<RankingException>(() => VectorSpace.Create("films", Vectors, Six, new PoolingOptions { HalfLifeDays = 0 }));
    }

    private static Catalog Labelled() => new CatalogBuilder()
        .Add(new CatalogItem("east", "East"))
        .Add(new CatalogItem("neither", "Neither"))
        .Add(new CatalogItem("label=north", "North") { Categories = { ["label"] = ["n=1", "north"] } })
        .Build();

    private static Interaction Played(string id) => new(id, "p", id, InteractionKind.Complete, FakeClock.Now);

    private static float[] Taste(VectorSpace space, string profile, ProfileHistory history) => Taste(space, new Profile(profile), history);

    private static float[] Taste(VectorSpace space, Profile profile, ProfileHistory history)
    {
        float[] taste = [9f, 9f];
        Assert.Equal(space.TryEncode(profile, history, FakeClock.Now, taste), taste.AsSpan().ContainsAnyExcept(0f));
        return taste;
    }
}
