using System.Text.Json;
using Ranking.Samples.Homepage.Html;

namespace Ranking.Samples.Tests.Homepage;

/// <summary>What the page says of a title that is opened.</summary>
public class HtmlBreakdownTests
{
    [Fact]
    public async Task Terms_add_up_to_the_score_of_every_title()
    {
        IReadOnlyList<Ranking.Homepage> pages = await HtmlPages.SampleAsync("arjun", "priya");
        int titles = 0;
        foreach ((Ranking.Homepage page, JsonElement data) in pages.Zip(Pages(pages)))
        {
            foreach ((HomepageRow row, JsonElement told) in page.Rows.Zip(data.GetProperty("rows").EnumerateArray()))
            {
                Assert.Equal(row.Items.Count, told.GetProperty("items").GetArrayLength());
                foreach ((HomepageItem item, JsonElement parts) in row.Items.Zip(told.GetProperty("items").EnumerateArray()))
                {
                    double[] terms = [.. parts[6].EnumerateArray().Select(term => term.GetDouble())];
                    Assert.Equal(told.GetProperty("terms").GetArrayLength(), terms.Length);
                    Assert.Equal(item.Score, parts[1].GetSingle());
                    Assert.NotEmpty(terms);
                    Assert.InRange(terms.Sum() - parts[1].GetDouble(), -1e-5 * Math.Max(1, terms.Sum(Math.Abs)), 1e-5 * Math.Max(1, terms.Sum(Math.Abs)));
                    titles++;
                }
            }
        }

        Assert.Equal(pages.Sum(page => page.Rows.Sum(row => row.Items.Count)), titles);
    }

    [Fact]
    public async Task Fates_account_for_every_candidate_of_a_row()
    {
        IReadOnlyList<Ranking.Homepage> pages = await HtmlPages.SampleAsync("arjun");
        JsonElement[] rows = [.. Pages(pages).Single().GetProperty("rows").EnumerateArray()];
        foreach ((HomepageRow row, JsonElement told) in pages[0].Rows.Zip(rows))
        {
            JsonElement[] fates = [.. told.GetProperty("fates").EnumerateArray()];
            Assert.Equal(pages[0].Trace.Account(row.Key).Count, fates.Sum(fate => fate[1].GetInt32()));
            Assert.Equal(row.Items.Count, fates.Where(fate => fate[2].GetInt32() == 1).Sum(fate => fate[1].GetInt32()));
        }

        string[] words = [.. rows.SelectMany(row => row.GetProperty("fates").EnumerateArray()).Select(fate => fate[0].GetString()!)];
        Assert.Contains("in reserve, not needed", words);
        Assert.Contains(words, text => text.StartsWith("shown above in ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Near_misses_are_the_next_in_order_that_the_row_does_not_show()
    {
        IReadOnlyList<Ranking.Homepage> pages = await HtmlPages.SampleAsync("priya");
        JsonElement root = Root(pages);
        int misses = 0;
        foreach ((HomepageRow row, JsonElement told) in pages[0].Rows.Zip(root.GetProperty("pages")[0].GetProperty("rows").EnumerateArray()))
        {
            string[] shown = [.. row.Items.Select(item => item.Title)];
            foreach (JsonElement miss in told.GetProperty("misses").EnumerateArray())
            {
                Assert.DoesNotContain(root.GetProperty("titles")[miss[0].GetInt32()][0].GetString(), shown);
                Assert.NotEmpty(miss[2].GetString()!);
                misses++;
            }

            Assert.InRange(told.GetProperty("misses").GetArrayLength(), 0, 5);
        }

        Assert.True(misses > 10, $"{misses} near misses");
    }

    [Fact]
    public async Task Cards_and_data_name_the_same_titles_in_the_same_places()
    {
        IReadOnlyList<Ranking.Homepage> pages = await HtmlPages.SampleAsync("arjun", "priya");
        JsonElement root = Root(pages);
        var html = HtmlPages.Parse(HtmlPage.Write(pages, HtmlPages.Data.Catalog));
        var names = html.OfClass("card").ToDictionary(card => (string)card.Attribute("id")!, card => card.OfClass("name").Single().Value, StringComparer.Ordinal);
        int seen = 0;
        for (int page = 0; page < pages.Count; page++)
        {
            JsonElement rows = root.GetProperty("pages")[page].GetProperty("rows");
            for (int row = 0; row < rows.GetArrayLength(); row++)
            {
                JsonElement items = rows[row].GetProperty("items");
                for (int item = 0; item < items.GetArrayLength(); item++)
                {
                    Assert.Equal(root.GetProperty("titles")[items[item][0].GetInt32()][0].GetString(), names[$"v{page + 1}-r{row + 1}-{item + 1}"]);
                    seen++;
                }
            }
        }

        Assert.Equal(names.Count, seen);
    }

    private static JsonElement Root(IReadOnlyList<Ranking.Homepage> pages) => JsonDocument.Parse(BreakdownData.Write(pages, HtmlPages.Data.Catalog)).RootElement;

    private static IEnumerable<JsonElement> Pages(IReadOnlyList<Ranking.Homepage> pages) => Root(pages).GetProperty("pages").EnumerateArray();
}
