using System.Text.Json;
using Ranking.Samples.Simulator;
using Ranking.Samples.Simulator.Measures;
using Ranking.Samples.Tests.Evaluate;

namespace Ranking.Samples.Tests.Simulator;

[Collection(Printed.Name)]
public sealed class SimulatorCommandTests : IDisposable
{
    private static readonly string[] Policies = ["static order", "traditional formula", "value order", "stage-wise"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_seed_gives_the_same_figures_whatever_the_threads()
    {
        (int code, string one, _) = await RunAsync(Small.Settings with { Threads = 1 });
        (_, string three, _) = await RunAsync(Small.Settings with { Threads = 3 });
        (_, string other, _) = await RunAsync(Small.Settings with { Seed = 2 });
        Assert.Equal(0, code);
        Assert.Equal(one, three);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task Json_and_report_have_every_policy_and_every_measure()
    {
        string report = Path.Combine(_folder.Name, "report.html");
        (int code, string printed, string told) = await RunAsync(Small.Settings with { Report = report });
        Assert.True(code == 0, told);
        JsonElement json = JsonDocument.Parse(printed).RootElement;
        JsonProperty[] policies = [.. json.GetProperty("policies").EnumerateObject()];
        Assert.Equal(Policies, policies.Select(policy => policy.Name));
        foreach (JsonProperty policy in policies)
        {
            Assert.Equal(MeasureNames.All, policy.Value.EnumerateObject().Select(measure => measure.Name));
            Assert.All(policy.Value.EnumerateObject(), measure =>
            {
                Assert.Equal(Small.Settings.Days, measure.Value.GetProperty("by_day").GetArrayLength());
                Assert.Equal(measure.Value.GetProperty("last").GetProperty("mean").GetDouble() - measure.Value.GetProperty("first").GetProperty("mean").GetDouble(), measure.Value.GetProperty("change").GetProperty("mean").GetDouble(), 9);
                Assert.Equal(measure.Name is not (MeasureNames.Coverage or MeasureNames.Gini), measure.Value.GetProperty("whole").TryGetProperty("ci_low", out _));
            });
            foreach (string share in new[] { "expected_reward", "play_within_20", "ndcg2d", "row_diversity", "coverage", "gini", "plays_per_visit" })
            {
                Assert.InRange(policy.Value.GetProperty(share).GetProperty("whole").GetProperty("mean").GetDouble(), 0.01, 1);
            }
        }

        string html = await File.ReadAllTextAsync(report);
        Assert.All(Policies.Concat(MeasureNames.All), name => Assert.Contains(name, html, StringComparison.Ordinal));
        Assert.Contains("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_are_printed_without_control_codes_where_output_is_piped()
    {
        (int code, string printed, string told) = await RunAsync(Small.Settings with { Json = false });
        Assert.Equal(0, code);
        Assert.Contains("days 1 to 2 → days 3 to 4: what the loop does", printed, StringComparison.Ordinal);
        Assert.Contains("more or less than value order", printed, StringComparison.Ordinal);
        Assert.Contains("day 4 of 4", told, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', printed + told);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_said_in_one_line_before_the_run()
    {
        (int code, string printed, string told) = await RunAsync(Small.Settings with { Report = Path.Combine(_folder.Name, "nowhere", "report.html") });
        Assert.Equal((1, ""), (code, printed));
        Assert.Single(told.TrimEnd().Split('\n'));
        Assert.Contains("nowhere", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--days takes a whole number from 2 to 3650, not '1'.", "--days", "1")]
    [InlineData("--viewers takes a whole number from 2 to 100000, not 'many'.", "--viewers", "many")]
    [InlineData("--titles takes a whole number from 100 to 100000, not '99'.", "--titles", "99")]
    [InlineData("--rows takes a whole number from 1 to 40, not '0'.", "--rows", "0")]
    [InlineData("--items takes a whole number from 1 to 100, not '101'.", "--items", "101")]
    [InlineData("--report takes the name of a file.", "--report", " ")]
    public async Task What_is_typed_wrongly_is_said(string expected, params string[] args)
    {
        (int code, _, string told) = await Printed.ByAsync(() => Arguments.Command().Parse(args).InvokeAsync());
        Assert.Equal(1, code);
        Assert.Equal(expected, told.Split('\n')[0].TrimEnd());
    }

    private static Task<(int Code, string Out, string Error)> RunAsync(Settings settings) => Printed.ByAsync(() => SimulatorCommand.RunAsync(settings, CancellationToken.None));
}
