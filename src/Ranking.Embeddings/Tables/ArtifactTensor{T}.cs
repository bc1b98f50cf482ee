using System.Runtime.InteropServices;

namespace Ranking.Embeddings;

/// <summary>A tensor of an artefact, by the type of its elements.</summary>
internal sealed class ArtifactTensor<T>(ElementType type, ReadOnlyMemory<T> values, int[] shape) : ArtifactTensor(type, values.Length, shape)
    where T : unmanaged
{
    public ReadOnlyMemory<T> Values { get; } = values;

    public override ReadOnlySpan<byte> Bytes(int first, int count) => MemoryMarshal.AsBytes(Values.Span.Slice(first, count));
}
