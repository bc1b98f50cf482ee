namespace Ranking.Testing.Tests;

public class WorldsTests
{
    private static World Of(string name) => Worlds.Default.All.Single(world => world.Name == name);

    private static RankingContext Context(World world, string profile) => world.Context(world.Profiles.Single(known => known.Id == profile));

    private static int Shown(RankingContext context) => Enumerable.Range(0, context.Eligibility.ItemCount).Count(context.Eligibility.IsUnwatched);

    [Fact]
    public void Are_the_same_for_a_seed_and_others_for_another()
    {
        static string Text(Worlds worlds) => string.Join('\n', worlds.All.Select(world =>
            $"{world} {string.Join(' ', world.Interactions)} {(world.Catalog.Count > 0 ? Numbers.Words(world.Catalog.Numbers("rating")) : "")}"));
        string first = Text(new Worlds { LargestCount = 100 });
        Assert.Equal(first, Text(new Worlds { LargestCount = 100 }));
        Assert.NotEqual(first, Text(new Worlds { LargestCount = 100, Seed = 2 }));
    }

    [Fact]
    public void Hold_every_edge_case_they_promise()
    {
        Assert.Equal(0, Of("no titles").Catalog.Count);
        Assert.Equal(1, Of("one title").Catalog.Count);
        Assert.All(Of("nothing described").Catalog.Categories.Values, column => Assert.Equal(0, column.Values.Count));
        Assert.All(Of("nothing described").Catalog.Numbers("rating").ToArray(), rating => Assert.True(float.IsNaN(rating)));
        Assert.Empty(Of("nothing played").Interactions);
        Assert.False(Of("no times").Snapshot.Statistics.HasTimes);
        CatalogStatistics alike = Of("all titles alike").Snapshot.Statistics;
        Assert.Single(alike.Plays.ToArray().Distinct());
        Assert.Single(alike.MeanCompletion.ToArray().Distinct());
        Assert.Single(alike.Trending.ToArray().Distinct());
        Assert.All(Enumerable.Range(0, 30), item => Assert.Equal(0f, Of("no vectors").Snapshot.Space("world").Items.Norm(item)));
        Assert.All(Of("nothing to show").Profiles, profile => Assert.Equal(0, Shown(Of("nothing to show").Context(profile))));
        Assert.InRange(Of("series").Catalog.SeriesCount, 2, 5);
        Assert.InRange(Of("thousands of titles").Catalog.Count, 4097, int.MaxValue);
    }

    [Fact]
    public void Hold_people_of_every_kind()
    {
        World world = Of("thousands of titles");
        int everything = Shown(Context(world, "nobody yet"));
        Assert.Equal(0, Shown(Context(world, "watched everything")));
        Assert.Equal(0, Shown(Context(world, "hid everything")));
        Assert.Equal(0, Shown(Context(world, "off the scale")));
        Assert.InRange(Shown(Context(world, "child")), 1, everything - 1);
        Assert.InRange(Shown(Context(world, "in Sweden")), everything - 4 + 1, world.Catalog.Count);
        Assert.Equal(5, Context(world, "of another catalog").History.UnmatchedCount);
        Assert.False(Context(world, "without times").History.HasTimes);
        ProfileHistory sampler = Context(world, "sampler").History;
        Assert.Contains(Enumerable.Range(0, sampler.Count), sampler.IsResumable);
        Assert.NotEmpty(world.Profiles.Single(profile => profile.Id == "picked some").Onboarding);
    }

    [Fact]
    public void Have_titles_with_the_same_vector_and_titles_without_one()
    {
        EmbeddingTable vectors = Of("thousands of titles").Snapshot.Space("world").Items;
        int[] rows = [.. Enumerable.Range(1, vectors.Count - 1)];
        Assert.Contains(rows, row => vectors.Norm(row) == 0f);
        Assert.Contains(rows, row => vectors.Norm(row) > 0f && vectors.Row(row).SequenceEqual(vectors.Row(row - 1)));
    }

    [Fact]
    public void Take_the_spaces_and_the_titles_of_a_host()
    {
        var worlds = new Worlds { RandomCount = 0, LargestCount = 10, Title = (title, _) => title with { Title = "renamed" }, Spaces = _ => [] };
        Assert.All(worlds.All, world => Assert.Empty(world.Snapshot.Spaces));
        Assert.Equal("renamed", worlds.All[1].Catalog.Title(0));
    }
}
