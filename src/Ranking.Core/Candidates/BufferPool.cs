using System.Buffers;

namespace Ranking;

/// <summary>Lends arrays. Tests put a counting one in its place and prove that every array came back.</summary>
internal class BufferPool
{
    public static readonly BufferPool Shared = new();

    public virtual T[] Rent<T>(int length) => ArrayPool<T>.Shared.Rent(length);

    public virtual void Return<T>(T[] array) => ArrayPool<T>.Shared.Return(array);
}
