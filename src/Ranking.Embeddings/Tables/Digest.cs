using System.Security.Cryptography;
using System.Text;

namespace Ranking.Embeddings;

/// <summary>The checksums of a file: SHA-256, as 64 lower-case hexadecimal digits.</summary>
internal static class Digest
{
    // Between two looks at the token; of elements, so at most 8 MiB.
    private const int Chunk = 1 << 20;

    /// <summary>The checksum of a header that begins as <see cref="ArtifactFormat.Opening"/>, whatever stands in its 64 digits.</summary>
    public static string OfHeader(ReadOnlySpan<byte> length, ReadOnlySpan<byte> header)
    {
        int digits = ArtifactFormat.Opening.Length;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(length);
        hash.AppendData(header[..digits]);
        Span<byte> zeros = stackalloc byte[ArtifactFormat.DigestDigits];
        zeros.Fill((byte)'0');
        hash.AppendData(zeros);
        hash.AppendData(header[(digits + ArtifactFormat.DigestDigits)..]);
        return Text(hash);
    }

    /// <summary>The checksum of tensors behind each other.</summary>
    public static string OfBody(IEnumerable<ArtifactTensor> tensors, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ArtifactTensor tensor in tensors)
        {
            for (int first = 0; first < tensor.Count; first += Math.Min(Chunk, tensor.Count - first))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(tensor.Bytes(first, Math.Min(Chunk, tensor.Count - first)));
                GC.KeepAlive(tensor);
            }
        }

        return Text(hash);
    }

    /// <summary>Whether the digits in a header are those of its checksum.</summary>
    public static bool IsOf(ReadOnlySpan<byte> digits, string digest) => digits.SequenceEqual(Encoding.ASCII.GetBytes(digest));

    private static string Text(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
