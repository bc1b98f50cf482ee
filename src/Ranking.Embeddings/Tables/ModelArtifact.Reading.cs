namespace Ranking.Embeddings;

/// <content>What comes out.</content>
public sealed partial class ModelArtifact
{
    /// <summary>The numbers of a tensor of 32-bit floating-point numbers, row-major; what was saved, bit for bit.</summary>
    /// <param name="tensor">Its name.</param>
    /// <exception cref="RankingException">There is no such tensor, or it is of another type.</exception>
    public ReadOnlyMemory<float> Floats(string tensor) => Values<float>(tensor, ElementType.F32);

    /// <summary>The numbers of a tensor of 32-bit integers, row-major.</summary>
    /// <param name="tensor">Its name.</param>
    /// <exception cref="RankingException">There is no such tensor, or it is of another type.</exception>
    public ReadOnlyMemory<int> Ints(string tensor) => Values<int>(tensor, ElementType.I32);

    /// <summary>The numbers of a tensor of 64-bit integers, row-major.</summary>
    /// <param name="tensor">Its name.</param>
    /// <exception cref="RankingException">There is no such tensor, or it is of another type.</exception>
    public ReadOnlyMemory<long> Longs(string tensor) => Values<long>(tensor, ElementType.I64);

    /// <summary>The bytes of a tensor of bytes, row-major.</summary>
    /// <param name="tensor">Its name.</param>
    /// <exception cref="RankingException">There is no such tensor, or it is of another type.</exception>
    public ReadOnlyMemory<byte> Bytes(string tensor) => Values<byte>(tensor, ElementType.U8);

    /// <summary>A list of strings, checked as a whole and decoded one by one when they are read.</summary>
    /// <param name="list">Its name.</param>
    /// <exception cref="RankingException">There is no such list, or its tensors are not those of strings.</exception>
    public IReadOnlyList<string> Strings(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Utf8List.Over(Bytes(list + TextSuffix), Ints(list + OffsetsSuffix))
            ?? throw Refuse($"its tensors '{list}{TextSuffix}' and '{list}{OffsetsSuffix}' are not those of a list of strings");
    }

    /// <summary>The lengths of a tensor's dimensions.</summary>
    /// <param name="tensor">Its name.</param>
    /// <exception cref="RankingException">There is no such tensor.</exception>
    public ReadOnlySpan<int> Shape(string tensor) => Tensor(tensor).Shape;

    private ReadOnlyMemory<T> Values<T>(string tensor, ElementType type)
        where T : unmanaged => Tensor(tensor) is ArtifactTensor<T> found
            ? found.Values
            : throw new RankingException($"{this}: its tensor '{tensor}' is of type {Tensor(tensor).Type}, not {type}. Read it as what it is.");

    private ArtifactTensor Tensor(string tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return _tensors.TryGetValue(tensor, out ArtifactTensor? found)
            ? found
            : throw new RankingException($"{this} has no tensor '{tensor}'.{NearestName.Hint(tensor, _tensors.Keys)} Look at Tensors for what there is.");
    }

    private RankingException Refuse(string why, Exception? cause = null) => (_origin?.Source ?? new ArtifactSource(ToString())).Refuse(why, cause);
}
