using System.Numerics;
using System.Runtime.InteropServices;

namespace Ranking.Embeddings;

/// <summary>
/// Rows that are equal, bit for bit. The first of them stands for all in a graph: thousands of equal rows would be each other's nearest neighbours, and link to nothing else.
/// <code>
/// next[row] = the next row that is equal, or −1; ascending
/// </code>
/// </summary>
internal static class EqualRows
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Links equal rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="withNorms">Whether rows of different norms differ.</param>
    /// <param name="isLater">Takes whether an equal row comes before each row; as long as the table.</param>
    /// <returns>The next equal row of each row; empty where no two are equal.</returns>
    public static int[] Find(EmbeddingTable table, bool withNorms, Span<bool> isLater)
    {
        var room = new float[table.Dimensions];
        var other = new float[table.Dimensions];
        var hashes = new ulong[table.Count];
        var rows = new int[table.Count];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
            hashes[row] = Hash(table.Row(row, room), withNorms ? table.Norm(row) : 1f);
        }

        int[] next = [];
        hashes.AsSpan().Sort(rows.AsSpan());
        for (int start = 0, end; start < rows.Length; start = end)
        {
            for (end = start + 1; end < rows.Length && hashes[end] == hashes[start]; end++)
            {
            }

            Span<int> alike = rows.AsSpan(start, end - start);
            alike.Sort();
            int last = alike[0];
            // Rows of the same hash that differ, should there be any, are left to stand for themselves.
            for (int i = 1; i < alike.Length && table.Norm(alike[0]) > 0f; i++)
            {
                bool isEqual = AreEqual(table.Row(alike[0], room), table.Row(alike[i], other)) && (!withNorms || table.Norm(alike[0]) == table.Norm(alike[i]));
                if (isEqual)
                {
                    if (next.Length == 0)
                    {
                        next = new int[rows.Length];
                        Array.Fill(next, -1);
                    }

                    next[last] = alike[i];
                    isLater[alike[i]] = true;
                    last = alike[i];
                }
            }
        }

        GC.KeepAlive(table);
        return next;
    }

    private static bool AreEqual(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));

    private static ulong Hash(ReadOnlySpan<float> row, float norm)
    {
        ulong hash = BitConverter.SingleToUInt32Bits(norm);
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(row))
        {
            hash = BitOperations.RotateLeft((hash ^ bits) * Multiplier, 29);
        }

        return hash;
    }
}
