using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Ranking.Benchmarks.Reordering;

/// <summary>The library, code by hand and numpy, in turns over the same lists; prints a table of medians and ratios.</summary>
internal static class DiversityRun
{
    private const int Turns = 61;
    private const int CallsInTurn = 20;

    public static void Print()
    {
        WarmUp();
        Console.WriteLine("| 500 candidates | λ or θ | library, µs | incremental ÷ library | naive ÷ library | numpy ÷ library |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach ((int dimensions, int take) in ((int, int)[])[(64, 15), (128, 15), (128, 50), (384, 50)])
        {
            var work = new DiversityWorkload(dimensions);
            string file = Path.GetTempFileName();
            Write(file, work);
            using PeerProcess? numpy = PeerProcess.StartPython("diversity.py", file, $"{DiversityWorkload.Count}", $"{dimensions}");
            foreach (float share in (float[])[0.7f, 0.3f])
            {
                IReorderer mmr = Reorder.Mmr(share, take: take);
                Row($"MMR, {dimensions} dimensions, {take} picks", share, numpy, "mmr", take,
                    () => work.Reordered(mmr), () => PlainDiversity.IncrementalMmr(work, share, take), () => PlainDiversity.NaiveMmr(work, share, take));
                IReorderer dpp = Reorder.Dpp(share, take: take);
                Row($"DPP, {dimensions} dimensions, {take} picks", share, numpy, "dpp", take, () => work.Reordered(dpp), () => PlainDiversity.IncrementalDpp(work, share, take), null);
            }

            File.Delete(file);
        }
    }

    /// <summary>Throws where two ways do not pick the same titles in the same order.</summary>
    public static void Agree(string what, IReadOnlyList<int> expected, IReadOnlyList<int> actual)
    {
        for (int place = 0; place < expected.Count; place++)
        {
            if (expected[place] != actual[place])
            {
                throw new InvalidOperationException($"{what}: at place {place} one way picks {expected[place]} and the other {actual[place]}.");
            }
        }
    }

    private static void Row(string what, float share, PeerProcess? numpy, string method, int take, Func<int[]> library, Func<int[]> incremental, Func<int[]>? naive)
    {
        Agree(what, incremental(), library());
        var times = new List<double>[4];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = [];
        }

        for (int turn = 0; turn < Turns; turn++)
        {
            times[0].Add(Time(library, CallsInTurn));
            times[1].Add(Time(incremental, CallsInTurn));
            if (naive is not null && turn % 10 == 0)
            {
                times[2].Add(Time(naive, 1));
            }

            if (numpy?.Ask(string.Create(CultureInfo.InvariantCulture, $"{method} {share} {take} {CallsInTurn}")) is { } answer)
            {
                times[3].Add(answer[0]);
                if (turn == 0)
                {
                    Agree($"numpy's {what}", [.. answer[1..].Select(pick => (int)pick)], library());
                }
            }
        }

        double own = Timing.Median(times[0]);
        string Ratio(List<double> other) => other.Count == 0 ? "" : (Timing.Median(other) / own).ToString("f1", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {share:g2} | {own * 1e6:f0} | {Ratio(times[1])} | {Ratio(times[2])} | {Ratio(times[3])} |"));
    }

    // The first seconds run code that is not compiled to its end yet.
    private static void WarmUp()
    {
        var work = new DiversityWorkload(64);
        (IReorderer mmr, IReorderer dpp) = (Reorder.Mmr(take: 15), Reorder.Dpp(take: 15));
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 4;)
        {
            work.Reordered(mmr);
            work.Reordered(dpp);
            PlainDiversity.IncrementalMmr(work, 0.7f, 15);
            PlainDiversity.IncrementalDpp(work, 0.7f, 15);
        }
    }

    private static double Time(Func<int[]> work, int calls) => Timing.Seconds(() =>
    {
        for (int i = 0; i < calls; i++)
        {
            work();
        }
    }) / calls;

    // The vectors of all candidates, and then their scores.
    private static void Write(string file, DiversityWorkload work)
    {
        using FileStream stream = File.Create(file);
        for (int candidate = 0; candidate < DiversityWorkload.Count; candidate++)
        {
            stream.Write(MemoryMarshal.AsBytes(work.Row(candidate)));
        }

        stream.Write(MemoryMarshal.AsBytes<float>(work.Scores));
    }
}
