using System.CommandLine;
using Ranking.Benchmarks.Latency;
using Ranking.Benchmarks.Latency.Hosts;

var titles = new Option<int>("--titles") { Description = "Titles of the catalog.", DefaultValueFactory = _ => 15_000 };
var rows = new Option<int>("--rows") { Description = "Rows a page.", DefaultValueFactory = _ => 10 };
var items = new Option<int>("--items") { Description = "Titles a row.", DefaultValueFactory = _ => 15 };
var pages = new Option<int>("--pages") { Description = "Pages of each contestant that are measured, in blocks of 200.", DefaultValueFactory = _ => 4_000 };
var threads = new Option<int>("--threads") { Description = "With 2, pages are also made on two threads at once.", DefaultValueFactory = _ => 1 };
threads.AcceptOnlyFromAmong("1", "2");
var selectors = new Option<bool>("--selectors") { Description = "Also time the whole page with its rows chosen by a look ahead, and improved as a whole." };
var noPlain = new Option<bool>("--no-plain") { Description = "Leave the plain host out, which reads every title for every row." };
var growth = new Option<bool>("--growth") { Description = "Pages over 1,000 titles, ten times as many, and so on up to --titles, as a table and a plot; the plain host up to 100,000." };
var plot = new Option<FileInfo>("--plot") { Description = "Where --growth writes its plot, as SVG.", DefaultValueFactory = _ => new FileInfo("growth.svg") };
var json = new Option<bool>("--json") { Description = "Print JSON, and only JSON." };
var quick = new Option<bool>("--quick") { Description = "A dry run: a few hundred pages over 5,000 titles at the most, to prove that the results agree." };
var command = new RootCommand("Times pages of the library beside a plain and a careful host, in one run over the same labels, vectors and formula.")
{
    titles, rows, items, pages, threads, selectors, noPlain, growth, plot, json, quick,
};
command.SetAction(result =>
{
    int measured = result.GetValue(quick) ? Settings.BlockPages : result.GetValue(pages);
    var settings = new Settings(
        result.GetValue(quick) ? Math.Min(result.GetValue(titles), Settings.QuickTitles) : result.GetValue(titles),
        new PageShape(result.GetValue(rows), result.GetValue(items)),
        measured,
        // A dry run proves that the pages agree; its times say nothing, warm or not.
        result.GetValue(quick) ? 0 : Math.Min(measured, Settings.MostWarmUpPages),
        result.GetValue(threads),
        result.GetValue(json),
        result.GetValue(selectors),
        !result.GetValue(noPlain));
    return result.GetValue(growth) ? GrowthCommand.RunAsync(settings, result.GetValue(plot) ?? new FileInfo("growth.svg")) : LatencyCommand.RunAsync(settings);
});
return await command.Parse(args).InvokeAsync();
