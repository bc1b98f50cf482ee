using System.Text;
using Ranking.Samples.Data;

namespace Ranking.Samples.Tests;

/// <summary>What holds of every file, told by that of the titles.</summary>
public class CsvTableTests
{
    [Fact]
    public void Refuses_an_empty_file() => Assert.Contains("items.csv is empty; its first line must name the columns item_id, title", TemporaryFolder.Refusal(items: ""));

    [Theory]
    [InlineData("title\nA\n", "the header has no column 'item_id'; it has title")]
    [InlineData("item_id\na\n", "the header has no column 'title'; it has item_id")]
    [InlineData("item_id,title,TITLE\na,A,A\n", "the column 'TITLE' stands in the header twice")]
    public void Refuses_a_header_it_cannot_use(string items, string reason) => Assert.Contains(reason, TemporaryFolder.Refusal(items: items));

    [Fact]
    public void Names_the_file_and_line_of_a_bad_header() => Assert.Contains(
        "interactions.csv, line 1: the header has no column 'item_id'; it has user_id, item", TemporaryFolder.Refusal(interactions: "user_id,item\nu,a\n"));

    [Fact]
    public void Reads_headers_without_case_and_cells_without_space_around_them()
    {
        DataFolder data = TemporaryFolder.Load(items: "Title, ITEM_ID \n  Alpha , a \n");
        Assert.Equal("Alpha", data.Catalog.Title(0));
        Assert.Equal("a", data.Catalog.Ids[0]);
    }

    [Fact]
    public void Reads_quoted_cells_with_commas_quotes_and_line_ends()
    {
        DataFolder data = TemporaryFolder.Load(items: "item_id,title,plot\na,\"Alpha, the \"\"first\"\"\",\"one\ntwo\"\nb,Beta,\n");
        Assert.Equal("Alpha, the \"first\"", data.Catalog.Title(0));
        Assert.Equal("one\ntwo", data.Catalog.Texts("plot")[0]);
        Assert.Equal("Beta", data.Catalog.Title(1));
    }

    [Fact]
    public void Reads_files_with_a_byte_order_mark_and_windows_line_ends()
    {
        using TemporaryFolder folder = new TemporaryFolder()
            .Write("items.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("item_id,title\r\na,Zoë\r\n")])
            .Write("interactions.csv", TemporaryFolder.OneEvent);
        Assert.Equal("Zoë", DataFolder.Load(folder.Name).Catalog.Title(0));
    }

    [Fact]
    public void Skips_records_with_another_number_of_cells()
    {
        FileReport report = Report(Rows(40) + "x\ny,Y,more\n");
        Assert.Equal((42, 2), (report.Records, report.Skipped));
        Assert.Equal("items.csv: 42 records, 2 skipped (2 with another number of cells than the header's 2, first on line 42)", report.ToString());
    }

    [Fact]
    public void Skips_records_with_a_quote_out_of_place()
    {
        FileReport report = Report(Rows(40) + "x,X \"quoted\" end\ny,Yes\n");
        Assert.Equal((42, 1), (report.Records, report.Skipped));
        Assert.Contains("1 with a quote out of place, first on line 42", report.ToString());
    }

    [Fact]
    public void Counts_the_lines_of_cells_that_hold_line_ends()
    {
        FileReport report = Report(Rows(40) + "m,\"two\nlines\"\n,no id\n");
        Assert.Contains("1 without an item_id or a title, first on line 44", report.ToString());
    }

    [Fact]
    public void Refuses_a_file_that_is_not_utf8()
    {
        using TemporaryFolder folder = new TemporaryFolder()
            .Write("items.csv", [.. Encoding.UTF8.GetBytes("item_id,title\na,Alpha\nb,Zo"), 0xEB, (byte)'\n'])
            .Write("interactions.csv", TemporaryFolder.OneEvent);
        string message = Assert.Throws<DataException>(() => DataFolder.Load(folder.Name)).Message;
        Assert.Contains("items.csv", message);
        Assert.Contains("the file is not UTF-8. Nothing was loaded.", message);
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(18, false)]
    public void Refuses_a_file_of_which_more_than_five_percent_was_skipped(int good, bool isLoaded)
    {
        string items = Rows(good) + ",no id\n";
        if (isLoaded)
        {
            Assert.Equal(good, TemporaryFolder.Load(items: items).Catalog.Count);
        }
        else
        {
            string message = TemporaryFolder.Refusal(items: items);
            Assert.Contains("items.csv: 19 records, 1 skipped (1 without an item_id or a title, first on line 20)", message);
            Assert.Contains("more than 5", message);
        }
    }

    [Fact]
    public void Names_every_reason_with_its_count_and_first_line()
    {
        string text = Report(Rows(200) + ",no id\nx,\nr1,Again\nmany,cells,here\n").ToString();
        Assert.Contains("204 records, 4 skipped", text);
        Assert.Contains("2 without an item_id or a title, first on line 202", text);
        Assert.Contains("1 with an item_id that stands there already, first on line 204", text);
        Assert.Contains("1 with another number of cells than the header's 2, first on line 205", text);
    }

    private static string Rows(int count) => "item_id,title\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"r{i},Row {i}\n"));

    private static FileReport Report(string items) => TemporaryFolder.Load(items: items).Reports.Single(report => report.File == "items.csv");
}
