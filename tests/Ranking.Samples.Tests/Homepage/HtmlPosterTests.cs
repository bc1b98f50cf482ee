using System.Xml.Linq;
using Ranking.Samples.Homepage.Html;

namespace Ranking.Samples.Tests.Homepage;

/// <summary>Artwork drawn from the tags of a picture.</summary>
public class HtmlPosterTests
{
    private static readonly string[] Variants = ["face", "landscape", "couple", "ensemble", "night", "action", "still-life", ""];

    [Fact]
    public void Every_tag_and_genre_of_the_sample_and_of_MovieLens_looks_like_something()
    {
        Catalog catalog = HtmlPages.Data.Catalog;
        string[] tags =
        [
            .. Enumerable.Range(0, catalog.Count).SelectMany(item => catalog.Artwork(item)).SelectMany(picture => picture.Tags),
            .. Enumerable.Range(0, catalog.Count).SelectMany(item => CatalogFacts.ValuesOf(catalog, "genres", item)),
            .. "Action|Adventure|Animation|Children's|Comedy|Crime|Documentary|Drama|Fantasy|Film-Noir|Horror|Musical|Mystery|Romance|Sci-Fi|Thriller|War|Western".Split('|'),
        ];
        Assert.Empty(tags.Distinct(StringComparer.OrdinalIgnoreCase).Where(tag => !PosterTags.IsKnown(tag)));
        Assert.Equal(PosterTags.FallbackTexture, PosterTags.TextureOf("a tag that nobody thought of"));
        Assert.Empty(PosterTags.Textures.Except(PosterTextures.Names, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_motif_that_a_poster_places_is_in_the_page()
    {
        HashSet<string> ids = [.. XElement.Parse(PageAssets.Motifs).Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Empty(PosterTags.Objects.Where(name => !ids.Contains($"m-{name}")));
        int posters = 0;
        foreach (string variant in Variants)
        {
            for (int i = 0; i < 200; i++)
            {
                string[] tags = [Known[i % Known.Length], Known[(i * 7 + 3) % Known.Length], Known[(i * 5 + 1) % Known.Length]];
                XElement poster = XElement.Parse(PosterArt.Draw(new PosterBrief($"title {i}", variant, tags, "AB"), "p").Svg);
                HashSet<string> own = [.. poster.Descendants().Attributes("id").Select(id => id.Value)];
                Assert.Empty(poster.Descendants("use").Select(use => ((string)use.Attribute("href")!)[1..]).Where(id => !ids.Contains(id)));
                Assert.Empty(poster.Descendants().Attributes().Where(attribute => attribute.Value.StartsWith("url(#", StringComparison.Ordinal)).Select(attribute => attribute.Value[5..^1]).Where(id => !own.Contains(id) && !ids.Contains(id)));
                Assert.Equal(own.Count, poster.Descendants().Attributes("id").Count());
                posters++;
            }
        }

        Assert.Equal(200 * Variants.Length, posters);
    }

    [Fact]
    public void The_same_picture_is_always_drawn_alike_and_another_picture_of_a_title_otherwise()
    {
        Catalog catalog = HtmlPages.Data.Catalog;
        for (int item = 0; item < catalog.Count; item++)
        {
            string id = catalog.Ids[item];
            string[] drawn = [.. catalog.Artwork(item).Select(picture => PosterArt.Draw(new PosterBrief(id, picture.Name, picture.Tags, "A"), "p").Svg)];
            Assert.Equal(drawn, catalog.Artwork(item).Select(picture => PosterArt.Draw(new PosterBrief(id, picture.Name, picture.Tags, "A"), "p").Svg));
            Assert.Equal(drawn.Length, drawn.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Names_are_legible_on_every_palette()
    {
        foreach (PosterPalette palette in PosterPalettes.All.SelectMany(palette => Enumerable.Range(-9, 19).Select(degrees => palette.Turned(degrees))))
        {
            // Whatever is drawn beneath a name shows through the ground under it.
            foreach (PosterColor beneath in (PosterColor[])[palette.Light, palette.Accent, palette.Mid, palette.High, palette.Low, palette.Figure])
            {
                double contrast = PosterColor.Contrast(palette.Ink, beneath.Toward(palette.Base, PosterArt.NameGround));
                Assert.True(contrast >= 4.5, $"{palette} has {contrast:0.00} over {beneath}");
            }
        }
    }

    [Fact]
    public void Names_keep_to_the_lower_half_of_a_poster_and_long_words_are_set_smaller()
    {
        foreach (string title in Enumerable.Range(0, HtmlPages.Data.Catalog.Count).Select(HtmlPages.Data.Catalog.Title).Concat(HtmlPages.Hostile))
        {
            Assert.All(["block", "wide", "slab", "book", "script", "round", "plain"], face => Assert.InRange(TitleCard.NameHeight(title, face, TitleCard.SizeOf(title, face)), 8, 56));
        }

        Assert.True(TitleCard.SizeOf("Up", "round") < TitleCard.SizeOf("Nightcrawler", "round"));
        Assert.Equal(8, TitleCard.SizeOf(new string('A', 500), "plain"));
    }

    [Theory]
    [InlineData("The Lobster", "L")]
    [InlineData("Mulholland Drive", "MD")]
    [InlineData("", "•")]
    [InlineData("</script>", "•")]
    [InlineData("일본", "일")]
    public void Initials_stand_for_a_title(string title, string expected) => Assert.Equal(expected, HtmlText.Initials(title));

    private static readonly string[] Known =
    [
        .. Enumerable.Range(0, HtmlPages.Data.Catalog.Count).SelectMany(item => HtmlPages.Data.Catalog.Artwork(item)).SelectMany(picture => picture.Tags)
            .Append("film-noir").Append("children's").Append("unheard of").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
