namespace Ranking.Embeddings;

/// <content>Walks under a filter.</content>
internal static partial class HnswWalk
{
    /// <summary>
    /// Walks over all nodes and keeps those that are accepted: nodes that are not accepted still lead on to others.
    /// <code>
    /// open ← the start                                           all that is to be followed, the best first
    /// while open has a node that is better than the ef-th accepted one, or fewer are found:
    ///     score its fresh neighbours; each that is better than the ef-th goes into open, and into nearest if it is accepted
    ///     give up when more rows were scored than allowed
    /// </code>
    /// </summary>
    /// <returns>Whether it came to its end; if not, <see cref="WalkScratch.Nearest"/> is not to be used.</returns>
    public static bool RunFiltered(in LayerView layer, in RowScorer scorer, int start, float score, in NodeFilter accepts, int ef, long mostScored, WalkScratch scratch)
    {
        NearestNodes nearest = scratch.Nearest;
        NodeHeap open = scratch.Open;
        nearest.Reset(ef);
        open.Clear();
        scratch.Visited.Add(start);
        ulong first = NodeKey.Of(score, start);
        open.Push(first);
        if (accepts.Accepts(start))
        {
            nearest.Add(first);
        }

        while (open.Count > 0 && scratch.Visited.Count <= mostScored)
        {
            ulong next = open.Pop();
            if (!nearest.Takes(next))
            {
                open.Clear();
                break;
            }

            int fresh = Score(layer, scorer, NodeKey.Node(next), scratch);
            for (int i = 0; i < fresh; i++)
            {
                ulong found = NodeKey.Of(scratch.Scores[i], scratch.Fresh[i]);
                if (nearest.Takes(found))
                {
                    open.Push(found);
                    if (accepts.Accepts(scratch.Fresh[i]))
                    {
                        nearest.Add(found);
                    }
                }
            }
        }

        scratch.Visited.Clear();
        return open.Count == 0;
    }
}
