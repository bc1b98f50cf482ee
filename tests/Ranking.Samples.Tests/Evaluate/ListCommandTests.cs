using System.Text.Json;
using Ranking.Samples.Evaluate.Lists;

namespace Ranking.Samples.Tests.Evaluate;

[Collection(Printed.Name)]
public sealed class ListCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ListCommandTests() => SmallData.Write(_folder);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ease")]
    [InlineData("elsa")]
    [InlineData("als")]
    [InlineData("itemknn")]
    [InlineData("popularity")]
    [InlineData("ensemble")]
    public async Task Json_has_the_promised_shape_for_every_model(string model)
    {
        (int code, string printed, _) = await RunAsync(Settings(model) with { Json = true });
        Assert.Equal(0, code);
        JsonElement json = JsonDocument.Parse(printed).RootElement;
        Assert.Equal(["model", "settings", "metrics", "train_seconds", "peak_memory_mb", "users", "items", "interactions"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(model, json.GetProperty("model").GetString());
        foreach (string metric in new[] { "ndcg@10", "recall@5" })
        {
            JsonElement interval = json.GetProperty("metrics").GetProperty(metric);
            Assert.InRange(interval.GetProperty("mean").GetDouble(), interval.GetProperty("ci_low").GetDouble(), interval.GetProperty("ci_high").GetDouble());
            Assert.Equal(29, interval.GetProperty("n").GetInt32());
        }

        if (model != "popularity")
        {
            Assert.InRange(json.GetProperty("metrics").GetProperty("ndcg@10").GetProperty("mean").GetDouble(), 0.6, 1);
        }
    }

    [Fact]
    public async Task The_same_run_prints_the_same_but_for_seconds_and_memory()
    {
        string[] printed = new string[2];
        for (int i = 0; i < 2; i++)
        {
            (_, string text, _) = await RunAsync(Settings("ensemble") with { Json = true, Seed = 3 });
            printed[i] = string.Join('\n', text.Split('\n').Where(line => !line.Contains("train_seconds", StringComparison.Ordinal) && !line.Contains("peak_memory", StringComparison.Ordinal)));
        }

        Assert.Equal(printed[0], printed[1]);
    }

    [Fact]
    public async Task Several_models_are_compared_and_reported()
    {
        string report = Path.Combine(_folder.Name, "report.html");
        (int code, string printed, string told) = await RunAsync(Settings("popularity,ease,als") with { Report = report, Set = ["ease.regularisation=20", "als.dimensions=8"] });
        Assert.Equal(0, code);
        Assert.Contains("ease − popularity, the same people: ndcg@10 +", printed, StringComparison.Ordinal);
        Assert.Contains("regularisation=20", printed, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', printed);
        Assert.Contains("te.csv: 1 pairs are of people of whom nothing is folded in", told, StringComparison.Ordinal);
        Assert.Contains("te.csv: 1 pairs are of items that nobody has in training", told, StringComparison.Ordinal);
        string html = await File.ReadAllTextAsync(report);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("loss of als", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_takes_the_place_of_files()
    {
        (int code, string printed, _) = await RunAsync(new ListSettings(
            null, null, null, null, null, _folder.Name, "itemknn", [], "ndcg@10", 0.8f, null, 0, Json: true));
        Assert.Equal(0, code);
        Assert.Equal(144, JsonDocument.Parse(printed).RootElement.GetProperty("users").GetInt32());
    }

    [Theory]
    [InlineData("eese", "", "ndcg@10", "There is no model 'eese'")]
    [InlineData("ease", "lambda=3", "ndcg@10", "ease has no setting 'lambda'; it has regularisation")]
    [InlineData("ease", "regularisation=much", "ndcg@10", "regularisation is a number, not 'much'")]
    [InlineData("als", "dimensions=1.5", "ndcg@10", "dimensions is a whole number")]
    [InlineData("ease", "regularisation", "ndcg@10", "--set takes key=value")]
    [InlineData("ease,als", "dimensions=3", "ndcg@10", "a setting names its model")]
    [InlineData("ease", "elza.dimensions=3", "ndcg@10", "there is no model 'elza'")]
    [InlineData("ensemble", "models=als,ensemble", "ndcg@10", "other models than ensembles")]
    [InlineData("ease", "regularisation=0", "ndcg@10", "above 0")]
    [InlineData("ease", "als.dimensions=8", "ndcg@10", "is not among the models")]
    [InlineData("ease", "", "ndgc@10", "ndcg")]
    public async Task What_is_typed_wrongly_is_said_in_one_line(string model, string set, string metrics, string expected)
    {
        (int code, string printed, string told) = await RunAsync(Settings(model) with { Set = set.Length > 0 ? [set] : [], Metrics = metrics });
        Assert.Equal((1, ""), (code, printed));
        Assert.Contains(expected, told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_not_there_or_not_all_named_are_said()
    {
        Assert.Contains("cannot be read", (await RunAsync(Settings("ease") with { Train = "nowhere.csv" })).Error, StringComparison.Ordinal);
        Assert.Contains("Three files are needed", (await RunAsync(Settings("ease") with { HeldOut = null })).Error, StringComparison.Ordinal);
        Assert.Contains("go together", (await RunAsync(Settings("ease") with { ValidationHeldOut = null })).Error, StringComparison.Ordinal);
        Assert.Contains("takes the place", (await RunAsync(Settings("ease") with { Data = _folder.Name })).Error, StringComparison.Ordinal);
        Assert.Contains("'user_id' or 'uid'", (await RunAsync(Settings("ease") with { Train = Path.Combine(_folder.Name, "items.csv") })).Error, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Out, string Error)> RunAsync(ListSettings settings) => Printed.ByAsync(() => ListCommand.RunAsync(settings, CancellationToken.None));

    private ListSettings Settings(string model)
    {
        string In(string file) => Path.Combine(_folder.Name, file);
        return new ListSettings(
            In("train.csv"), In("tr.csv"), In("te.csv"), In("vtr.csv"), In("vte.csv"), null, model, [], "ndcg@10,recall@5", 0.8f, null, 0, Json: false);
    }
}
