using System.Buffers;

namespace Ranking.Embeddings;

/// <summary>Some elements of a mapped file. Memory over them keeps the file mapped; a span of them does not.</summary>
internal sealed unsafe class MappedMemory<T>(MappedFile file, byte* start, int count) : MemoryManager<T>
    where T : unmanaged
{
    private readonly MappedFile _file = file;
    private readonly T* _start = (T*)start;

    public override Span<T> GetSpan() => new(_start, count);

    // Mapped memory does not move; the handle holds this object, and so the file.
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex, default, this);

    public override void Unpin() => GC.KeepAlive(_file);

    protected override void Dispose(bool disposing)
    {
    }
}
