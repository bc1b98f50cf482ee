using System.Globalization;
using Ranking.Embeddings;
using static Ranking.Benchmarks.Timing;

namespace Ranking.Benchmarks.Training;

/// <summary>Ours beside theirs, in turns.</summary>
internal static class TrainingRun
{
    public static void Run(Settings settings, CancellationToken cancellationToken)
    {
        InteractionMatrix likes = settings.Quick ? Workload.Create(300, 200, 20, seed: 1) : Workload.Create(6_040, 3_706, 96, seed: 1);
        string file = Path.GetTempFileName();
        try
        {
            Workload.Write(likes, file);
            using PeerProcess? python = PeerProcess.StartPython("training.py", file);
            Say($"{likes.ProfileCount:N0} profiles × {likes.ItemCount:N0} items, {likes.Count:N0} interactions; {Environment.ProcessorCount} processors; median of {settings.Repeats}");
            Say(OpenBlas.IsThere ? "OpenBLAS: there" : "OpenBLAS: not there (Debian: libopenblas0-pthread); its columns are left out");
            Say(python is null ? "Python: no python3 with numpy (Debian: python3-numpy, python3-scipy, python3-torch); its columns are left out" : $"Python: {string.Join(", ", python.Parts)}");
            Say("");
            Say($"{"what",-34} {"threads",7} {"ours",10} {"peer",-24} {"theirs",10} {"theirs / ours",14}");
            int[] threads = Environment.ProcessorCount > 1 ? [1, 2] : [1];
            foreach (int count in threads)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Products(settings, count);
                Inverses(settings, likes.ItemCount, count, python);
                Compare("Gram matrix", count, settings, () => Seconds(() => Gram.Lower(likes.Entries, count, cancellationToken)), [("scipy.sparse", () => python?.Ask($"gram {count}")?[0])]);
                foreach ((int dimensions, int batch) in new[] { (64, 128), (64, 1024), (256, 128), (256, 1024) })
                {
                    Elsa(settings, likes, dimensions, batch, count, python);
                }

                foreach (int dimensions in new[] { 64, 128 })
                {
                    Compare(
                        $"ALS iteration, {dimensions} factors",
                        count,
                        settings,
                        () => Train.ImplicitAls(likes, new AlsOptions { Dimensions = dimensions, Iterations = 2, Threads = count }).Report.Seconds / 2,
                        [("numpy, solved exactly", () => python?.Ask($"als {dimensions} {count}")?[0])]);
                }
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Products(Settings settings, int threads)
    {
        int n = settings.Quick ? 96 : 2048;
        var random = new SeededRandom(1);
        DenseMatrix a = DenseMatrix.Random(n, n, 1f, random);
        DenseMatrix b = DenseMatrix.Random(n, n, 1f, random);
        var ours = new DenseMatrix(n, n);
        var theirs = new DenseMatrix(n, n);
        Compare(
            $"product, {n}³",
            threads,
            settings,
            () => Seconds(() => Gemm.Multiply(a, b, ours, threads)),
            [("OpenBLAS sgemm", () => OpenBlas.IsThere ? Seconds(() => OpenBlas.Multiply(a.Data, b.Data, theirs.Data, n, threads)) : null)]);
        Agree(ours, theirs);
    }

    private static void Inverses(Settings settings, int items, int threads, PeerProcess? python)
    {
        foreach (int n in settings.Large ? [items, 10_000] : new[] { items })
        {
            var tall = DenseMatrix.Random(64, n, 1f, new SeededRandom(2));
            var matrix = new DenseMatrix(n, n);
            Gemm.Gram(tall, matrix, threads);
            for (int i = 0; i < n; i++)
            {
                matrix.Row(i)[i] += 100f;
            }

            var ours = new DenseMatrix(n, n);
            var theirs = new DenseMatrix(n, n);
            Compare(
                $"symmetric inverse, {n:N0}",
                threads,
                settings,
                () =>
                {
                    matrix.Data.CopyTo(ours.Data, 0);
                    return Seconds(() => SymmetricInverse.Invert(ours, threads));
                },
                [
                    ("OpenBLAS spotrf + spotri", () =>
                    {
                        matrix.Data.CopyTo(theirs.Data, 0);
                        return OpenBlas.IsThere ? Seconds(() => OpenBlas.Invert(theirs.Data, n, threads)) : null;
                    }),
                    ("numpy.linalg.inv, float64", () => python?.Ask($"inverse {n} {threads}")?[0]),
                ]);
            Agree(ours, theirs);
        }
    }

    private static void Elsa(Settings settings, InteractionMatrix likes, int dimensions, int batch, int threads, PeerProcess? python) => Compare(
        $"ELSA epoch, d = {dimensions}, batch {batch}",
        threads,
        settings,
        () => Train.Elsa(likes, new ElsaOptions { Dimensions = dimensions, BatchSize = batch, Epochs = 4, Threads = threads }).Report.Seconds / 4,
        [
            ("torch, dense output", () => python?.Ask($"elsa_torch {dimensions} {batch} {threads}")?[0]),
            ("numpy, dense output", () => python?.Ask($"elsa_numpy {dimensions} {batch} {threads}")?[0]),
        ]);

    private static void Compare(string what, int threads, Settings settings, Func<double> ours, (string Name, Func<double?> Time)[] peers)
    {
        var own = new List<double>();
        List<double>[] others = [.. peers.Select(_ => new List<double>())];
        ours();
        for (int repeat = 0; repeat < settings.Repeats; repeat++)
        {
            own.Add(ours());
            for (int i = 0; i < peers.Length; i++)
            {
                if (peers[i].Time() is { } seconds)
                {
                    others[i].Add(seconds);
                }
            }
        }

        for (int i = 0; i < peers.Length; i++)
        {
            bool isThere = others[i].Count > 0;
            string ratio = isThere ? (Median(others[i]) / Median(own)).ToString("F2", CultureInfo.InvariantCulture) : "";
            Say($"{what,-34} {threads,7} {Text(Median(own)),10} {peers[i].Name,-24} {(isThere ? Text(Median(others[i])) : "not there"),10} {ratio,14}");
        }
    }

    private static void Agree(DenseMatrix ours, DenseMatrix theirs)
    {
        if (!OpenBlas.IsThere)
        {
            return;
        }

        float largest = 0;
        float difference = 0;
        for (int i = 0; i < ours.Rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                largest = Math.Max(largest, Math.Abs(theirs.Row(i)[j]));
                difference = Math.Max(difference, Math.Abs(theirs.Row(i)[j] - ours.Row(i)[j]));
            }
        }

        Say($"{"",-34} largest difference {difference / largest:E1} of the largest number");
        if (!(difference <= 1e-4f * largest))
        {
            throw new InvalidOperationException($"Ours and theirs differ by {difference / largest:E1}.");
        }
    }

    private static string Text(double seconds) => seconds < 1 ? $"{seconds * 1000:F1} ms" : $"{seconds:F2} s";

    private static void Say(string line) => Console.WriteLine(line);
}
