namespace Ranking;

/// <summary>What sources over a history do with a buffer.</summary>
internal static class CandidateBufferExtensions
{
    /// <summary>Adds titles by score, the best first, ties by ordinal. A history runs from its newest title on, and the newest is not always the most promising.</summary>
    public static void AddBest(this CandidateBuffer candidates, List<(int Item, float Score)> found)
    {
        found.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Item.CompareTo(b.Item));
        foreach ((int item, float score) in found)
        {
            candidates.TryAdd(item, score);
        }
    }
}
