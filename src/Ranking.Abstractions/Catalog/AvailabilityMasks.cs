using System.Collections.Concurrent;

namespace Ranking;

/// <summary>
/// Bit sets of the titles that may be shown, one per (region, maturity level, time slot), made on first use and kept.
/// Slots are the spans between the window ends of the whole catalog, so a mask is exact for every moment in its slot.
/// </summary>
internal sealed class AvailabilityMasks
{
    // One bit set of a million titles takes 125 KB; past this many all are made anew.
    private const int MostKept = 256;

    private readonly IReadOnlyList<Availability>[] _windows;
    private readonly sbyte[] _levels;
    private readonly Dictionary<string, sbyte> _scale;
    private readonly long[] _slotStarts;
    private readonly HashSet<string> _regions;
    private readonly ConcurrentDictionary<(string Region, int Level, int Slot), ulong[]> _masks = new();

    public AvailabilityMasks(IReadOnlyList<Availability>[] windows, sbyte[] levels, Dictionary<string, sbyte> scale)
    {
        _windows = windows;
        _levels = levels;
        _scale = scale;
        _regions = windows.SelectMany(w => w).SelectMany(w => w.Regions).Select(region => region.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
        _slotStarts = windows
            .SelectMany(w => w)
            .SelectMany(w => new[] { w.From, w.Until })
            .OfType<DateTimeOffset>()
            .Select(t => t.UtcTicks)
            .Distinct()
            .Order()
            .ToArray();
    }

    /// <summary>The level of a maturity label; −1 when it is not on the scale.</summary>
    public int LevelOf(string? label) => label is not null && _scale.TryGetValue(label, out sbyte level) ? level : -1;

    /// <summary>The titles that may be shown; do not write to it.</summary>
    /// <param name="region">The region, or null when unknown.</param>
    /// <param name="maturity">The highest label allowed, or null for no limit. A label off the scale allows nothing.</param>
    /// <param name="now">The moment of the request.</param>
    public ulong[] Get(string? region, string? maturity, DateTimeOffset now)
    {
        int level = maturity is null ? int.MaxValue : LevelOf(maturity);
        int found = Array.BinarySearch(_slotStarts, now.UtcTicks);
        int slot = found >= 0 ? found : ~found - 1;
        // A region that no window names is as good as none, so requests cannot make masks without end.
        string place = region?.ToUpperInvariant() ?? "";
        region = _regions.Contains(place) ? place : null;
        var key = (region ?? "", level, slot);
        if (_masks.TryGetValue(key, out ulong[]? mask))
        {
            return mask;
        }

        if (_masks.Count >= MostKept)
        {
            _masks.Clear();
        }

        return _masks.GetOrAdd(key, Make(region, level, now));
    }

    private ulong[] Make(string? region, int level, DateTimeOffset now)
    {
        var mask = new ulong[(_levels.Length + 63) / 64];
        for (int item = 0; item < _levels.Length; item++)
        {
            // Unknown maturity (−1) passes only where there is no limit: a filter never fails open.
            bool mature = level == int.MaxValue || (_levels[item] >= 0 && _levels[item] <= level);
            if (mature && IsOpen(_windows[item], region, now))
            {
                mask[item >> 6] |= 1UL << (item & 63);
            }
        }

        return mask;
    }

    private static bool IsOpen(IReadOnlyList<Availability> windows, string? region, DateTimeOffset now)
    {
        if (windows.Count == 0)
        {
            return true;
        }

        foreach (Availability window in windows)
        {
            bool inTime = (window.From is null || window.From <= now) && (window.Until is null || now < window.Until);
            bool inRegion = window.Regions.Count == 0
                || (region is not null && window.Regions.Contains(region, StringComparer.OrdinalIgnoreCase));
            if (inTime && inRegion)
            {
                return true;
            }
        }

        return false;
    }
}
