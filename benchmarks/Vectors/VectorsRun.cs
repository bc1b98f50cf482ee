using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ranking.Benchmarks.Vectors;

/// <summary>All sections over all sizes.</summary>
internal static class VectorsRun
{
    private const int Attributes = 1_000;
    private const int AttributeDimensions = 128;
    private const int AttributeTake = 10;

    /// <returns>0; 1 where someone found something else, or a search of ours allocated.</returns>
    public static int Run(Settings settings, CancellationToken cancellationToken)
    {
        var report = new Report(settings.IsMarkdown);
        var agreement = new Agreement();
        Attribute(settings, report, agreement, cancellationToken);
        TopKSection.Run(settings, report, agreement);
        foreach (int rows in settings.Rows)
        {
            foreach (int dimensions in settings.Dimensions)
            {
                Over(rows, dimensions, settings, report, agreement, cancellationToken);
                // The tables of one size are gone before those of the next are made.
                GC.Collect();
            }
        }

        foreach (string failure in agreement.Failures)
        {
            Console.Error.WriteLine($"Failed: {failure}.");
        }

        return agreement.Failures.Count == 0 ? 0 : 1;
    }

    /// <summary>A table as small as that of the values of an attribute; first, since it says who takes part.</summary>
    private static void Attribute(Settings settings, Report report, Agreement agreement, CancellationToken cancellationToken)
    {
        using Workload workload = Workload.Create(Attributes, AttributeDimensions, Settings.Seed);
        using VectorPeers peers = VectorPeers.Start(workload);
        report.Title("Vector search beside FAISS and hnswlib");
        report.Say($"{Environment.ProcessorCount} processors, vectors of {(Vector512.IsHardwareAccelerated ? 512 : 256)} bits, {RuntimeInformation.FrameworkDescription}; medians of {settings.Repeats} turns");
        foreach (string line in peers.Describe())
        {
            report.Say(line);
        }

        Report.End();
        ExactSection.Run(new Bench(settings, workload, peers, report, agreement, cancellationToken), AttributeTake);
    }

    private static void Over(int rows, int dimensions, Settings settings, Report report, Agreement agreement, CancellationToken cancellationToken)
    {
        Report.Progress($"{rows:N0} × {dimensions}: drawing rows, and finding the nearest");
        using Workload workload = Workload.Create(rows, dimensions, Settings.Seed);
        using VectorPeers peers = VectorPeers.Start(workload);
        var bench = new Bench(settings, workload, peers, report, agreement, cancellationToken);
        report.Title(workload.Name);
        ExactSection.Run(bench);
        BatchSection.Run(bench);
        FilterSection.Run(bench, settings.HasGraphs ? GraphSection.Run(bench) : []);
    }
}
