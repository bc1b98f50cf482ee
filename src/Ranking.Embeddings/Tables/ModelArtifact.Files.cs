using System.Buffers;
using System.Globalization;

namespace Ranking.Embeddings;

/// <content>Out to a file and back.</content>
public sealed partial class ModelArtifact
{
    private const int Chunk = 1 << 17;

    /// <summary>Opens a file as mapped memory: as fast for ten gigabytes as for one, shared by the processes that map it, read from the disk where it is looked at.</summary>
    /// <param name="path">The file. It must not be changed in place from here on; an <see cref="IModelStore"/> never does.</param>
    /// <returns>The artefact; its header is checked, its body by <see cref="Verify"/>.</returns>
    /// <exception cref="RankingException">The file is cut off, altered in its header, longer than its header says, or not the file of an artefact.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ModelArtifact Map(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var source = new ArtifactSource($"'{path}'");
        return Of(ArtifactReader.Map(path, source), source);
    }

    /// <summary>Reads an artefact whole into memory.</summary>
    /// <param name="stream">The stream, from where it stands to its end. Of one that does not know its length, what the header says is believed until the stream ends.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The artefact; its header is checked, its body by <see cref="Verify"/>.</returns>
    /// <exception cref="RankingException">The stream is cut off, altered in its header, longer than its header says, or not that of an artefact.</exception>
    public static async ValueTask<ModelArtifact> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArtifactSource source = ArtifactSource.Of(stream);
        return Of(await ArtifactReader.ReadAsync(stream, source, cancellationToken).ConfigureAwait(false), source);
    }

    /// <summary>Writes the artefact: the same bytes for the same content. Reads the tensors twice, once for the checksum.</summary>
    /// <param name="stream">Takes the bytes; not closed. A file that is written in place can be cut off by a crash: publish to an <see cref="IModelStore"/> instead.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="RankingException">Names, metadata and shapes together are longer than a header may be.</exception>
    public async ValueTask WriteAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArtifactReader.CheckProcessor();
        List<KeyValuePair<string, ArtifactTensor>> tensors = InFile();
        string digest = Digest.OfBody(tensors.Select(tensor => tensor.Value), cancellationToken);
        await stream.WriteAsync(HeaderWriter.Write(Entries(digest), tensors), cancellationToken).ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            foreach ((_, ArtifactTensor tensor) in tensors)
            {
                int most = Chunk / ArtifactTensor.SizeOf(tensor.Type);
                for (int first = 0; first < tensor.Count; first += Math.Min(most, tensor.Count - first))
                {
                    int bytes = Copy(tensor, first, Math.Min(most, tensor.Count - first), buffer);
                    await stream.WriteAsync(buffer.AsMemory(0, bytes), cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the whole body and compares it with its checksum. An artefact that was made in memory has nothing to be compared with.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RankingException">The body was altered.</exception>
    public void Verify(CancellationToken cancellationToken = default)
    {
        if (_origin is { } origin && Digest.OfBody(origin.Body, cancellationToken) != origin.BodyDigest)
        {
            throw Refuse("its body was altered; its checksum is another one");
        }
    }

    // A span of a mapped tensor is read here, and not across a wait: the tensor has to be held meanwhile.
    private static int Copy(ArtifactTensor tensor, int first, int count, byte[] destination)
    {
        ReadOnlySpan<byte> bytes = tensor.Bytes(first, count);
        bytes.CopyTo(destination);
        GC.KeepAlive(tensor);
        return bytes.Length;
    }

    private static ModelArtifact Of((ArtifactHeader Header, Dictionary<string, ArtifactTensor> Tensors) read, ArtifactSource source)
    {
        IReadOnlyDictionary<string, string> all = read.Header.Metadata;
        string Named(string key) => all.TryGetValue(key, out string? value) && ArtifactNames.IsName(value)
            ? value
            : throw source.Refuse($"its metadata has no '{key}' that is a name ({ArtifactNames.Rule})");
        bool isSchema = int.TryParse(all.GetValueOrDefault(ArtifactFormat.SchemaKey), NumberStyles.None, CultureInfo.InvariantCulture, out int schema) && schema > 0;
        if (!isSchema || !all.TryGetValue(ArtifactFormat.BodyDigestKey, out string? digest))
        {
            throw source.Refuse($"its metadata lacks '{ArtifactFormat.SchemaKey}', a number from 1 on, or '{ArtifactFormat.BodyDigestKey}'");
        }

        var metadata = all
            .Where(entry => !entry.Key.StartsWith(ArtifactFormat.Reserved, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
        return new ModelArtifact(
            Named(ArtifactFormat.KindKey),
            Named(ArtifactFormat.NameKey),
            Named(ArtifactFormat.VersionKey),
            schema,
            read.Tensors,
            metadata,
            new ArtifactOrigin(source, digest, [.. read.Header.Tensors.Select(entry => read.Tensors[entry.Name])]));
    }

    private List<KeyValuePair<string, ArtifactTensor>> InFile()
    {
        List<KeyValuePair<string, ArtifactTensor>> tensors = [.. _tensors];
        tensors.Sort(ArtifactTensor.CompareInFile);
        return tensors;
    }

    private IEnumerable<KeyValuePair<string, string>> Entries(string bodyDigest) =>
    [
        new(ArtifactFormat.BodyDigestKey, bodyDigest),
        new(ArtifactFormat.FormatKey, $"{ArtifactFormat.Version}"),
        new(ArtifactFormat.KindKey, Kind),
        new(ArtifactFormat.NameKey, Name),
        new(ArtifactFormat.VersionKey, Version),
        new(ArtifactFormat.SchemaKey, SchemaVersion.ToString(CultureInfo.InvariantCulture)),
        .. _metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal),
    ];
}
