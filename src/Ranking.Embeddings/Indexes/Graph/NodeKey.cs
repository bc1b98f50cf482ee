using System.Runtime.CompilerServices;

namespace Ranking.Embeddings;

/// <summary>
/// A scored node as one number: the smaller, the better, ties by node. Its lowest bit says whether the node's links were followed, and does not change its place among others.
/// <code>
/// 63 … 32  score, falling as it grows        31 … 1  node        0  followed
/// </code>
/// </summary>
internal static class NodeKey
{
    private const ulong ScoreBits = 0xFFFF_FFFF_0000_0000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(float score, int node) => (TopK.KeyOf(score, 0) & ScoreBits) | ((uint)node << 1);

    public static int Node(ulong key) => (int)((uint)key >> 1);

    /// <summary>The score, +0 for −0.</summary>
    public static float Score(ulong key) => TopK.ScoreOf(key);

    public static bool IsFollowed(ulong key) => (key & 1) != 0;

    public static ulong Followed(ulong key) => key | 1;
}
