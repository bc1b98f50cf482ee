using System.Runtime.InteropServices;

namespace Ranking.Abstractions.Tests;

/// <summary>Draws titles with columns, windows and labels, of which many are missing or alike.</summary>
internal static class RandomCatalog
{
    public static readonly string?[] Regions = [null, "US", "us", "DE", "fr"];

    public static readonly string?[] Maturities = [null, "G", "pg", "TV-14", "R", "tv-ma", "NC-17", "Unrated"];

    public static List<CatalogItem> Items(SeededRandom random, int most = 100)
    {
        var items = new List<CatalogItem>();
        int count = random.NextInt32(most + 1);
        bool isNumeric = random.NextInt32(2) == 0;
        for (int i = 0; i < count; i++)
        {
            items.Add(Item(random, isNumeric ? $"{i - 20}" : $"{(char)('a' + random.NextInt32(26))}{i}"));
        }

        random.Shuffle(CollectionsMarshal.AsSpan(items));
        return items;
    }

    public static Catalog Build(IEnumerable<CatalogItem> items) => new CatalogBuilder().AddRange(items).Build();

    /// <summary>A moment on a grid of hours, so that window ends and requests often fall together.</summary>
    public static DateTimeOffset Moment(SeededRandom random) => FakeClock.Now.AddHours(random.NextInt32(20) - 10);

    public static T Pick<T>(SeededRandom random, IReadOnlyList<T> from) => from[random.NextInt32(from.Count)];

    private static CatalogItem Item(SeededRandom random, string id)
    {
        var item = new CatalogItem(id, $"Title {id}")
        {
            Maturity = Pick(random, Maturities),
            SeriesId = random.NextInt32(4) == 0 ? $"s{random.NextInt32(3)}" : null,
            Availability = [.. Enumerable.Range(0, random.NextInt32(4)).Select(_ => Window(random))],
        };
        if (random.NextInt32(3) > 0)
        {
            item.Categories["genres"] = [.. Enumerable.Range(0, random.NextInt32(5)).Select(_ => $"g{random.NextInt32(6)}")];
        }

        if (random.NextInt32(3) > 0)
        {
            item.Categories["tags"] = [$"t{random.NextInt32(3)}"];
            item.Numbers["rating"] = random.NextInt32(10);
            item.Texts["plot"] = $"plot {random.NextInt32(3)}";
            item.Times["release_date"] = Moment(random);
        }

        return item;
    }

    private static Availability Window(SeededRandom random)
    {
        DateTimeOffset from = Moment(random);
        DateTimeOffset until = from.AddHours(1 + random.NextInt32(6));
        string[] regions = random.NextInt32(3) switch { 0 => [], 1 => ["US"], _ => ["de", "FR"] };
        return new Availability(
            random.NextInt32(4) == 0 ? null : from.ToOffset(TimeSpan.FromHours(random.NextInt32(5) - 2)),
            random.NextInt32(4) == 0 ? null : until,
            regions);
    }
}
