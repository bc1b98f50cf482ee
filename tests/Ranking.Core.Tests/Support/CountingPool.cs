namespace Ranking.Core.Tests.Support;

/// <summary>Counts what is lent, and fills it with rubbish, that looks like places every other time, so that nobody relies on what was there.</summary>
internal sealed class CountingPool : BufferPool
{
    private int _lent;

    public int Lent => _lent;

    public override T[] Rent<T>(int length)
    {
        int number = Interlocked.Increment(ref _lent);
        var array = new T[length + 3];
        if (array is float[] floats)
        {
            Array.Fill(floats, float.NaN);
        }
        else if (array is int[] ints)
        {
            for (int i = 0; i < ints.Length; i++)
            {
                ints[i] = number % 2 == 0 ? int.MaxValue : i % 7;
            }
        }

        return array;
    }

    public override void Return<T>(T[] array) => Interlocked.Decrement(ref _lent);
}
