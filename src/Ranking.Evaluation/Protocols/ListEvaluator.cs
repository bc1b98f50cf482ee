using System.Runtime.ExceptionServices;

namespace Ranking.Evaluation;

/// <summary>Measures how well a model finds what was held out of people.</summary>
public static class ListEvaluator
{
    /// <summary>
    /// Ranks every title for every person and measures the lists.
    /// <code>
    /// for each person: scores = model(history); list = the titles outside of the history by (score descending, ordinal ascending), as many as the metrics need
    ///                  gain(rank) = 1 where the title is held out, else 0
    /// </code>
    /// </summary>
    /// <param name="model">The model's name.</param>
    /// <param name="scorer">The model. Must be safe for concurrent use when there are several threads.</param>
    /// <param name="itemCount">The number of titles; every ordinal of the people is below it.</param>
    /// <param name="profiles">The people; at least one.</param>
    /// <param name="metrics">The metrics; at least one.</param>
    /// <param name="threads">How many threads the people are shared out to: at least 1. The numbers do not depend on it. Default: 1.</param>
    /// <param name="progress">Told now and then how many people are done, at the end all of them. Default: nobody is told.</param>
    /// <param name="cancellationToken">Stops between two people.</param>
    /// <returns>Every metric of every person. Scores that are not finite sink below every finite one, and are counted.</returns>
    /// <exception cref="ArgumentException">There is no person or no metric, a metric stands twice, or an ordinal is out of range.</exception>
    /// <remarks>Takes the model's time, and time in the number of titles; the lists are selected, not sorted. What the scorer throws comes out as it is.</remarks>
    public static ModelResult Evaluate(
        string model,
        HistoryScorer scorer,
        int itemCount,
        IReadOnlyList<HeldOutProfile> profiles,
        IReadOnlyList<ListMetric> metrics,
        int threads = 1,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(profiles);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentOutOfRangeException.ThrowIfLessThan(itemCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        string[] names = [.. metrics.Select(metric => metric.Name)];
        ModelResult.CheckShape(profiles.Count, names);
        int longest = Check(itemCount, profiles);
        var values = new double[metrics.Count * profiles.Count];
        int take = Math.Min(itemCount, metrics.Max(metric => metric.K ?? itemCount));
        var ones = new float[longest];
        Array.Fill(ones, 1f);
        int step = Math.Max(1, profiles.Count / 100);
        var gate = new Lock();
        int done = 0;
        long nonFinite = 0;

        void Measure(int person, RankingScratch scratch)
        {
            HeldOutProfile profile = profiles[person];
            ReadOnlySpan<float> gains = scratch.Rank(scorer, profile, take);
            for (int m = 0; m < metrics.Count; m++)
            {
                values[(m * profiles.Count) + person] = metrics[m].Evaluate(gains, ones.AsSpan(0, profile.HeldOut.Length));
            }

            lock (gate)
            {
                done++;
                if (done % step == 0 || done == profiles.Count)
                {
                    progress?.Report(done);
                }
            }
        }

        if (threads == 1)
        {
            var scratch = new RankingScratch(itemCount);
            for (int person = 0; person < profiles.Count; person++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Measure(person, scratch);
            }

            nonFinite = scratch.NonFiniteCount;
        }
        else
        {
            try
            {
                Parallel.For(
                    0,
                    profiles.Count,
                    new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
                    () => new RankingScratch(itemCount),
                    (person, _, scratch) =>
                    {
                        Measure(person, scratch);
                        return scratch;
                    },
                    scratch => Interlocked.Add(ref nonFinite, scratch.NonFiniteCount));
            }
            catch (AggregateException failures)
            {
                // One thread or many: the caller sees what the scorer threw.
                ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
            }
        }

        return ModelResult.Create(model, [.. profiles.Select(profile => profile.Id)], names, values, nonFinite);
    }

    // The most titles held out of anybody.
    private static int Check(int itemCount, IReadOnlyList<HeldOutProfile> profiles)
    {
        int longest = 0;
        foreach (HeldOutProfile profile in profiles)
        {
            longest = Math.Max(longest, profile.HeldOut.Length);
            int last = Math.Max(Last(profile.History), Last(profile.HeldOut));
            if (last >= itemCount)
            {
                throw new ArgumentException($"Profile '{profile.Id}' has title {last}, but there are {itemCount} titles, from 0 on.", nameof(profiles));
            }
        }

        return longest;
    }

    private static int Last(ReadOnlySpan<int> items)
    {
        int last = -1;
        foreach (int item in items)
        {
            last = Math.Max(last, item);
        }

        return last;
    }
}
