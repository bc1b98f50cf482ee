using System.Text.Json;
using Ranking.Samples.Evaluate.Pages;

namespace Ranking.Samples.Tests.Evaluate;

[Collection(Printed.Name)]
public sealed class PageCommandTests : IDisposable
{
    private static readonly string[] Measures = ["ndcg2d", "recall_3x4", "row_hit_rate", "first_viewport_hit", "calibration_kl"];

    private readonly TemporaryFolder _folder = new();

    public PageCommandTests() => SmallData.Write(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Json_has_every_cell_and_every_pair()
    {
        (int code, string printed, string told) = await RunAsync(Settings("random:0.2"));
        Assert.True(code == 0, told);
        JsonElement json = JsonDocument.Parse(printed).RootElement;
        Assert.Equal(["data", "holdout", "seed", "profiles", "trained", "cells", "paired"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal("random:0.2", json.GetProperty("holdout").GetString());
        string[] cells = [.. json.GetProperty("cells").EnumerateObject().Select(cell => cell.Name)];
        Assert.Equal(
            from rows in new[] { "static", "traditional", "cosine", "value", "stagewise", "pagewise" }
            from items in new[] { "popularity", "itemknn", "trained" }
            select $"{rows}/{items}",
            cells);
        foreach (JsonProperty cell in json.GetProperty("cells").EnumerateObject())
        {
            Assert.Equal([.. Measures, "coverage"], cell.Value.EnumerateObject().Select(p => p.Name));
            Assert.All(cell.Value.EnumerateObject(), measure =>
            {
                Assert.Equal(json.GetProperty("profiles").GetInt32(), measure.Value.GetProperty("n").GetInt32());
                Assert.InRange(measure.Value.GetProperty("mean").GetDouble(), measure.Value.GetProperty("ci_low").GetDouble() - 1e-9, measure.Value.GetProperty("ci_high").GetDouble() + 1e-9);
            });
        }

        JsonElement pairs = json.GetProperty("paired");
        Assert.Equal(36, pairs.EnumerateObject().Count());
        double difference = Mean(json, "value/trained") - Mean(json, "traditional/trained");
        Assert.Equal(difference, pairs.GetProperty("value-traditional/trained").GetProperty("ndcg2d").GetProperty("mean").GetDouble(), 9);
        Assert.True(Mean(json, "value/trained") > Mean(json, "value/popularity"), "Models know more than counts in data made for it.");

        static double Mean(JsonElement json, string cell) => json.GetProperty("cells").GetProperty(cell).GetProperty("ndcg2d").GetProperty("mean").GetDouble();
    }

    [Fact]
    public async Task The_same_seed_prints_the_same()
    {
        (_, string first, _) = await RunAsync(Settings("last:3") with { Seed = 7 });
        (_, string second, _) = await RunAsync(Settings("last:3") with { Seed = 7 });
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_table_is_printed_without_json()
    {
        (_, string printed, _) = await RunAsync(Settings("last:3") with { Json = false });
        Assert.Contains("value-traditional/trained", printed, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', printed);
    }

    [Fact]
    public async Task The_newest_cannot_be_held_out_where_nothing_has_a_time()
    {
        SmallData.Write(_folder, hasTimes: false);
        (int code, string printed, string told) = await RunAsync(Settings("last:3"));
        Assert.Equal((1, ""), (code, printed));
        Assert.Contains("no time", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_said() =>
        Assert.Contains("genres", (await RunAsync(Settings("random:0.2") with { Attribute = "moods" })).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("last:10", true)]
    [InlineData("random:0.2", true)]
    [InlineData("last:0", false)]
    [InlineData("last:-1", false)]
    [InlineData("last:1.5", false)]
    [InlineData("random:0", false)]
    [InlineData("random:1", false)]
    [InlineData("random:NaN", false)]
    [InlineData("newest", false)]
    [InlineData("", false)]
    public void A_hold_out_is_read_and_written(string text, bool isOne)
    {
        Assert.Equal(isOne, HoldOut.TryParse(text, out HoldOut holdOut));
        Assert.True(!isOne || holdOut.ToString() == text);
    }

    [Fact]
    public void Coverage_is_the_share_of_titles_on_any_page_with_room_for_chance()
    {
        int[][] pages = [.. Enumerable.Range(0, 100).Select(i => new[] { i % 10, (i * 7) % 10, -1 })];
        var interval = CoverageInterval.Of(pages, 20);
        Assert.Equal(0.5, interval.Mean, 9);
        Assert.InRange(interval.Low, 0.4, 0.5);
        Assert.InRange(interval.High, 0.5, 0.6);
    }

    private static Task<(int Code, string Out, string Error)> RunAsync(PageSettings settings) => Printed.ByAsync(() => PageCommand.RunAsync(settings, CancellationToken.None));

    private PageSettings Settings(string holdOut)
    {
        Assert.True(HoldOut.TryParse(holdOut, out HoldOut parsed));
        return new PageSettings(_folder.Name, parsed, "genres", 3, 5, 60, 0, Json: true);
    }
}
