using System.CommandLine;
using Ranking.Benchmarks.Vectors;

var rows = new Option<int[]>("--rows") { Description = "Rows of a table; may be given more than once.", DefaultValueFactory = _ => [15_000, 100_000, 1_000_000] };
var dimensions = new Option<int[]>("--dimensions") { Description = "Dimensions of a row; may be given more than once.", DefaultValueFactory = _ => [64, 128, 384] };
var repeats = new Option<int>("--repeats") { Description = "How many turns each has; the median counts.", DefaultValueFactory = _ => 7 };
var graph = new Option<bool>("--graph") { Description = "Build graphs. The default; they take most of the time.", DefaultValueFactory = _ => true };
var noGraph = new Option<bool>("--no-graph") { Description = "Leave graphs out." };
var quick = new Option<bool>("--quick") { Description = "A dry run over 2,000 × 16, to prove that everything runs and agrees; its times say nothing." };
var scale = new Option<bool>("--scale") { Description = "Only a table of 10,000,000 × 64 bytes: seconds of each step, recall, memory." };
var markdown = new Option<bool>("--markdown") { Description = "Print the tables as Markdown." };
var command = new RootCommand($"Times vector search beside FAISS and hnswlib, where they are installed, in one run over the same data. {VectorPeers.Install}")
{
    rows, dimensions, repeats, graph, noGraph, quick, scale, markdown,
};
command.SetAction((result, cancellationToken) =>
{
    bool isQuick = result.GetValue(quick);
    var settings = new Settings(
        isQuick ? [2_000] : result.GetValue(rows)!,
        isQuick ? [16] : result.GetValue(dimensions)!,
        isQuick ? 1 : Math.Max(1, result.GetValue(repeats)),
        result.GetValue(graph) && !result.GetValue(noGraph),
        isQuick,
        result.GetValue(markdown));
    return Task.FromResult(result.GetValue(scale) ? ScaleRun.Run(settings, cancellationToken) : VectorsRun.Run(settings, cancellationToken));
});
return await command.Parse(args).InvokeAsync();
