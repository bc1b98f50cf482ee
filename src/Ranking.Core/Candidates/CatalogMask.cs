using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>Which titles of a catalog meet a rule, as a mask: the rule is asked once a catalog for each title.</summary>
internal sealed class CatalogMask(Func<Catalog, int, bool> rule)
{
    private readonly ConditionalWeakTable<Catalog, ulong[]> _made = new();

    /// <summary>Ordinal i is bit i mod 64 of word i / 64.</summary>
    public ReadOnlyMemory<ulong> Of(Catalog catalog) => _made.GetValue(catalog, Make);

    private ulong[] Make(Catalog catalog)
    {
        var mask = new ulong[(catalog.Count + 63) / 64];
        for (int item = 0; item < catalog.Count; item++)
        {
            if (rule(catalog, item))
            {
                mask[item >> 6] |= 1UL << (item & 63);
            }
        }

        return mask;
    }
}
