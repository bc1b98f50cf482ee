namespace Ranking.Onnx;

/// <summary>
/// Lends the buffers of runs, and keeps a few that are idle. What is lent keeps the model open: closed while runs are under way, it closes with the last of them, since
/// native memory must outlive every run.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
/// <param name="owner">Whose it is, for the error of a late rental.</param>
/// <param name="make">Makes buffers where none are idle.</param>
/// <param name="close">Called once, after the last return.</param>
/// <param name="mostIdle">How many idle buffers are kept at the most.</param>
internal sealed class RunBufferPool(Type owner, Func<RunBuffers> make, Action close, int mostIdle) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<RunBuffers> _idle = [];
    private bool _isClosed;

    /// <summary>How many were made since the start.</summary>
    public int MadeCount { get; private set; }

    /// <summary>How many are lent now.</summary>
    public int LentCount { get; private set; }

    /// <summary>How many are kept now.</summary>
    public int IdleCount => _idle.Count;

    /// <exception cref="ObjectDisposedException">The pool is closed.</exception>
    public RunBuffers Rent()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, owner);
            if (!_idle.TryPop(out RunBuffers? buffers))
            {
                buffers = make();
                MadeCount++;
            }

            LentCount++;
            return buffers;
        }
    }

    public void Return(RunBuffers buffers)
    {
        lock (_gate)
        {
            LentCount--;
            if (!_isClosed && _idle.Count < mostIdle)
            {
                _idle.Push(buffers);
                return;
            }

            buffers.Dispose();
            if (_isClosed && LentCount == 0)
            {
                close();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            while (_idle.TryPop(out RunBuffers? buffers))
            {
                buffers.Dispose();
            }

            if (LentCount == 0)
            {
                close();
            }
        }
    }
}
