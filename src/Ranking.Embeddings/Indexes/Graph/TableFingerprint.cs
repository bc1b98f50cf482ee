using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ranking.Embeddings;

/// <summary>
/// Tells tables apart, at a cost that does not grow with their rows: the SHA-256 of count, dimensions, all norms, and the numbers of up to 1,024 rows that are spread evenly.
/// </summary>
internal static class TableFingerprint
{
    private const int Sampled = 1024;

    /// <summary>The fingerprint of the first rows of a table, in hexadecimal digits.</summary>
    public static string Of(EmbeddingTable table, int count)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>([count, table.Dimensions, table.IsQuantized ? 1 : 0]));
        hash.AppendData(MemoryMarshal.AsBytes(table.Norms.Span[..count]));
        var room = new float[table.Dimensions];
        int sampled = Math.Min(Sampled, count);
        for (int i = 0; i < sampled; i++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(table.Row((int)((long)i * count / sampled), room)));
        }

        GC.KeepAlive(table);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
