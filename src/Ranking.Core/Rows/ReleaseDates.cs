using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>
/// When each title of a catalog was released: by the time column <c>release_date</c>, else by the number column <c>year</c>, title by title. Made once a catalog.
/// </summary>
internal sealed class ReleaseDates
{
    private const string DateColumn = "release_date";
    private const string YearColumn = "year";
    private const long SecondsPerDay = 86_400;

    private static readonly ConditionalWeakTable<Catalog, ReleaseDates> Made = new();

    private readonly Catalog _catalog;
    private readonly bool _hasDates;
    private readonly bool _hasYears;
    private readonly int[] _dated;
    private readonly long[] _times;
    private readonly Dictionary<int, int[]> _byYear;

    private ReleaseDates(Catalog catalog)
    {
        _catalog = catalog;
        _hasDates = catalog.TimeNames.Contains(DateColumn, StringComparer.Ordinal);
        _hasYears = catalog.NumberNames.Contains(YearColumn, StringComparer.Ordinal);
        _dated = [.. Enumerable.Range(0, catalog.Count).Where(item => TimeOf(item) != Catalog.MissingTime)];
        _times = Array.ConvertAll(_dated, TimeOf);
        Array.Sort(_times, _dated);
        _byYear = Enumerable.Range(0, catalog.Count)
            .Where(item => TimeOf(item) == Catalog.MissingTime && YearOf(item) is not null)
            .GroupBy(item => YearOf(item) ?? 0)
            .ToDictionary(year => year.Key, year => year.ToArray());
    }

    public static ReleaseDates Of(Catalog catalog) => Made.GetValue(catalog, static c => new ReleaseDates(c));

    /// <summary>The day a title was released; null where only the year, or nothing, is known.</summary>
    public DateTimeOffset? DateOf(int item) => TimeOf(item) is var time && time == Catalog.MissingTime ? null : DateTimeOffset.FromUnixTimeSeconds(time);

    /// <summary>The year a title was released; null where it is not known.</summary>
    public int? YearOf(int item) => _hasYears && _catalog.Numbers(YearColumn)[item] is var year && float.IsFinite(year) ? (int)year : null;

    /// <summary>How many days ago a title was released, by its day or 1 January of its year; 0 for what is to come; null where neither is known.</summary>
    public double? DaysSince(int item, DateTimeOffset now)
    {
        DateTimeOffset? release = DateOf(item) ?? (YearOf(item) is { } year and >= 1 and <= 9999 ? new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero) : null);
        return release is { } known ? Math.Max(0, (now - known).TotalDays) : null;
    }

    /// <summary>The titles released in the days up to a moment, the newest first; then those of which only the year is known, and it is that of the moment.</summary>
    public IEnumerable<int> Released(int days, DateTimeOffset upTo)
    {
        int end = FirstAfter(upTo.ToUnixTimeSeconds());
        int start = FirstAfter(upTo.ToUnixTimeSeconds() - (days * SecondsPerDay));
        for (int i = end - 1; i >= start; i--)
        {
            yield return _dated[i];
        }

        foreach (int item in _byYear.TryGetValue(upTo.UtcDateTime.Year, out int[]? items) ? items : [])
        {
            yield return item;
        }
    }

    private long TimeOf(int item) => _hasDates ? _catalog.Times(DateColumn)[item] : Catalog.MissingTime;

    private int FirstAfter(long time)
    {
        int low = 0;
        int high = _times.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = _times[middle] <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
