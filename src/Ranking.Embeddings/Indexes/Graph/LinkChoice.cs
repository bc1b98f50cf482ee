namespace Ranking.Embeddings;

/// <summary>
/// Which candidates a node is linked to: algorithm 4 of Malkov and Yashunin, so that links lead into every direction and not only into the densest.
/// <code>
/// for each candidate c, the nearest first, until most are chosen:
///     choose c unless a chosen one is at least as like c as the node itself is
/// if fewer than half of most are chosen: choose the nearest of the others, up to half
/// </code>
/// So hardly a row is left that nothing links to, also among thousands of nearly equal ones. Filled up whole, as the paper allows, walks take longer than what they find more is worth.
/// </summary>
internal static class LinkChoice
{
    // Four rows are scored at once; most candidates fall to the first four.
    private const int AtOnce = 4;

    /// <summary>Chooses among candidates.</summary>
    /// <param name="layer">The layer that the candidates are nodes of.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="lift">The lift, if there is one.</param>
    /// <param name="candidates">The candidates, the best first.</param>
    /// <param name="chosen">Takes those chosen; as long as how many are at the most.</param>
    /// <param name="room">Takes a row of bytes.</param>
    /// <returns>How many were chosen.</returns>
    public static int Choose(in LayerView layer, IndexedRows rows, Lift? lift, ReadOnlySpan<ulong> candidates, Span<int> chosen, Span<float> room)
    {
        Span<int> chosenRows = stackalloc int[chosen.Length];
        Span<float> scores = stackalloc float[AtOnce];
        int count = 0;
        foreach (ulong candidate in candidates)
        {
            int row = layer.RowOf(NodeKey.Node(candidate));
            float likeness = NodeKey.Score(candidate);
            bool isHidden = false;
            if (count > 0)
            {
                RowScorer scorer = RowScorer.OfRow(rows, row, lift, room);
                for (int i = 0; i < count && !isHidden; i += AtOnce)
                {
                    int end = Math.Min(i + AtOnce, count);
                    scorer.Score(chosenRows[i..end], scores);
                    for (int j = 0; j < end - i; j++)
                    {
                        isHidden |= scores[j] >= likeness;
                    }
                }
            }

            if (!isHidden)
            {
                chosen[count] = NodeKey.Node(candidate);
                chosenRows[count++] = row;
                if (count == chosen.Length)
                {
                    break;
                }
            }
        }

        for (int i = 0; i < candidates.Length && count < chosen.Length / 2; i++)
        {
            int node = NodeKey.Node(candidates[i]);
            if (!chosen[..count].Contains(node))
            {
                chosen[count++] = node;
            }
        }

        return count;
    }
}
