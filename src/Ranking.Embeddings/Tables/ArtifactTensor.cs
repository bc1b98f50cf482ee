namespace Ranking.Embeddings;

/// <summary>A tensor of an artefact: numbers of one type, row-major, in memory or in a mapped file.</summary>
internal abstract class ArtifactTensor
{
    private readonly int[] _shape;

    private protected ArtifactTensor(ElementType type, int count, int[] shape)
    {
        Type = type;
        Count = count;
        _shape = shape;
    }

    public ElementType Type { get; }

    public int Count { get; }

    public ReadOnlySpan<int> Shape => _shape;

    public long ByteLength => (long)Count * SizeOf(Type);

    /// <summary>The bytes of some elements. The caller keeps the tensor alive while it reads them.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int first, int count);

    public static int SizeOf(ElementType type) => type switch
    {
        ElementType.I64 => 8,
        ElementType.U8 or ElementType.I8 => 1,
        _ => 4,
    };

    /// <summary>How many elements a shape has; none where they are more than one array can hold, or a length is negative.</summary>
    public static int? CountOf(ReadOnlySpan<int> shape)
    {
        long count = 1;
        foreach (int length in shape)
        {
            // A product below 2³¹ times a length below 2³¹ stays inside 64 bits.
            count *= length;
            if (length < 0 || count > Array.MaxLength)
            {
                return null;
            }
        }

        return (int)count;
    }

    /// <summary>
    /// The order of tensors in a file: the wider elements first, so that every tensor is aligned to its elements without gaps (safetensors allows none); then
    /// floats, and the longest first, so that the rows of a table begin on a cache line where no 64-bit integers come before them.
    /// </summary>
    public static int CompareInFile(KeyValuePair<string, ArtifactTensor> a, KeyValuePair<string, ArtifactTensor> b)
    {
        int order = SizeOf(b.Value.Type).CompareTo(SizeOf(a.Value.Type));
        order = order != 0 ? order : a.Value.Type.CompareTo(b.Value.Type);
        order = order != 0 ? order : b.Value.ByteLength.CompareTo(a.Value.ByteLength);
        return order != 0 ? order : string.CompareOrdinal(a.Key, b.Key);
    }
}
