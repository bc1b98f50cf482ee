using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>
/// How many episodes of its series come after each title, by the number columns <c>season</c> and <c>episode</c>; 0 for titles that stand alone, and where neither column is there.
/// Made once a catalog.
/// </summary>
internal sealed class EpisodesLeft
{
    private static readonly ConditionalWeakTable<Catalog, EpisodesLeft> Made = new();

    private readonly int[] _left;

    private EpisodesLeft(Catalog catalog)
    {
        float[] seasons = ColumnOf(catalog, "season");
        float[] episodes = ColumnOf(catalog, "episode");
        _left = new int[catalog.Count];
        foreach (IGrouping<int, int> series in Enumerable.Range(0, catalog.Count).Where(item => catalog.SeriesOf(item) >= 0).GroupBy(catalog.SeriesOf))
        {
            var places = series.Select(item => (Season: seasons[item], Episode: episodes[item])).Order().ToList();
            foreach (int item in series)
            {
                int last = places.LastIndexOf((seasons[item], episodes[item]));
                _left[item] = places.Count - 1 - last;
            }
        }
    }

    public static EpisodesLeft Of(Catalog catalog) => Made.GetValue(catalog, static c => new EpisodesLeft(c));

    public int After(int item) => _left[item];

    // A missing number counts as 0: with no numbers at all no episode comes after another.
    private static float[] ColumnOf(Catalog catalog, string name) => catalog.NumberNames.Contains(name, StringComparer.Ordinal)
        ? Array.ConvertAll(catalog.Numbers(name).ToArray(), number => float.IsNaN(number) ? 0f : number)
        : new float[catalog.Count];
}
