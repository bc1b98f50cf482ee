using System.Diagnostics;
using Ranking.Embeddings;

namespace Ranking.Benchmarks.Vectors;

/// <summary>Ten million rows as bytes: made, saved, mapped again, searched, within the memory of a small machine.</summary>
internal static class ScaleRun
{
    private const int Dimensions = 64;
    private const double MostGibibytes = 6;

    // The nearest of few queries are looked for, since each takes a second and more.
    private const int CheckedQueries = 20;

    /// <returns>0; 1 where the process held more memory than it may, or a search allocated.</returns>
    public static int Run(Settings settings, CancellationToken cancellationToken)
    {
        int rows = settings.IsQuick ? 20_000 : 10_000_000;
        var source = new ClusteredRows(rows, Dimensions, Settings.Seed);
        var table = new Table($"{rows:N0} × {Dimensions} as bytes", "");
        string file = Path.GetTempFileName();
        try
        {
            Save(source, rows, file, table, cancellationToken);
            float[] queries = Workload.QueriesOf(source, Dimensions)[..(CheckedQueries * Dimensions)];
            EmbeddingTable mapped = Timed(table, "mapping", () => ModelArtifact.Map(file).Table("rows"));
            IVectorIndex index = Timed(table, $"indexing, {Contestants.AtScale.Name}", () => Contestants.AtScale.Make(mapped));
            Lap lap = Race.Run(
                [InProcess.OneByOne(Contestants.AtScale.Name, Side.Ours, index, queries, Contestants.AtScale.Threads) with { IsBaseline = true }],
                Settings.Take,
                CheckedQueries,
                CheckedQueries,
                settings,
                cancellationToken)[0];
            Found nearest = Timed(table, $"the nearest of {CheckedQueries} queries, one row after the other", () => Reference.Of(mapped, queries, rows: null));
            double gibibytes = PeakBytes() / (double)(1 << 30);
            table.Add("µs a query", Report.Micros(lap.Seconds));
            table.Add($"recall@{Settings.Take}", $"{Agreement.Recall(lap, nearest):F4}");
            table.Add("bytes a search", $"{lap.AllocatedBytes:N0}");
            table.Add("GiB the process held at the most", $"{gibibytes:F2}");
            new Report(settings.IsMarkdown).Show(table);
            GC.KeepAlive(index);
            if (gibibytes <= MostGibibytes && lap.AllocatedBytes == 0)
            {
                return 0;
            }

            Console.Error.WriteLine($"Failed: {gibibytes:F2} GiB of {MostGibibytes}, {lap.AllocatedBytes:N1} bytes a search.");
            return 1;
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Apart, so that the table that is saved is gone when the mapped one is read.
    private static void Save(ClusteredRows source, int rows, string file, Table table, CancellationToken cancellationToken)
    {
        EmbeddingTable made = Timed(table, "making", () => EmbeddingTable.Create(Dimensions, rows, (_, numbers) => source.Write(numbers), ids: null, isQuantized: true));
        Timed(table, "saving", () =>
        {
            using FileStream stream = File.Create(file);
            ModelArtifact.Create("table", "scale", "1").WithTable("rows", made).WriteAsync(stream, cancellationToken).AsTask().GetAwaiter().GetResult();
            return made;
        });
    }

    private static T Timed<T>(Table table, string step, Func<T> work)
    {
        Report.Progress(step);
        long start = Stopwatch.GetTimestamp();
        T result = work();
        table.Add($"{step}, s", Report.Seconds(Stopwatch.GetElapsedTime(start).TotalSeconds));
        return result;
    }

    private static long PeakBytes()
    {
        const string Status = "/proc/self/status";
        using Process own = Process.GetCurrentProcess();
        string? peak = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return peak is null ? own.PeakWorkingSet64 : long.Parse(peak.AsSpan("VmHWM:".Length).Trim().TrimEnd("kB").TrimEnd(), System.Globalization.CultureInfo.InvariantCulture) * 1024;
    }
}
