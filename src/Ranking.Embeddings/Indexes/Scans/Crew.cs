using System.Collections.Concurrent;

namespace Ranking.Embeddings;

/// <summary>
/// Work in parts, taken in turns by the calling thread and by threads of the pool that come in time. The caller never waits for a thread that has not begun: it works until no part is left, closes
/// the work, and waits only for the parts that others are at. Allocates nothing once it is warm.
/// </summary>
internal sealed class Crew : IThreadPoolWorkItem
{
    private const int Closed = int.MinValue;
    private const long BytesWorthThread = 1 << 21;

    private static readonly int Most = 4 * Environment.ProcessorCount;
    private static readonly ConcurrentBag<Crew> Idle = [];
    private static int _made;

    private ICrewWork? _work;
    private int _parts;
    private int _next;
    private int _slots;

    // How many others are at work; negative from when the work is closed.
    private int _others;

    // The caller and every work item that was queued hold the object; the last one puts it back.
    private int _holders;

    /// <summary>How many of so many threads reading so many bytes is worth: another one takes some ten microseconds to wake up.</summary>
    public static int Worth(int threads, long bytes) => (int)Math.Min(threads, 1 + (bytes / BytesWorthThread));

    /// <summary>Does the work.</summary>
    /// <param name="threads">How many threads may take part, the calling one among them.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="work">Does a part.</param>
    public static void Run(int threads, int parts, ICrewWork work)
    {
        threads = Math.Min(threads, parts);
        if (threads <= 1 || Find() is not { } crew)
        {
            for (int part = 0; part < parts; part++)
            {
                work.Do(slot: 0, part);
            }

            return;
        }

        crew._work = work;
        crew._parts = parts;
        crew._next = 0;
        crew._slots = 0;
        crew._others = 0;
        crew._holders = threads;
        for (int i = 1; i < threads; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(crew, preferLocal: false);
        }

        crew.Work(work);
        Interlocked.Or(ref crew._others, Closed);
        var wait = default(SpinWait);
        while (Volatile.Read(ref crew._others) != Closed)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        crew.Release();
    }

    // Where all are out, threads of the pool are late as it is, and the caller works alone.
    private static Crew? Find() => Idle.TryTake(out Crew? crew) ? crew : _made < Most && Interlocked.Increment(ref _made) <= Most ? new Crew() : null;

    void IThreadPoolWorkItem.Execute()
    {
        if (Interlocked.Increment(ref _others) > 0 && _work is { } work)
        {
            Work(work);
        }

        Interlocked.Decrement(ref _others);
        Release();
    }

    private void Work(ICrewWork work)
    {
        int slot = Interlocked.Increment(ref _slots) - 1;
        for (int part = Interlocked.Increment(ref _next) - 1; part < _parts; part = Interlocked.Increment(ref _next) - 1)
        {
            work.Do(slot, part);
        }
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            _work = null;
            Idle.Add(this);
        }
    }
}
