using System.Buffers;
using System.Runtime.InteropServices;

namespace Ranking.Embeddings;

/// <summary>Reads header and tensors from a mapped file or a stream.</summary>
internal static class ArtifactReader
{
    private const int Chunk = 1 << 17;

    public static (ArtifactHeader Header, Dictionary<string, ArtifactTensor> Tensors) Map(string path, ArtifactSource source)
    {
        CheckProcessor();
        MappedFile file = MappedFile.Open(path, source);
        try
        {
            return Map(file, source);
        }
        catch
        {
            file.Close();
            throw;
        }
    }

    public static async ValueTask<(ArtifactHeader Header, Dictionary<string, ArtifactTensor> Tensors)> ReadAsync(Stream stream, ArtifactSource source, CancellationToken cancellationToken)
    {
        CheckProcessor();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            // Where a stream knows its length, nothing is reserved that it does not hold.
            long? total = stream.CanSeek ? stream.Length - stream.Position : null;
            var start = new byte[ArtifactFormat.LengthBytes];
            await FillAsync(stream, start, source, cancellationToken).ConfigureAwait(false);
            int length = HeaderReader.Length(start, source);
            long body = ArtifactFormat.LengthBytes + (long)length;
            if (body > total)
            {
                throw source.Refuse($"it ends at byte {total}, inside its header of {length} bytes");
            }

            var bytes = new byte[length];
            await FillAsync(stream, bytes, source, cancellationToken).ConfigureAwait(false);
            ArtifactHeader header = HeaderReader.Read(start, bytes, source);
            CheckLength(total ?? body + header.BodyLength, body + header.BodyLength, source);
            var tensors = new Dictionary<string, ArtifactTensor>(StringComparer.Ordinal);
            foreach (TensorEntry entry in header.Tensors)
            {
                tensors.Add(entry.Name, entry.Type switch
                {
                    ElementType.F32 => await TensorAsync<float>(stream, entry, buffer, source, cancellationToken).ConfigureAwait(false),
                    ElementType.I32 => await TensorAsync<int>(stream, entry, buffer, source, cancellationToken).ConfigureAwait(false),
                    ElementType.I64 => await TensorAsync<long>(stream, entry, buffer, source, cancellationToken).ConfigureAwait(false),
                    ElementType.I8 => await TensorAsync<sbyte>(stream, entry, buffer, source, cancellationToken).ConfigureAwait(false),
                    _ => await TensorAsync<byte>(stream, entry, buffer, source, cancellationToken).ConfigureAwait(false),
                });
            }

            return await stream.ReadAsync(buffer.AsMemory(0, 1), cancellationToken).ConfigureAwait(false) == 0
                ? (header, tensors)
                : throw source.Refuse($"it goes on behind byte {body + header.BodyLength}, where its header says that it ends");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Files are little-endian, and are read as they lie.</summary>
    public static void CheckProcessor()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new RankingException("Model artefacts are read and written on little-endian processors only.");
        }
    }

    private static void CheckLength(long actual, long expected, ArtifactSource source)
    {
        if (actual != expected)
        {
            throw source.Refuse($"it has {actual} bytes, and its header says {expected}");
        }
    }

    private static (ArtifactHeader Header, Dictionary<string, ArtifactTensor> Tensors) Map(MappedFile file, ArtifactSource source)
    {
        ReadOnlyMemory<byte> start = file.Memory<byte>(0, ArtifactFormat.LengthBytes);
        int length = HeaderReader.Length(start.Span, source);
        long body = ArtifactFormat.LengthBytes + (long)length;
        if (body > file.Length)
        {
            throw source.Refuse($"it ends at byte {file.Length}, inside its header of {length} bytes");
        }

        ReadOnlyMemory<byte> bytes = file.Memory<byte>(ArtifactFormat.LengthBytes, length);
        ArtifactHeader header = HeaderReader.Read(start.Span, bytes.Span, source);
        CheckLength(file.Length, body + header.BodyLength, source);
        var tensors = new Dictionary<string, ArtifactTensor>(StringComparer.Ordinal);
        foreach (TensorEntry entry in header.Tensors)
        {
            tensors.Add(entry.Name, entry.Type switch
            {
                ElementType.F32 => Mapped<float>(file, body, entry),
                ElementType.I32 => Mapped<int>(file, body, entry),
                ElementType.I64 => Mapped<long>(file, body, entry),
                ElementType.I8 => Mapped<sbyte>(file, body, entry),
                _ => Mapped<byte>(file, body, entry),
            });
        }

        GC.KeepAlive(file);
        return (header, tensors);
    }

    private static ArtifactTensor<T> Mapped<T>(MappedFile file, long body, in TensorEntry entry)
        where T : unmanaged => new(entry.Type, file.Memory<T>(body + entry.Start, entry.Count), entry.Shape);

    private static async ValueTask<ArtifactTensor> TensorAsync<T>(Stream stream, TensorEntry entry, byte[] buffer, ArtifactSource source, CancellationToken cancellationToken)
        where T : unmanaged
    {
        var values = new T[entry.Count];
        for (long at = 0; at < entry.End - entry.Start;)
        {
            // Whole elements, so that they can be copied as such.
            int bytes = (int)Math.Min(Chunk, entry.End - entry.Start - at);
            await FillAsync(stream, buffer.AsMemory(0, bytes), source, cancellationToken).ConfigureAwait(false);
            int size = ArtifactTensor.SizeOf(entry.Type);
            buffer.AsSpan(0, bytes).CopyTo(MemoryMarshal.AsBytes(values.AsSpan((int)(at / size), bytes / size)));
            at += bytes;
        }

        return new ArtifactTensor<T>(entry.Type, values, entry.Shape);
    }

    private static async ValueTask FillAsync(Stream stream, Memory<byte> destination, ArtifactSource source, CancellationToken cancellationToken)
    {
        int read = await stream.ReadAtLeastAsync(destination, destination.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (read < destination.Length)
        {
            throw source.Refuse("it ends before its header says that it does");
        }
    }
}
