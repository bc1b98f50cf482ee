namespace Ranking.Core.Tests.Support;

/// <summary>Counts what is lent, and fills it with rubbish, so that nobody relies on what was there.</summary>
internal sealed class CountingPool : BufferPool
{
    private int _lent;

    public int Lent => _lent;

    public override T[] Rent<T>(int length)
    {
        Interlocked.Increment(ref _lent);
        var array = new T[length + 3];
        if (array is float[] floats)
        {
            Array.Fill(floats, float.NaN);
        }
        else if (array is int[] ints)
        {
            Array.Fill(ints, int.MaxValue);
        }

        return array;
    }

    public override void Return<T>(T[] array) => Interlocked.Decrement(ref _lent);
}
