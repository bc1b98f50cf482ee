using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ranking.Samples.Homepage.Html;

namespace Ranking.Samples.Tests.Homepage;

/// <summary>The homepages as one file.</summary>
public partial class HtmlPageTests
{
    [Fact]
    public async Task Shows_every_row_title_and_reason_as_text_in_its_place()
    {
        IReadOnlyList<Ranking.Homepage> pages = await HtmlPages.SampleAsync("arjun", "priya");
        XElement[] viewers = [.. HtmlPages.Parse(HtmlPage.Write(pages, HtmlPages.Data.Catalog)).OfClass("viewer")];
        Assert.Equal(2, viewers.Length);
        foreach ((Ranking.Homepage page, XElement viewer) in pages.Zip(viewers))
        {
            Assert.Equal(page.Request.Profile.Id, viewer.Descendants("h2").Single().Value);
            Assert.Equal(page.Rows.Select(row => row.Title), viewer.Descendants("h3").Select(heading => heading.Value));
            Assert.Equal(page.Rows.Select(row => row.Reason.ToString()), viewer.OfClass("because").Select(reason => reason.Value));
            Assert.Equal(page.Rows.SelectMany(row => row.Items).Select(item => item.Title), viewer.OfClass("name").Select(name => name.Value));
            Assert.Equal(page.Rows.SelectMany(row => row.Items).Select(item => item.Reason.ToString()), viewer.OfClass("why").Select(why => why.Element("bdi")!.Value));
            Assert.Equal(page.Trace.Rows.Count(row => row.Place is null), viewer.OfClass("left").Elements("li").Count());
        }
    }

    [Fact]
    public void Every_kind_of_row_has_a_colour_of_its_own()
    {
        string css = File.ReadAllText(Repository.Path("samples", "Homepage", "Html", "page.css"));
        string[] colours = [.. ViewerSection.KnownKinds.Select(kind => Regex.Match(css, $@"\.k-{kind}::before \{{ background: (#[0-9a-f]{{6}}); \}}").Groups[1].Value)];
        Assert.All(colours, Assert.NotEmpty);
        Assert.Equal(colours.Length, colours.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Names_no_address_outside_of_itself_and_lets_only_its_own_script_run()
    {
        string html = HtmlPage.Write(await HtmlPages.SampleAsync("arjun", "priya"), HtmlPages.Data.Catalog);
        XElement root = HtmlPages.Parse(html);
        string[] references = [.. root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src" or "action" or "data" or "srcset" or "poster").Select(attribute => attribute.Value)];
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.StartsWith("#", reference, StringComparison.Ordinal));
        Assert.DoesNotContain("http://", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", html, StringComparison.OrdinalIgnoreCase);
        Assert.All(Url().Matches(html), match => Assert.Matches("^url\\(\"?(#|data:image/png)", match.Value));
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", html, StringComparison.Ordinal);
        Assert.Empty(root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));

        string policy = (string)root.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        // A browser hashes what stands between the tags.
        Assert.All(Inline().Matches(html), match => Assert.Contains(Hash(match.Groups["content"].Value), policy, StringComparison.Ordinal));
        Assert.Equal(3, Inline().Count(html));
    }

    [Fact]
    public async Task Hostile_names_are_text_and_add_no_element_and_no_attribute()
    {
        (Ranking.Homepage page, Catalog catalog) = await HtmlPages.NamedAsync(HtmlPages.Hostile);
        string html = HtmlPage.Write([page], catalog);
        XElement root = HtmlPages.Parse(html);
        Assert.True(page.Rows.Sum(row => row.Items.Count) >= 12, "the rows must show most of the names");
        Assert.Equal(page.Rows.SelectMany(row => row.Items).Select(item => HtmlText.Clean(item.Title)), root.OfClass("name").Select(name => name.Value));
        Assert.Equal(HtmlText.Clean(page.Request.Profile.Id), root.Descendants("h2").Single().Value);
        Assert.DoesNotContain('\0', html);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);

        // Nothing is there that a harmless page has not: the same names of elements, each with the same names of attributes.
        HashSet<string> known = Shapes(HtmlPages.Parse(HtmlPage.Write(await HtmlPages.SampleAsync("arjun", "priya"), HtmlPages.Data.Catalog)));
        (Ranking.Homepage harmless, Catalog plain) = await HtmlPages.NamedAsync([.. HtmlPages.Hostile.Select((_, i) => $"Title {i}")]);
        known.UnionWith(Shapes(HtmlPages.Parse(HtmlPage.Write([harmless], plain))));
        Assert.Empty(Shapes(root).Except(known, StringComparer.Ordinal));
        Assert.Equal(3, root.Descendants("script").Count());
        Assert.Single(root.Descendants("style"));
        XElement card = root.OfClass("card").First();
        Assert.Equal(["art", "why"], card.Elements().Select(part => (string)part.Attribute("class")!));
    }

    [Fact]
    public async Task A_page_of_hostile_names_has_as_many_parts_as_one_of_harmless_names()
    {
        // Posters are drawn from tags and ids, so all but the drawings must have the same parts.
        (Ranking.Homepage hostile, Catalog catalog) = await HtmlPages.NamedAsync(HtmlPages.Hostile);
        XElement root = HtmlPages.Parse(HtmlPage.Write([hostile], catalog));
        int titles = hostile.Rows.Sum(row => row.Items.Count);
        Assert.Equal(titles, root.Descendants("button").Count());
        Assert.Equal(titles, root.Descendants("ol").Elements("li").Count());
        Assert.Equal(hostile.Rows.Count, root.Descendants("h3").Count());
        Assert.Equal(titles, root.OfClass("name").Elements("bdi").Count());
        Assert.All(root.OfClass("name").Elements("bdi"), name => Assert.False(name.HasElements));
        string json = root.Descendants("script").Single(script => (string?)script.Attribute("type") == "application/json").Value;
        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain('&', json);
        Assert.Equal(hostile.Rows.Count, JsonDocument.Parse(json).RootElement.GetProperty("pages")[0].GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task The_same_page_gives_the_same_file_but_for_how_long_it_took()
    {
        Assert.Equal(Timeless(HtmlPage.Write(await HtmlPages.SampleAsync("arjun", "priya"), HtmlPages.Data.Catalog)), Timeless(HtmlPage.Write(await HtmlPages.SampleAsync("arjun", "priya"), HtmlPages.Data.Catalog)));
        IReadOnlyList<Ranking.Homepage> pages = await HtmlPages.SampleAsync("arjun");
        Assert.Equal(HtmlPage.Write(pages, HtmlPages.Data.Catalog), HtmlPage.Write(pages, HtmlPages.Data.Catalog));
    }

    [Fact]
    public async Task Two_viewers_in_a_file_take_less_than_a_megabyte()
    {
        string html = HtmlPage.Write(await HtmlPages.SampleAsync("arjun", "priya"), HtmlPages.Data.Catalog);
        Assert.InRange(html.Length, 100_000, 1_000_000);
    }

    [Fact]
    public async Task A_page_without_a_trace_is_written_too()
    {
        Ranking.Homepage page = (await HtmlPages.SampleAsync("arjun"))[0];
        HomepageComposer composer = new HomepageComposerBuilder(
            new SnapshotPublisher(RankingSnapshot.Create(HtmlPages.Data.Catalog, CatalogStatistics.Compute(HtmlPages.Data.Catalog, [], HtmlPages.Data.DefaultTime))), new InMemoryInteractionStore()).Build();
        Ranking.Homepage plain = await composer.ComposeAsync(new HomepageRequest("nobody") { At = HtmlPages.Data.DefaultTime });
        XElement root = HtmlPages.Parse(HtmlPage.Write([plain, page], HtmlPages.Data.Catalog));
        Assert.NotEmpty(plain.Rows);
        Assert.Equal(plain.Rows.Sum(row => row.Items.Count), root.OfClass("viewer").First().OfClass("card").Count());
    }

    private static HashSet<string> Shapes(XElement root) =>
        [.. root.DescendantsAndSelf().SelectMany(element => element.Attributes().Select(attribute => $"{element.Name} {attribute.Name}").Prepend(element.Name.ToString()))];

    private static string Timeless(string html)
    {
        XElement root = HtmlPages.Parse(html);
        foreach (XElement time in root.OfClass("ms").ToList())
        {
            time.Value = "";
        }

        foreach (XElement bar in root.OfClass("bar").Elements("rect"))
        {
            bar.SetAttributeValue("width", null);
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static string Hash(string text) => Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("url\\([^)]{0,30}")]
    private static partial Regex Url();

    [GeneratedRegex("<(style|script)>(?<content>.*?)</\\1>", RegexOptions.Singleline)]
    private static partial Regex Inline();
}
