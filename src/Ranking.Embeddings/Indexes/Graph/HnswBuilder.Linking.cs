namespace Ranking.Embeddings;

/// <content>The links of a batch.</content>
internal sealed partial class HnswBuilder
{
    private readonly List<ulong> _asked = [];
    private readonly List<int> _starts = [];

    // Links a new row to others; only its own links are written.
    private void Link(NewNode added, int batch, WalkScratch scratch)
    {
        RowScorer scorer = RowScorer.OfRow(_rows, added.Row, _lift, scratch.Room);
        (int start, float score) = _linked == 0 ? (0, 0f) : HnswWalk.Descend(_graph, scorer, Math.Min(added.Top, _graph.Top), scratch);
        int node = added.TopNode;
        for (int layer = added.Top; layer >= 0; layer--)
        {
            LayerView view = _layers[layer].View;
            if (_linked > 0 && layer <= _graph.Top)
            {
                HnswWalk.Run(view, scorer, start, score, EfConstruction, scratch);
                if (layer > 0)
                {
                    start = _below[layer][NodeKey.Node(scratch.Nearest.Keys[0])];
                    score = NodeKey.Score(scratch.Nearest.Keys[0]);
                }
            }
            else
            {
                scratch.Nearest.Reset(EfConstruction);
            }

            AddBatch(layer, batch, node, scorer, scratch);
            LinkChoice.Choose(view, _rows, _lift, scratch.Nearest.Keys, LinksOf(layer, node)[.._options.M], scratch.Second);
            node = layer > 0 ? _below[layer][node] : node;
        }
    }

    // Rows of the batch are as good as rows of the graph.
    private void AddBatch(int layer, int batch, int self, in RowScorer scorer, WalkScratch scratch)
    {
        Span<int> nodes = stackalloc int[4];
        Span<int> rows = stackalloc int[4];
        Span<float> scores = stackalloc float[4];
        int count = 0;
        for (int place = 0; place < batch; place++)
        {
            NewNode other = _batch[place];
            if (other.Top >= layer)
            {
                int node = NodeIn(layer, other);
                if (node != self)
                {
                    (nodes[count], rows[count]) = (node, other.Row);
                    count++;
                }
            }

            if (count == 4 || (place == batch - 1 && count > 0))
            {
                scorer.Score(rows[..count], scores);
                for (int i = 0; i < count; i++)
                {
                    ulong key = NodeKey.Of(scores[i], nodes[i]);
                    if (scratch.Nearest.Takes(key))
                    {
                        scratch.Nearest.Add(key);
                    }
                }

                count = 0;
            }
        }
    }

    // Links the chosen back to those who chose them: one piece of work for each that was chosen.
    private void LinkBack(int layer, int batch, Workers workers)
    {
        _asked.Clear();
        _starts.Clear();
        for (int place = 0; place < batch; place++)
        {
            if (_batch[place].Top >= layer)
            {
                int node = NodeIn(layer, _batch[place]);
                foreach (int chosen in LinksOf(layer, node))
                {
                    if (chosen < 0)
                    {
                        break;
                    }

                    _asked.Add(((ulong)chosen << 32) | (uint)node);
                }
            }
        }

        _asked.Sort();
        for (int i = 0; i < _asked.Count; i++)
        {
            if (i == 0 || _asked[i] >> 32 != _asked[i - 1] >> 32)
            {
                _starts.Add(i);
            }
        }

        workers.Each(_starts.Count, (i, scratch) =>
        {
            int end = i + 1 < _starts.Count ? _starts[i + 1] : _asked.Count;
            LinkBack(layer, (int)(_asked[_starts[i]] >> 32), _starts[i], end, scratch);
        });
    }

    private void LinkBack(int layer, int node, int from, int to, WalkScratch scratch)
    {
        Span<int> links = LinksOf(layer, node);
        int known = links.IndexOf(-1);
        known = known < 0 ? links.Length : known;
        Span<int> all = scratch.Candidates(known + to - from);
        links[..known].CopyTo(all);
        int count = known;
        for (int i = from; i < to; i++)
        {
            int asking = (int)(uint)_asked[i];
            // Two rows of a batch may have chosen each other.
            if (!links[..known].Contains(asking))
            {
                all[count++] = asking;
            }
        }

        if (count <= links.Length)
        {
            all[known..count].CopyTo(links[known..]);
            return;
        }

        LayerView view = _layers[layer].View;
        RowScorer scorer = RowScorer.OfRow(_rows, view.RowOf(node), _lift, scratch.Room);
        NearestNodes nearest = scratch.Nearest;
        nearest.Reset(count);
        Span<int> rows = stackalloc int[4];
        Span<float> scores = stackalloc float[4];
        for (int i = 0; i < count; i += 4)
        {
            int end = Math.Min(4, count - i);
            for (int j = 0; j < end; j++)
            {
                rows[j] = view.RowOf(all[i + j]);
            }

            scorer.Score(rows[..end], scores);
            for (int j = 0; j < end; j++)
            {
                nearest.Add(NodeKey.Of(scores[j], all[i + j]));
            }
        }

        int chosen = LinkChoice.Choose(view, _rows, _lift, nearest.Keys, links, scratch.Second);
        links[chosen..].Fill(-1);
    }

    private Span<int> LinksOf(int layer, int node)
    {
        int degree = _layers[layer].Degree;
        return _links[layer].AsSpan(node * degree, degree);
    }

    private int NodeIn(int layer, NewNode of)
    {
        if (layer == 0)
        {
            return of.Row;
        }

        int node = of.TopNode;
        for (int at = of.Top; at > layer; at--)
        {
            node = _below[at][node];
        }

        return node;
    }
}
