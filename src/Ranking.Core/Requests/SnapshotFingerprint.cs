using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Ranking;

/// <summary>Sets snapshots apart: a hash of the titles' ids and plays, made once a snapshot and only where a full trace asks for it.</summary>
internal static class SnapshotFingerprint
{
    private static readonly ConditionalWeakTable<RankingSnapshot, string> Known = new();

    public static string Of(RankingSnapshot snapshot) => Known.GetValue(snapshot, static s =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string id in s.Catalog.Ids.Names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(id));
            hash.AppendData([0]);
        }

        hash.AppendData(MemoryMarshal.AsBytes(s.Statistics.Plays));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    });
}
