using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Hosts;

/// <summary>A person's plays as a careful host keeps them: by ordinal, the newest first, ready to be pooled.</summary>
internal sealed record BoundHistory(int[] Titles, float[] Completions, long[] Times)
{
    public static BoundHistory Of(Person person, Catalog catalog) => new(
        [.. person.Plays.Select(play => catalog.Ids.TryGetOrdinal(play.ItemId, out int item) ? item : throw new KeyNotFoundException($"There is no title {play.ItemId}."))],
        [.. person.Plays.Select(play => play.Completion!.Value)],
        [.. person.Plays.Select(play => play.Time!.Value.ToUnixTimeSeconds())]);
}
