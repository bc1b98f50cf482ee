using System.Runtime.CompilerServices;

namespace Ranking.Embeddings;

/// <summary>
/// Walks through a layer towards a vector: algorithm 2 of Malkov and Yashunin, with one sorted list for both of its queues, since what has left the best ef is never followed.
/// <code>
/// nearest ← the start                                    at most ef nodes, in order
/// while a node of nearest was not followed:
///     c ← the best of them; mark it followed
///     fresh ← neighbours of c that were not seen; see them
///     score them, and put each into nearest that is better than the ef-th
/// </code>
/// Rows of fresh neighbours are asked for from memory before the first is scored.
/// </summary>
internal static partial class HnswWalk
{
    /// <summary>Walks from a node; what was found is in <see cref="WalkScratch.Nearest"/>.</summary>
    /// <returns>How many nodes were scored.</returns>
    public static int Run(in LayerView layer, in RowScorer scorer, int start, float score, int ef, WalkScratch scratch)
    {
        NearestNodes nearest = scratch.Nearest;
        nearest.Reset(ef);
        nearest.Add(NodeKey.Of(score, start));
        scratch.Visited.Add(start);
        for (int next = 0; next < nearest.Count;)
        {
            ref ulong key = ref nearest.Keys[next];
            key = NodeKey.Followed(key);
            int fresh = Score(layer, scorer, NodeKey.Node(key), scratch);
            int first = next + 1;
            for (int i = 0; i < fresh; i++)
            {
                ulong found = NodeKey.Of(scratch.Scores[i], scratch.Fresh[i]);
                if (nearest.Takes(found))
                {
                    first = Math.Min(first, nearest.Add(found));
                }
            }

            ReadOnlySpan<ulong> keys = nearest.Keys;
            for (next = first; next < keys.Length && NodeKey.IsFollowed(keys[next]); next++)
            {
            }
        }

        int scored = scratch.Visited.Count;
        scratch.Visited.Clear();
        return scored;
    }

    /// <summary>Goes down from the first node of the highest layer to the nearest node of a layer, one best neighbour at a time.</summary>
    /// <returns>A node of the layer, and its score.</returns>
    public static (int Node, float Score) Descend(HnswGraph graph, in RowScorer scorer, int toLayer, WalkScratch scratch)
    {
        int node = 0;
        LayerView top = graph.Layer(graph.Top);
        scratch.FreshRows[0] = top.RowOf(node);
        scorer.Score(scratch.FreshRows.AsSpan(0, 1), scratch.Scores);
        float score = scratch.Scores[0];
        for (int layer = graph.Top; layer > toLayer; layer--)
        {
            Run(graph.Layer(layer), scorer, node, score, ef: 1, scratch);
            node = graph.Below(layer, NodeKey.Node(scratch.Nearest.Keys[0]));
            score = NodeKey.Score(scratch.Nearest.Keys[0]);
        }

        return (node, score);
    }

    /// <summary>Scores the neighbours of a node that were not seen before; they are in <see cref="WalkScratch.Fresh"/>.</summary>
    /// <returns>How many.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Score(in LayerView layer, in RowScorer scorer, int node, WalkScratch scratch)
    {
        Span<int> fresh = scratch.Fresh;
        int count = 0;
        foreach (int neighbour in layer.Links(node))
        {
            if ((uint)neighbour >= (uint)layer.Count)
            {
                break;
            }

            if (scratch.Visited.Add(neighbour))
            {
                fresh[count++] = neighbour;
            }
        }

        fresh = fresh[..count];
        Span<int> rows = fresh;
        if (!layer.IsGround)
        {
            rows = scratch.FreshRows.AsSpan(0, count);
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = layer.RowOf(fresh[i]);
            }
        }

        foreach (int row in rows)
        {
            scorer.Prefetch(row);
        }

        scorer.Score(rows, scratch.Scores);
        return count;
    }
}
