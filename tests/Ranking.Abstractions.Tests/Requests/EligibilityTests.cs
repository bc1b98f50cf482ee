namespace Ranking.Abstractions.Tests;

public class EligibilityTests
{
    private static readonly DateTimeOffset Now = FakeClock.Now;

    private static readonly Dictionary<string, int> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TV-Y"] = 0,
        ["G"] = 0,
        ["TV-G"] = 0,
        ["TV-Y7"] = 1,
        ["PG"] = 2,
        ["TV-PG"] = 2,
        ["PG-13"] = 3,
        ["TV-14"] = 3,
        ["R"] = 4,
        ["TV-MA"] = 4,
        ["NC-17"] = 5,
    };

    [Fact]
    public void Narrowed_it_shows_of_a_mask_what_it_showed_and_nothing_else() => Law.Holds(random =>
    {
        int count = 1 + random.NextInt32(200);
        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, count).Select(i => new CatalogItem($"{i}", "") { Maturity = random.NextInt32(3) == 0 ? "R" : "G" })).Build();
        var history = ProfileHistory.Create([.. Enumerable.Range(0, random.NextInt32(9)).Select(i =>
            new Interaction($"{i}", "p", $"{random.NextInt32(count)}", random.NextInt32(2) == 0 ? InteractionKind.Play : InteractionKind.Hide, Now))], catalog);
        Eligibility all = Eligibility.Create(catalog, new Profile("p") { Maturity = "PG" }, history, Now);
        // Shorter than the catalog, or longer.
        ulong[] keep = [.. Enumerable.Range(0, random.NextInt32(6)).Select(_ => random.NextUInt64())];
        Eligibility narrow = all.Narrow(keep);
        Assert.Equal(all.ItemCount, narrow.ItemCount);
        int[] leftOut = [0, 0];
        for (int item = -1; item <= count; item++)
        {
            bool isKept = item >= 0 && item / 64 < keep.Length && (keep[item / 64] & (1UL << (item % 64))) != 0;
            Assert.Equal(isKept && all.IsAvailable(item), narrow.IsAvailable(item));
            Assert.Equal(isKept && all.IsUnwatched(item), narrow.IsUnwatched(item));
            Assert.Equal(isKept && all.Open.Accepts(item), narrow.Open.Accepts(item));
            Assert.Equal(narrow.IsAvailable(item), narrow.Filter(includeWatched: true).Accepts(item));
            Assert.Equal(narrow.IsUnwatched(item), narrow.Filter(includeWatched: false).Accepts(item));
            leftOut[0] += narrow.Open.Accepts(item) && !narrow.IsUnwatched(item) ? 1 : 0;
            leftOut[1] += narrow.Open.Accepts(item) && !narrow.IsAvailable(item) ? 1 : 0;
        }

        Assert.InRange(leftOut[0], 0, narrow.LeftOutCount(includeWatched: false));
        Assert.InRange(leftOut[1], 0, narrow.LeftOutCount(includeWatched: true));
    });

    [Fact]
    public void Opens_a_window_at_its_start_and_closes_it_at_its_end()
    {
        Catalog catalog = Of(new CatalogItem("1", "A") { Availability = [new Availability(Now, Now.AddHours(1), [])] });
        Assert.False(IsShown(catalog, now: Now.AddTicks(-1)));
        Assert.True(IsShown(catalog, now: Now));
        Assert.True(IsShown(catalog, now: Now.AddHours(1).AddTicks(-1)));
        Assert.False(IsShown(catalog, now: Now.AddHours(1)));
    }

    [Fact]
    public void Knows_a_moment_in_whatever_zone_it_is_written()
    {
        Catalog catalog = Of(new CatalogItem("1", "A") { Availability = [new Availability(Now.ToOffset(TimeSpan.FromHours(9)), null, [])] });
        Assert.True(IsShown(catalog, now: Now.ToOffset(TimeSpan.FromHours(-7))));
        Assert.False(IsShown(catalog, now: Now.AddTicks(-1).ToOffset(TimeSpan.FromHours(12))));
    }

    [Fact]
    public void Takes_a_window_without_ends_as_always_open()
    {
        Catalog catalog = Of(new CatalogItem("1", "A") { Availability = [new Availability(null, null, [])] });
        Assert.True(IsShown(catalog, now: DateTimeOffset.MinValue));
        Assert.True(IsShown(catalog, now: DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Shows_a_title_in_any_of_its_windows()
    {
        Catalog catalog = Of(new CatalogItem("1", "A") { Availability = [new Availability(null, Now, []), new Availability(Now.AddDays(1), null, [])] });
        Assert.True(IsShown(catalog, now: Now.AddDays(-1)));
        Assert.False(IsShown(catalog, now: Now));
        Assert.True(IsShown(catalog, now: Now.AddDays(1)));
    }

    [Theory]
    [InlineData("US", true)]
    [InlineData("us", true)]
    [InlineData("DE", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Hides_a_title_limited_to_regions_from_all_others_and_from_no_region(string? region, bool isShown) =>
        Assert.Equal(isShown, IsShown(Of(new CatalogItem("1", "A") { Availability = [new Availability(null, null, ["Us", "CA"])] }), region: region));

    [Theory]
    [InlineData("PG", "PG-13", true)]
    [InlineData("PG-13", "PG-13", true)]
    [InlineData("R", "PG-13", false)]
    [InlineData("TV-14", "PG-13", true)]
    [InlineData("TV-MA", "PG-13", false)]
    [InlineData("TV-MA", "r", true)]
    [InlineData("TV-Y7", "PG", true)]
    [InlineData("TV-Y7", "G", false)]
    [InlineData("NC-17", "R", false)]
    [InlineData("GP", "PG", true)]
    [InlineData("NC-17", null, true)]
    public void Shows_titles_no_stricter_than_the_profile_allows(string label, string? allowed, bool isShown) =>
        Assert.Equal(isShown, IsShown(Of(new CatalogItem("1", "A") { Maturity = label }), maturity: allowed));

    [Theory]
    [InlineData(null)]
    [InlineData("Unrated")]
    [InlineData("")]
    public void Hides_a_title_of_unknown_maturity_from_limited_profiles_alone(string? label)
    {
        Catalog catalog = Of(new CatalogItem("1", "A") { Maturity = label });
        Assert.False(IsShown(catalog, maturity: "NC-17"));
        Assert.True(IsShown(catalog));
    }

    [Theory]
    [InlineData("FSK 6")]
    [InlineData("")]
    public void Shows_nothing_to_a_profile_whose_label_is_off_the_scale(string allowed)
    {
        Assert.False(IsShown(Of(new CatalogItem("1", "A") { Maturity = "G" }), maturity: allowed));
        Assert.False(IsShown(Of(new CatalogItem("1", "A") { Maturity = allowed }), maturity: allowed));
    }

    [Fact]
    public void Keeps_watched_titles_available_and_hides_hidden_ones()
    {
        Catalog catalog = Films.Catalog(3);
        ProfileHistory history = ProfileHistory.Create([Films.Play("p", 0), Films.Play("p", 1, kind: InteractionKind.Hide)], catalog);
        Eligibility eligibility = Eligibility.Create(catalog, new Profile("p"), history, Now);
        Assert.Equal([true, false, true], Enumerable.Range(0, 3).Select(eligibility.IsAvailable));
        Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(eligibility.IsUnwatched));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Shows_no_ordinal_outside_the_catalog(int item)
    {
        Eligibility eligibility = Eligibility.Create(Films.Catalog(3), new Profile("p"), ProfileHistory.Empty, Now);
        Assert.False(eligibility.IsAvailable(item));
        Assert.False(eligibility.IsUnwatched(item));
    }

    [Fact]
    public void Agrees_with_the_rules_read_title_by_title() => Law.Holds(random =>
    {
        List<CatalogItem> items = RandomCatalog.Items(random, most: 130);
        Catalog catalog = RandomCatalog.Build(items);
        Dictionary<string, CatalogItem> byId = items.ToDictionary(item => item.Id, StringComparer.Ordinal);

        // The moments sit on and next to the ends of the windows, and come back, so that masks are read again.
        for (int request = 0; request < 30; request++)
        {
            DateTimeOffset now = RandomCatalog.Moment(random).AddTicks(random.NextInt32(3) - 1);
            var profile = new Profile("p") { Region = RandomCatalog.Pick(random, RandomCatalog.Regions), Maturity = RandomCatalog.Pick(random, RandomCatalog.Maturities) };
            Interaction[] events = [.. Enumerable.Range(0, items.Count == 0 ? 0 : 5).Select(i => new Interaction(
                $"{i}", "p", RandomCatalog.Pick(random, items).Id, RandomCatalog.Pick(random, [InteractionKind.Play, InteractionKind.Hide, InteractionKind.Hover]), now))];
            Eligibility eligibility = Eligibility.Create(catalog, profile, ProfileHistory.Create(events, catalog), now);
            for (int item = 0; item < catalog.Count; item++)
            {
                string id = catalog.Ids[item];
                bool isAvailable = IsAllowed(byId[id], profile, now) && !events.Any(e => e.ItemId == id && e.Kind == InteractionKind.Hide);
                Assert.Equal(isAvailable, eligibility.IsAvailable(item));
                Assert.Equal(isAvailable && !events.Any(e => e.ItemId == id && e.Kind == InteractionKind.Play), eligibility.IsUnwatched(item));
            }
        }
    }, cases: 60);

    [Fact]
    public void Stays_exact_with_more_slots_than_masks_are_kept()
    {
        Catalog catalog = RandomCatalog.Build(Enumerable.Range(0, 400).Select(i =>
            new CatalogItem($"{i}", "A") { Availability = [new Availability(Now.AddHours(i), Now.AddHours(i + 1), [])] }));
        foreach (int hour in Enumerable.Range(0, 400).Concat(Enumerable.Range(0, 400).Reverse()))
        {
            Eligibility eligibility = Eligibility.Create(catalog, new Profile("p"), ProfileHistory.Empty, Now.AddHours(hour));
            Assert.Equal([hour], Enumerable.Range(0, 400).Where(eligibility.IsAvailable));
        }
    }

    private static Catalog Of(params CatalogItem[] items) => RandomCatalog.Build(items);

    private static bool IsShown(Catalog catalog, string? region = null, string? maturity = null, DateTimeOffset? now = null) =>
        Eligibility.Create(catalog, new Profile("p") { Region = region, Maturity = maturity }, ProfileHistory.Empty, now ?? Now).IsAvailable(0);

    private static bool IsAllowed(CatalogItem item, Profile profile, DateTimeOffset now)
    {
        bool isOpen = item.Availability.Count == 0 || item.Availability.Any(window =>
            !(now < window.From) && !(now >= window.Until)
            && (window.Regions.Count == 0 || window.Regions.Any(region => region.Equals(profile.Region, StringComparison.OrdinalIgnoreCase))));
        bool isMild = profile.Maturity is null
            || (Levels.TryGetValue(profile.Maturity, out int most) && item.Maturity is not null && Levels.TryGetValue(item.Maturity, out int level) && level <= most);
        return isOpen && isMild;
    }
}
