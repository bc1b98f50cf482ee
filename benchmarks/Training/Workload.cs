using Ranking.Embeddings;

namespace Ranking.Benchmarks.Training;

/// <summary>Synthetic likes of the size of MovieLens-1M: seeded, popularity falling like 1 / rank, and people drawn to one of some groups of items.</summary>
internal static class Workload
{
    public static InteractionMatrix Create(int profiles, int items, int mean, ulong seed)
    {
        const int Groups = 20;
        var random = new SeededRandom(seed);
        var starts = new int[profiles + 1];
        var liked = new List<int>(profiles * mean);
        var own = new HashSet<int>();
        for (int profile = 0; profile < profiles; profile++)
        {
            own.Clear();
            int group = random.NextInt32(Groups);
            int count = Math.Max(2, (int)(mean * -Math.Log(1 - (random.NextSingle() * 0.999))));
            for (int tried = 0; own.Count < Math.Min(count, items / 4) && tried < 20 * count; tried++)
            {
                // The inverse of the distribution of 1 / (rank + 20), cut off at the last item.
                double rank = (20 * Math.Pow((items + 20) / 20.0, random.NextSingle())) - 20;
                int item = Math.Min(items - 1, (int)rank);
                own.Add(random.NextSingle() < 0.6f ? Math.Min(items - 1, item - (item % Groups) + group) : item);
            }

            liked.AddRange(own.Order());
            starts[profile + 1] = liked.Count;
        }

        return InteractionMatrix.Create([.. Enumerable.Range(0, items).Select(i => $"i{i}")], starts, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(liked));
    }

    /// <summary>Rows and items as 32-bit integers, for peers in other processes.</summary>
    public static void Write(InteractionMatrix likes, string file)
    {
        using var writer = new BinaryWriter(File.Create(file));
        writer.Write(likes.ProfileCount);
        writer.Write(likes.ItemCount);
        writer.Write(likes.Count);
        int start = 0;
        writer.Write(start);
        for (int profile = 0; profile < likes.ProfileCount; profile++)
        {
            writer.Write(start += likes.Items(profile).Length);
        }

        for (int profile = 0; profile < likes.ProfileCount; profile++)
        {
            foreach (int item in likes.Items(profile))
            {
                writer.Write(item);
            }
        }
    }
}
