namespace Ranking.Embeddings.Tests.Training;

/// <summary>Small matrices of who likes what.</summary>
internal static class Likes
{
    /// <summary>People in groups that like the same titles and little else: who likes some of a group's titles should be shown the others.</summary>
    public static InteractionMatrix Groups(int groups = 4, int titles = 8, int people = 80, ulong seed = 1)
    {
        var random = new SeededRandom(seed);
        var rows = new List<int[]>();
        for (int person = 0; person < people * groups; person++)
        {
            int group = person % groups;
            rows.Add([.. Enumerable.Range(0, groups * titles).Where(title => random.NextSingle() < (title / titles == group ? 0.7f : 0.02f))]);
        }

        return Of(groups * titles, [.. rows]);
    }

    public static InteractionMatrix Of(int items, params int[][] rows)
    {
        var starts = new List<int> { 0 };
        foreach (int[] row in rows)
        {
            starts.Add(starts[^1] + row.Length);
        }

        return InteractionMatrix.Create(Ids(items), starts.ToArray(), rows.SelectMany(row => row).ToArray());
    }

    public static string[] Ids(int items) => [.. Enumerable.Range(0, items).Select(i => $"t{i:d3}")];

    public static double[,] Dense(InteractionMatrix matrix)
    {
        var dense = new double[matrix.ProfileCount, matrix.ItemCount];
        for (int profile = 0; profile < matrix.ProfileCount; profile++)
        {
            for (int i = 0; i < matrix.Items(profile).Length; i++)
            {
                dense[profile, matrix.Items(profile)[i]] = matrix.Weights(profile)[i];
            }
        }

        return dense;
    }

    public static float[] Scores(this CollaborativeModel model, params int[] liked)
    {
        var scores = new float[model.ItemIds.Count];
        model.Score(liked, [], scores);
        return scores;
    }

    /// <summary>The best items but for those liked.</summary>
    public static int[] Best(this CollaborativeModel model, int take, params int[] liked)
    {
        float[] scores = model.Scores(liked);
        return [.. Enumerable.Range(0, scores.Length).Except(liked).OrderByDescending(item => scores[item]).ThenBy(item => item).Take(take)];
    }
}
