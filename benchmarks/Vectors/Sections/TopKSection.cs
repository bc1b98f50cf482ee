namespace Ranking.Benchmarks.Vectors;

/// <summary>The best of scores that are there already, beside the queue of the base class library.</summary>
internal static class TopKSection
{
    // As many lists that a processor does not learn which of their scores are high.
    private const int Lists = 64;

    public static void Run(Settings settings, Report report, Agreement agreement)
    {
        var table = new Table($"top {Settings.Take} of scores", "PriorityQueue, µs", "ours, µs", "ours ÷ PriorityQueue", "bytes a selection");
        foreach (int count in new[] { 500, 15_000 })
        {
            var random = new SeededRandom(SeededRandom.Derive(Settings.Seed, "scores"));
            float[][] lists = [.. Enumerable.Range(0, Lists).Select(_ => Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian()).ToArray())];
            int passes = settings.IsQuick ? 1 : Math.Max(1, 4_000_000 / (Lists * count));
            var queue = new Found(Lists, Settings.Take);
            var ours = new Found(Lists, Settings.Take);
            var best = new BestQueue();
            var keys = new ulong[count];
            var ordinals = new int[count];
            var queueSeconds = new List<double>();
            var ownSeconds = new List<double>();
            long least = long.MaxValue;
            // The first round warms both up.
            for (int repeat = 0; repeat <= settings.Repeats; repeat++)
            {
                double theirs = Timing.Seconds(() => Repeat(passes, list => Queue(best, lists[list], queue, list)));
                long allocated = GC.GetTotalAllocatedBytes(precise: true);
                double own = Timing.Seconds(() => Repeat(passes, list =>
                {
                    int some = Contestants.Best(lists[list], keys, ordinals, Settings.Take);
                    ordinals.AsSpan(0, some).CopyTo(ours.OrdinalsOf(list));
                }));
                allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
                if (repeat > 0)
                {
                    queueSeconds.Add(theirs / (passes * Lists));
                    ownSeconds.Add(own / (passes * Lists));
                    least = Math.Min(least, allocated);
                }
            }

            // The delegates of a round, and no selection, allocate.
            double bytes = Math.Floor((double)least / (passes * Lists));
            table.Add($"{count:N0}", Report.Micros(Timing.Median(queueSeconds)), Report.Micros(Timing.Median(ownSeconds)), Report.Ratio(Timing.Median(ownSeconds) / Timing.Median(queueSeconds)), $"{bytes:N0}");
            if (!queue.Ordinals.AsSpan().SequenceEqual(ours.Ordinals) || bytes > 0)
            {
                agreement.Fail($"top {Settings.Take} of {count:N0} scores: ours and the queue's differ, or {bytes:N0} bytes are allocated");
            }
        }

        report.Show(table);
    }

    private static void Repeat(int passes, Action<int> select)
    {
        for (int pass = 0; pass < passes; pass++)
        {
            for (int list = 0; list < Lists; list++)
            {
                select(list);
            }
        }
    }

    private static void Queue(BestQueue best, float[] scores, Found found, int list)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            best.Offer(i, scores[i], Settings.Take);
        }

        best.Drain(found.OrdinalsOf(list), found.ScoresOf(list));
    }
}
