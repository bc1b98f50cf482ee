using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Measuring;

/// <summary>Prints figures for people, or as JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void Print(Settings settings, Workload workload, Agreement? hosts, Agreement library, IReadOnlyList<Figures> figures)
    {
        if (settings.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { Processor = Processor(), Environment.ProcessorCount, Runtime = RuntimeInformation.FrameworkDescription, settings, hosts, library, figures }, Json));
            return;
        }

        Line($"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}");
        Line($"{workload.Catalog.Count:N0} titles, {workload.Labels.Values.Count:N0} labels, {SyntheticTitles.Dimensions} dimensions, {SyntheticPlays.PlaysOfPerson} plays a person");
        Line($"pages of {settings.Shape.Rows} × {settings.Shape.Items}; {settings.Pages:N0} of each after {settings.WarmUpPages:N0} to warm up, in blocks of {Settings.BlockPages}");
        if (hosts is not null)
        {
            Line($"plain and careful host: {Describe(hosts)}");
        }

        Line($"library's attribute rows and careful host: {Describe(library)}");
        Line($"");
        Line($"{"",-24} {"p50 µs",9} {"p99 µs",9} {"KiB made",9} {"KiB page",9} {"p50/careful",12} {"p99/careful",12} {"p50/plain",10} {"p99/plain",10} {"2 threads",10}");
        foreach (Figures f in figures)
        {
            string onTwo = f.ThroughputOnTwo is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} ×") : "";
            Line($"{f.Name,-24} {f.P50,9:0.0} {f.P99,9:0.0} {f.AllocatedBytesPerPage / 1024,9:0.0} {f.PageBytes / 1024,9:0.0} {f.P50ToCareful,12:0.00} {f.P99ToCareful,12:0.00} {f.P50ToPlain,10:0.0000} {f.P99ToPlain,10:0.0000} {onTwo,10}");
        }
    }

    private static string Describe(Agreement a) => string.Create(
        CultureInfo.InvariantCulture,
        $"{a.PagesWithSameRows} of {a.Pages} pages with the same rows; of {a.Places} titles {a.SameTitles} at the same place, {a.EqualScores} of an equal score, {a.SameRowTitles} in the same row");

    // .NET does not tell the processor's name; Linux does.
    private static string Processor() => File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
