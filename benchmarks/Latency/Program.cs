using System.CommandLine;
using Ranking.Benchmarks.Latency;
using Ranking.Benchmarks.Latency.Hosts;

var titles = new Option<int>("--titles") { Description = "Titles of the catalog.", DefaultValueFactory = _ => 15_000 };
var rows = new Option<int>("--rows") { Description = "Rows a page.", DefaultValueFactory = _ => 10 };
var items = new Option<int>("--items") { Description = "Titles a row.", DefaultValueFactory = _ => 15 };
var pages = new Option<int>("--pages") { Description = "Pages of each contestant that are measured, in blocks of 200.", DefaultValueFactory = _ => 4_000 };
var threads = new Option<int>("--threads") { Description = "With 2, pages are also made on two threads at once.", DefaultValueFactory = _ => 1 };
threads.AcceptOnlyFromAmong("1", "2");
var json = new Option<bool>("--json") { Description = "Print JSON, and only JSON." };
var quick = new Option<bool>("--quick") { Description = "A dry run: a few hundred pages over 5,000 titles at the most, to prove that the results agree." };
var command = new RootCommand("Times pages of the library beside a plain and a careful host, in one run over the same labels, vectors and formula.")
{
    titles, rows, items, pages, threads, json, quick,
};
command.SetAction(result =>
{
    int measured = result.GetValue(quick) ? Settings.BlockPages : result.GetValue(pages);
    return LatencyCommand.RunAsync(new Settings(
        result.GetValue(quick) ? Math.Min(result.GetValue(titles), Settings.QuickTitles) : result.GetValue(titles),
        new PageShape(result.GetValue(rows), result.GetValue(items)),
        measured,
        // A dry run proves that the pages agree; its times say nothing, warm or not.
        result.GetValue(quick) ? 0 : Math.Min(measured, Settings.MostWarmUpPages),
        result.GetValue(threads),
        result.GetValue(json)));
});
return await command.Parse(args).InvokeAsync();
