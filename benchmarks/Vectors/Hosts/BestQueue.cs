namespace Ranking.Benchmarks.Vectors;

/// <summary>The best scores in the queue of the base class library, the worst of them at its front.</summary>
internal sealed class BestQueue
{
    private readonly PriorityQueue<int, float> _queue = new();

    public void Offer(int ordinal, float score, int take)
    {
        if (_queue.Count < take)
        {
            _queue.Enqueue(ordinal, score);
        }
        else if (_queue.TryPeek(out _, out float worst) && score > worst)
        {
            _queue.DequeueEnqueue(ordinal, score);
        }
    }

    /// <summary>Empties the queue, the best first.</summary>
    public int Drain(Span<int> ordinals, Span<float> scores)
    {
        int count = _queue.Count;
        while (_queue.TryDequeue(out int ordinal, out float score))
        {
            (ordinals[_queue.Count], scores[_queue.Count]) = (ordinal, score);
        }

        return count;
    }
}
