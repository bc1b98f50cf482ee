using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Ranking;

/// <summary>Sets snapshots apart: a hash of the titles, their columns but for times and texts, and their plays and completions, made once a snapshot and only where a full trace asks for it.</summary>
internal static class SnapshotFingerprint
{
    private static readonly ConditionalWeakTable<RankingSnapshot, string> Known = new();

    public static string Of(RankingSnapshot snapshot) => Known.GetValue(snapshot, static s =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Catalog catalog = s.Catalog;
        for (int item = 0; item < catalog.Count; item++)
        {
            Add(hash, catalog.Ids[item]);
            Add(hash, catalog.Title(item));
            Add(hash, string.Join('|', catalog.Artwork(item).Select(variant => $"{variant.Name}:{string.Join(',', variant.Tags)}")));
            hash.AppendData(BitConverter.GetBytes(catalog.SeriesOf(item)));
        }

        foreach (CategoryColumn column in catalog.Categories.Values.OrderBy(column => column.Name, StringComparer.Ordinal))
        {
            Add(hash, column.Name);
            for (int item = 0; item < catalog.Count; item++)
            {
                Add(hash, string.Join('|', column.ValuesOf(item).ToArray().Select(value => column.Values[value])));
            }
        }

        foreach (string column in catalog.NumberNames.Order(StringComparer.Ordinal))
        {
            Add(hash, column);
            hash.AppendData(MemoryMarshal.AsBytes(catalog.Numbers(column)));
        }

        hash.AppendData(MemoryMarshal.AsBytes(s.Statistics.Plays));
        hash.AppendData(MemoryMarshal.AsBytes(s.Statistics.MeanCompletion));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    });

    /// <summary>Sets apart what a profile may see: windows, regions, maturity, and what it watched and hid.</summary>
    public static string Of(Eligibility eligibility)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(eligibility.Filter(includeWatched: true).Bits));
        hash.AppendData(MemoryMarshal.AsBytes(eligibility.Filter(includeWatched: false).Bits));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
