namespace Ranking;

/// <summary>The arrays one page works in; all go back when it is disposed. Use it in a <c>using</c>.</summary>
/// <remarks>
/// What is lent to a part that may wait is rented with <see cref="Lend"/> and belongs to the scratch only from <see cref="Adopt(int[])"/> on, when the
/// part has finished: an array that an abandoned part may still write to goes to the garbage collector, never back to the pool. <see cref="Forsake"/> leaves all
/// of a page's arrays to it, where an abandoned part may still read them.
/// </remarks>
internal sealed class Scratch(BufferPool pool) : IDisposable
{
    private readonly List<int[]> _ints = [];
    private readonly List<float[]> _floats = [];
    private readonly List<ulong[]> _longs = [];
    private readonly List<double[]> _doubles = [];
    private readonly List<bool[]> _flags = [];
    private bool _isForsaken;

    /// <summary>At least so many ints, their content undefined.</summary>
    public int[] Ints(int length) => Keep(_ints, pool.Rent<int>(length));

    /// <summary>At least so many ints, the first <paramref name="length"/> of them zero.</summary>
    public int[] ZeroInts(int length)
    {
        int[] array = Ints(length);
        array.AsSpan(0, length).Clear();
        return array;
    }

    /// <summary>At least so many floats, their content undefined.</summary>
    public float[] Floats(int length) => Keep(_floats, pool.Rent<float>(length));

    /// <summary>At least so many doubles, their content undefined.</summary>
    public double[] Doubles(int length) => Keep(_doubles, pool.Rent<double>(length));

    /// <summary>At least so many unsigned longs, their content undefined.</summary>
    public ulong[] Longs(int length) => Keep(_longs, pool.Rent<ulong>(length));

    /// <summary>At least so many flags, the first <paramref name="length"/> of them set.</summary>
    public bool[] SetFlags(int length)
    {
        bool[] array = Keep(_flags, pool.Rent<bool>(length));
        array.AsSpan(0, length).Fill(true);
        return array;
    }

    /// <summary>An array to lend to a part that may wait.</summary>
    public T[] Lend<T>(int length) => pool.Rent<T>(length);

    /// <summary>Takes back what was lent, when the part has finished.</summary>
    public void Adopt(int[] array) => _ints.Add(array);

    /// <inheritdoc cref="Adopt(int[])"/>
    public void Adopt(float[] array) => _floats.Add(array);

    /// <summary>Gives nothing back: a part that was given up may still read these arrays.</summary>
    public void Forsake() => _isForsaken = true;

    public void Dispose()
    {
        if (_isForsaken)
        {
            return;
        }

        _ints.ForEach(pool.Return);
        _floats.ForEach(pool.Return);
        _longs.ForEach(pool.Return);
        _doubles.ForEach(pool.Return);
        _flags.ForEach(pool.Return);
        _ints.Clear();
        _floats.Clear();
        _longs.Clear();
        _doubles.Clear();
        _flags.Clear();
    }

    private static T Keep<T>(List<T> kept, T array)
    {
        kept.Add(array);
        return array;
    }
}
