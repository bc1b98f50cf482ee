using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Ranking.Embeddings;

/// <summary>
/// A file as memory. Nothing unmaps it by hand: the view's handle does when the garbage collector finds that nothing reaches this object any more, which every
/// <see cref="MappedMemory{T}"/> over it does (docs/decisions/0008-mappings-live-as-long-as-they-are-read.md).
/// </summary>
internal sealed unsafe class MappedFile
{
    // The address is read from the handle without adding a reference to it: a reference that is never given back would keep the view mapped for ever.
    private readonly SafeMemoryMappedViewHandle _view;

    private MappedFile(SafeMemoryMappedViewHandle view, long length)
    {
        _view = view;
        Length = length;
    }

    public long Length { get; }

    /// <summary>Maps a file that is not empty.</summary>
    public static MappedFile Open(string path, ArtifactSource source)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        long length = RandomAccess.GetLength(file);
        if (length < ArtifactFormat.LengthBytes)
        {
            throw source.Refuse($"it has {length} bytes, too few for a header");
        }

        using MemoryMappedFile mapping = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return new MappedFile(mapping.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle, length);
    }

    /// <summary>Unmaps a file that was refused, which nothing reads yet.</summary>
    public void Close() => _view.Dispose();

    /// <summary>Elements of the file from a byte on, which has to be a multiple of their size. They keep the file mapped.</summary>
    public ReadOnlyMemory<T> Memory<T>(long start, int count)
        where T : unmanaged => count == 0 ? ReadOnlyMemory<T>.Empty : new MappedMemory<T>(this, (byte*)_view.DangerousGetHandle() + start, count).Memory;
}
