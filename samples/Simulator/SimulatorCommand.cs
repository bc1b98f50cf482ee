using Ranking.Samples.Simulator.Measures;
using Ranking.Samples.Simulator.Output;
using Ranking.Samples.Simulator.World;

namespace Ranking.Samples.Simulator;

/// <summary>Makes a world, lets its viewers browse, and shows what came of it.</summary>
internal static class SimulatorCommand
{
    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            // A file that cannot be written is better known before the run than after it.
            if (settings.Report is { } file)
            {
                await File.WriteAllTextAsync(file, "", cancellationToken).ConfigureAwait(false);
            }

            Truth truth = WorldMaker.Make(settings);
            var simulation = new Simulation(settings, truth);
            await LiveTable.WhileAsync(simulation, settings, cancellationToken).ConfigureAwait(false);
            var comparison = new Comparison(simulation.Outcomes, settings);
            if (settings.Report is { } report)
            {
                await File.WriteAllTextAsync(report, ReportFile.Write(comparison, settings), cancellationToken).ConfigureAwait(false);
            }

            if (settings.Json)
            {
                Console.Out.WriteLine(ResultJson.Write(comparison, settings));
            }
            else
            {
                Tables.Print(comparison, settings);
            }

            return 0;
        }
        catch (Exception e) when (e is RankingException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
            return 1;
        }
    }
}
