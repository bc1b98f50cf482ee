using Ranking.Samples.Data;

namespace Ranking.Samples.Tests;

/// <summary>What the sample's own catalog promises.</summary>
public class EmbeddedCatalogTests
{
    private static readonly DataFolder Data = DataFolder.Load(Repository.Path("samples", "Homepage", "Catalog"));

    [Fact]
    public void Loads_without_a_skip_or_a_note()
    {
        Assert.Equal(4, Data.Reports.Count);
        Assert.All(Data.Reports, report => Assert.Equal(0, report.Skipped));
        Assert.Empty(Data.Reports.SelectMany(report => report.Notes));
        Assert.True(Data.HasTimes);
    }

    [Fact]
    public void Has_a_hundred_and_fifty_titles_with_two_or_three_labels_and_two_pictures_or_more()
    {
        Assert.InRange(Data.Catalog.Count, 150, int.MaxValue);
        for (int item = 0; item < Data.Catalog.Count; item++)
        {
            Assert.InRange(Data.Catalog.Category("micro_genres").ValuesOf(item).Length, 2, 3);
            Assert.InRange(Data.Catalog.Artwork(item).Count, 2, int.MaxValue);
            Assert.All(Data.Catalog.Artwork(item), variant => Assert.NotEmpty(variant.Tags));
            Assert.Equal(Data.Catalog.Artwork(item).Count, Data.Catalog.Artwork(item).Select(variant => variant.Name).Distinct(StringComparer.Ordinal).Count());
            Assert.NotEmpty(Data.Catalog.Texts("plot")[item]);
            Assert.True(float.IsFinite(Data.Catalog.Numbers("year")[item]));
        }
    }

    [Theory]
    [InlineData("Arrival")]
    [InlineData("Ex Machina")]
    [InlineData("Annihilation")]
    [InlineData("Stalker")]
    [InlineData("Parasite")]
    [InlineData("The Lobster")]
    [InlineData("Jiro Dreams of Sushi")]
    [InlineData("Spirited Away")]
    public void Has_the_films_it_is_known_for(string title) =>
        Assert.Contains(title, Enumerable.Range(0, Data.Catalog.Count).Select(Data.Catalog.Title), StringComparer.Ordinal);

    [Fact]
    public void Has_forty_viewers_who_watched_fifteen_to_sixty_times()
    {
        InteractionKind[] watching = [InteractionKind.Play, InteractionKind.Progress, InteractionKind.Complete, InteractionKind.Abandon, InteractionKind.Rewatch];
        var viewers = Data.Interactions.GroupBy(e => e.ProfileId, StringComparer.Ordinal).ToList();
        Assert.InRange(viewers.Count, 40, int.MaxValue);
        Assert.All(viewers, viewer => Assert.InRange(viewer.Count(e => watching.Contains(e.Kind)), 15, 60));
    }

    [Theory]
    [InlineData("arjun")]
    [InlineData("priya")]
    [InlineData("rahul")]
    public void Has_the_viewers_it_is_shown_with(string viewer)
    {
        Assert.True(Data.Profiles.ContainsKey(viewer));
        Assert.Contains(Data.Interactions, e => e.ProfileId == viewer);
    }

    [Fact]
    public void Names_only_titles_it_has_where_people_began()
    {
        Assert.All(Data.Profiles.Values.SelectMany(profile => profile.Onboarding), id => Assert.True(Data.Catalog.Ids.TryGetOrdinal(id, out _), id));
        Assert.Equal(Data.Interactions.Count, Data.Interactions.Select(e => e.EventId).Distinct(StringComparer.Ordinal).Count());
    }
}
