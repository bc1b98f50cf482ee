using System.CommandLine;
using Ranking.Benchmarks.Training;

var quick = new Option<bool>("--quick") { Description = "A dry run over small sizes, to prove that everything runs and agrees; its times say nothing." };
var large = new Option<bool>("--large") { Description = "Also the symmetric inverse of 10,000 rows." };
var scale = new Option<bool>("--scale") { Description = "Only ELSA over 100,000 items and ten million interactions: seconds an epoch, seconds in all, memory." };
var repeats = new Option<int>("--repeats") { Description = "How often each is timed, ours and theirs in turns; the median counts.", DefaultValueFactory = _ => 3 };
var command = new RootCommand("Times training beside OpenBLAS, numpy, scipy and torch, where they are installed, in one run over the same data.") { quick, large, scale, repeats };
command.SetAction((result, cancellationToken) =>
{
    if (result.GetValue(scale))
    {
        ScaleRun.Run(result.GetValue(quick), cancellationToken);
    }
    else
    {
        TrainingRun.Run(new Settings(result.GetValue(quick), result.GetValue(large), Math.Max(1, result.GetValue(repeats))), cancellationToken);
    }

    return Task.FromResult(0);
});
return await command.Parse(args).InvokeAsync();
