using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx;

/// <summary>Pinned memory that the runtime reads or writes in place. It grows to the largest page it has seen, and is kept.</summary>
/// <remarks>Of one run at a time.</remarks>
internal sealed class TensorBuffer(TensorElementType element) : IDisposable
{
    private readonly int _elementSize = element is TensorElementType.Int64 ? sizeof(long) : sizeof(int);
    private byte[] _bytes = [];
    private long[] _shape = [];
    private OrtValue? _value;

    /// <summary>The tensor, of the shape last asked for.</summary>
    public OrtValue Value => _value ?? throw new InvalidOperationException("A buffer is shaped before it is used.");

    /// <summary>The numbers of a tensor of floats.</summary>
    public Span<float> Floats => Numbers<float>();

    /// <summary>Gives the tensor a shape; its content is undefined. The same shape as before keeps everything.</summary>
    /// <exception cref="RankingException">The tensor would not fit one array.</exception>
    public void Shape(TensorLayout layout, int candidates)
    {
        if (_value is not null && layout.Has(_shape, candidates))
        {
            return;
        }

        _value?.Dispose();
        _value = null;
        _shape = layout.Shape(candidates);
        long length = _elementSize;
        foreach (long size in _shape)
        {
            length *= size;
        }

        if (length > Array.MaxLength)
        {
            throw new RankingException($"A tensor of [{string.Join(", ", _shape)}] does not fit one array of {Array.MaxLength} bytes; rank fewer candidates.");
        }

        if (_bytes.Length < length)
        {
            _bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(BitOperations.RoundUpToPowerOf2((ulong)length), (ulong)Array.MaxLength), pinned: true);
        }

        // Pinned for as long as this buffer keeps it, which is longer than any run.
        _value = OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, element, _shape, Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0), length);
    }

    /// <summary>Writes the index of each title, 0 where it has none.</summary>
    /// <param name="indices">The index of each title of the catalog; negative where it has none.</param>
    /// <param name="items">Title ordinals.</param>
    public void Gather(ReadOnlySpan<int> indices, ReadOnlySpan<int> items)
    {
        if (element == TensorElementType.Int64)
        {
            Gather(indices, items, Numbers<long>());
        }
        else
        {
            Gather(indices, items, Numbers<int>());
        }
    }

    /// <summary>Writes one index into every place.</summary>
    public void Fill(int index)
    {
        if (element == TensorElementType.Int64)
        {
            Numbers<long>().Fill(index);
        }
        else
        {
            Numbers<int>().Fill(index);
        }
    }

    public void Dispose()
    {
        _value?.Dispose();
        _value = null;
    }

    private static void Gather<T>(ReadOnlySpan<int> indices, ReadOnlySpan<int> items, Span<T> destination)
        where T : INumberBase<T>
    {
        for (int i = 0; i < items.Length; i++)
        {
            destination[i] = T.CreateTruncating(Math.Max(0, indices[items[i]]));
        }
    }

    private Span<T> Numbers<T>()
        where T : unmanaged
    {
        Debug.Assert(TensorBase.GetTypeInfo(typeof(T))?.ElementType == element, "The buffer holds something else.");
        int length = 1;
        foreach (long size in _shape)
        {
            length *= (int)size;
        }

        return MemoryMarshal.Cast<byte, T>(_bytes.AsSpan())[..length];
    }
}
