using System.Numerics.Tensors;
using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Hosts;

/// <summary>The page by someone who measures: columns, postings by popularity, vectorised dot products, heaps, bitmaps, buffers that are used again.</summary>
internal sealed class CarefulHost : IPageHost
{
    private readonly PageShape _shape;
    private readonly Vocabulary _ids;
    private readonly Vocabulary _labels;
    private readonly int[][] _postings;
    private readonly float[] _vectors;
    private readonly float[] _labelVectors;
    private readonly float[] _popularity;
    private readonly float[] _completion;
    private readonly Dictionary<string, BoundHistory> _histories;
    private readonly float[] _taste = new float[SyntheticTitles.Dimensions];
    private readonly TitleBits _unavailable;
    private readonly PriorityQueue<int, float> _heap = new();
    private readonly int[] _chosenLabels;

    public CarefulHost(Workload workload, PageShape shape)
    {
        _shape = shape;
        _ids = workload.Catalog.Ids;
        _labels = workload.Labels.Values;
        _postings = [.. Enumerable.Range(0, _labels.Count).Select(label => workload.Statistics.PopularItemsWith(workload.Labels, label).ToArray())];
        _vectors = Rows(workload.Space.Items);
        _labelVectors = Rows(workload.LabelVectors);
        _popularity = workload.Statistics.Popularity.ToArray();
        _completion = workload.Statistics.MeanCompletion.ToArray();
        _histories = workload.People.ToDictionary(person => person.Id, person => BoundHistory.Of(person, workload.Catalog), StringComparer.Ordinal);
        _unavailable = new TitleBits(workload.Catalog.Count);
        _chosenLabels = new int[shape.Rows];
    }

    public string Name => "careful host";

    public object Compose(Person person)
    {
        BoundHistory history = _histories[person.Id];
        Pool(history);
        foreach (int title in history.Titles)
        {
            _unavailable.Add(title);
        }

        int labelCount = ChooseLabels();
        var rows = new List<PageRow>(labelCount);
        foreach (int label in _chosenLabels.AsSpan(0, labelCount))
        {
            if (MakeRow(label) is { } row)
            {
                rows.Add(row);
            }
        }

        _unavailable.Clear();
        return rows;
    }

    public IReadOnlyList<PageRow> Read(object page) => (List<PageRow>)page;

    private static float[] Rows(EmbeddingTable table)
    {
        var rows = new float[table.Count * table.Dimensions];
        for (int i = 0; i < table.Count; i++)
        {
            table.Row(i).CopyTo(rows.AsSpan(i * table.Dimensions));
        }

        return rows;
    }

    private void Pool(BoundHistory history)
    {
        Array.Clear(_taste);
        for (int i = 0; i < history.Titles.Length; i++)
        {
            double days = (history.Times[0] - history.Times[i]) / 86_400.0;
            float weight = history.Completions[i] * (float)Math.Pow(2, -days / Workload.HalfLifeDays);
            TensorPrimitives.MultiplyAdd(VectorOf(_vectors, history.Titles[i]), weight, _taste, _taste);
        }

        TensorPrimitives.Divide(_taste, TensorPrimitives.Norm<float>(_taste), _taste);
    }

    // Support is counted only for labels that would be among the best.
    private int ChooseLabels()
    {
        for (int label = 0; label < _postings.Length; label++)
        {
            float cosine = TensorPrimitives.Dot(_taste, VectorOf(_labelVectors, label));
            if (IsAmongBest(cosine, _shape.Rows) && HasSupport(label))
            {
                Push(label, cosine, _shape.Rows);
            }
        }

        int count = _heap.Count;
        for (int i = count - 1; i >= 0; i--)
        {
            _chosenLabels[i] = _heap.Dequeue();
        }

        return count;
    }

    private PageRow? MakeRow(int label)
    {
        int scored = 0;
        foreach (int title in _postings[label])
        {
            if (_unavailable.Contains(title))
            {
                continue;
            }

            float affinity = TensorPrimitives.Dot(_taste, VectorOf(_vectors, title));
            float score = (0.65f * affinity) + (0.2f * _popularity[title]) + (0.15f * _completion[title]);
            if (IsAmongBest(score, _shape.Items))
            {
                Push(title, score, _shape.Items);
            }

            if (++scored == PageShape.Candidates)
            {
                break;
            }
        }

        if (_heap.Count < _shape.MinimumItems)
        {
            _heap.Clear();
            return null;
        }

        var titles = new string[_heap.Count];
        var scores = new float[_heap.Count];
        while (_heap.TryDequeue(out int title, out float score))
        {
            titles[_heap.Count] = _ids[title];
            scores[_heap.Count] = score;
            _unavailable.Add(title);
        }

        return new PageRow(_labels[label], titles, scores);
    }

    private static ReadOnlySpan<float> VectorOf(float[] rows, int row) => rows.AsSpan(row * SyntheticTitles.Dimensions, SyntheticTitles.Dimensions);

    private bool IsAmongBest(float score, int take) => _heap.Count < take || (_heap.TryPeek(out _, out float worst) && score > worst);

    private void Push(int element, float score, int take)
    {
        if (_heap.Count < take)
        {
            _heap.Enqueue(element, score);
        }
        else
        {
            _heap.EnqueueDequeue(element, score);
        }
    }

    private bool HasSupport(int label)
    {
        int support = 0;
        foreach (int title in _postings[label])
        {
            if (!_unavailable.Contains(title) && ++support == _shape.MinimumItems)
            {
                return true;
            }
        }

        return false;
    }
}
