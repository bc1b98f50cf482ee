using System.Runtime.InteropServices;

namespace Ranking.Embeddings;

/// <summary>
/// Memory that begins on a cache line, outside the garbage collector's heap: vectors as wide as a line are read without touching two, and there may be more of it than an array holds. Freed when
/// nothing reaches this object; who reads it through the pointer keeps the object alive meanwhile.
/// </summary>
internal sealed unsafe class AlignedMemory : SafeHandle
{
    private const long CacheLine = 64;

    private readonly long _bytes;

    private AlignedMemory(long bytes)
        : base(0, ownsHandle: true)
    {
        _bytes = Math.Max(bytes, CacheLine);
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)_bytes, (nuint)CacheLine));
        GC.AddMemoryPressure(_bytes);
    }

    public override bool IsInvalid => handle == 0;

    public void* Start => (void*)handle;

    /// <summary>Takes so many bytes, not cleared.</summary>
    public static AlignedMemory Take(long bytes) => new(bytes);

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(_bytes);
        return true;
    }
}
