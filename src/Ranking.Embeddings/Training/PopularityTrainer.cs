namespace Ranking.Embeddings;

/// <summary>popularity(i) = Σ weight · 2^(−days from the entry to the newest / half-life); without a time the second factor is 1.</summary>
internal static class PopularityTrainer
{
    public static CollaborativeModel Train(InteractionMatrix interactions, double halfLifeDays, TrainingRun run)
    {
        if (!(halfLifeDays > 0))
        {
            throw new RankingException($"The half-life of popularity is above 0 days, but is {halfLifeDays}.");
        }

        long newest = Catalog.MissingTime;
        for (int profile = 0; profile < interactions.ProfileCount; profile++)
        {
            foreach (long time in interactions.Times(profile))
            {
                newest = Math.Max(newest, time);
            }
        }

        var sums = new double[interactions.ItemCount];
        for (int profile = 0; profile < interactions.ProfileCount; profile++)
        {
            for (int i = 0; i < interactions.Items(profile).Length; i++)
            {
                long time = interactions.Times(profile)[i];
                double recency = time == Catalog.MissingTime ? 1 : Math.Pow(2, -(newest - time) / 86_400.0 / halfLifeDays);
                sums[interactions.Items(profile)[i]] += interactions.Weights(profile)[i] * recency;
            }
        }

        float[] popularity = Array.ConvertAll(sums, sum => (float)sum);
        CollaborativeModel Model(TrainingReport report) => new PopularityModel(interactions.ItemIds, popularity, interactions.LikedFrom, report);
        TrainingReport Report() => run.Report(stoppedEarly: false, ("half_life_days", halfLifeDays));
        run.Step(1, double.NaN, run.Measure(Model(Report()), Environment.ProcessorCount));
        return Model(Report());
    }
}
