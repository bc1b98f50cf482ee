namespace Ranking.Core.Tests.Pages;

/// <summary>What holds of every page, over random catalogs, histories, rules, policies and selectors.</summary>
public class PageLawTests
{
    private const int Cases = 1500;
    private static readonly string[] Kinds = [RowKinds.Attribute, RowKinds.TopPicks, RowKinds.Popular, RowKinds.Trending, RowKinds.StartHere, RowKinds.WatchAgain];
    private static readonly string[] Regions = ["NO", "JP"];
    private static readonly string?[] Devices = [null, "tv", "phone"];

    [Fact]
    public void Masks_minimums_pins_rules_and_dedupe_hold_on_every_page() => Law.Holds(
        random =>
        {
            Case made = Case.Draw(random);
            Homepage page = made.Page();
            Masks(made, page);
            Lengths(made, page);
            Repeats(made, page);
            Rules(made, page);
        },
        Cases);

    [Fact]
    public void The_next_page_keeps_the_laws_and_repeats_nothing_of_the_page_before() => Law.Holds(
        random =>
        {
            Case made = Case.Draw(random, isPlain: true);
            Homepage first = made.Page();
            Homepage second = made.World.Composer.ComposeAsync(first.Next() with { At = FakeClock.Now }).AsTask().GetAwaiter().GetResult();
            Masks(made, second);
            string[] keys = [.. first.Rows.Concat(second.Rows).Select(row => row.Key)];
            Assert.Equal(keys.Distinct(StringComparer.Ordinal), keys);
            int[] shown = [.. Own(first).Concat(Own(second))];
            Assert.Equal(shown.Distinct(), shown);
        },
        Cases / 3);

    [Fact]
    public void The_same_seed_gives_the_same_page_under_one_two_and_eight_threads() => Law.Holds(
        random =>
        {
            Case made = Case.Draw(random);
            string alone = Support.World.Outline(made.Page());
            foreach (int threads in new[] { 2, 8 })
            {
                var pages = new string[threads];
                Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => pages[i] = Support.World.Outline(made.Page()));
                Assert.All(pages, page => Assert.Equal(alone, page));
            }
        },
        Cases / 10);

    private static void Masks(Case made, Homepage page)
    {
        RankingContext context = made.World.Context(made.Profile);
        foreach (HomepageRow row in page.Rows)
        {
            bool mayBeWatched = row.Kind is RowKinds.ContinueWatching or RowKinds.MyList or RowKinds.WatchAgain or RowKinds.TopInRegion;
            foreach (HomepageItem item in row.Items)
            {
                Assert.True(mayBeWatched ? context.Eligibility.IsAvailable(item.Ordinal) : context.Eligibility.IsUnwatched(item.Ordinal));
                Assert.True(float.IsFinite(item.Score));
            }
        }
    }

    private static void Lengths(Case made, Homepage page)
    {
        int most = made.Options.Rules.MaximumItems.TryGetValue(made.Device ?? "", out int device) ? Math.Min(device, made.Options.Items) : made.Options.Items;
        Assert.True(page.Rows.Count <= made.Options.Rows);
        foreach (HomepageRow row in page.Rows)
        {
            int least = row.Kind is RowKinds.ContinueWatching or RowKinds.MyList or RowKinds.Promotional ? 1 : Math.Min(made.Options.MinimumItems, most);
            Assert.InRange(row.Items.Count, least, most);
        }
    }

    private static void Repeats(Case made, Homepage page)
    {
        Assert.All(page.Rows, row => Assert.Equal(row.Items.Select(item => item.Ordinal).Distinct(), row.Items.Select(item => item.Ordinal)));
        if (made.Options.Dedupe == DedupePolicy.Off)
        {
            return;
        }

        for (int place = 0; place < page.Rows.Count; place++)
        {
            int first = made.Options.RepeatAfter is { } after ? Math.Max(0, place - after + 1) : 0;
            int[] above = [.. page.Rows.Take(place).Skip(first).Where(IsOwn).SelectMany(row => row.Items).Select(item => item.Ordinal)];
            int[] own = IsOwn(page.Rows[place]) ? [.. page.Rows[place].Items.Select(item => item.Ordinal)] : [];
            Assert.Empty(own.Intersect(above));
            if (made.Options.DedupeBySeries)
            {
                Catalog catalog = made.World.Catalog;
                Assert.Empty(own.Select(catalog.SeriesOf).Where(series => series >= 0).Intersect(above.Select(catalog.SeriesOf)));
            }
        }
    }

    private static void Rules(Case made, Homepage page)
    {
        PageRules rules = made.Options.Rules;
        foreach (var (kind, most) in rules.AtMost)
        {
            Assert.True(page.Rows.Count(row => row.Kind == kind) <= most);
        }

        foreach (string group in rules.Exclusive)
        {
            Assert.True(page.Rows.Select(row => row.Kind).Where(rules.Groups[group].Contains).Distinct(StringComparer.Ordinal).Count() <= 1);
        }

        // A pinned kind stands at its place, or right below what is pinned there, or higher where rows ran out; never lower for a row that was not pinned.
        foreach (var (kind, place) in rules.Pins)
        {
            int at = page.Rows.ToList().FindIndex(row => row.Kind == kind);
            Assert.True(at < 0 || at <= place + rules.Pins.Count + 1, $"{kind} is pinned to {place} and stands at {at}");
        }

        foreach (Insertion insertion in rules.Insertions)
        {
            HomepageRow[] with = [.. page.Rows.Where(row => row.Items.Any(item => item.Id == insertion.ItemId))];
            if (made.Options.Dedupe != DedupePolicy.Off && made.Options.RepeatAfter is null)
            {
                Assert.All(with.Where(IsOwn), row => Assert.Equal(insertion.Row, row.Kind));
            }
        }
    }

    private static bool IsOwn(HomepageRow row) => row.Kind is not (RowKinds.ContinueWatching or RowKinds.MyList or RowKinds.TopInRegion);

    private static IEnumerable<int> Own(Homepage page) => page.Rows.Where(IsOwn).SelectMany(row => row.Items).Select(item => item.Ordinal);

    /// <summary>A catalog, a person and a composer, drawn at random.</summary>
    private sealed record Case(World World, RankingOptions Options, Profile Profile, string? Device)
    {
        public Homepage Page() => World.PageAsync(Profile.Id, request => request with { Profile = Profile, Device = Device, At = FakeClock.Now }).GetAwaiter().GetResult();

        public static Case Draw(SeededRandom random, bool isPlain = false)
        {
            Catalog catalog = DrawCatalog(random);
            var profile = new Profile("p") { Region = random.NextInt32(3) == 0 ? null : Regions[random.NextInt32(2)], Maturity = random.NextInt32(3) == 0 ? "PG" : null };
            var kinds = new[] { InteractionKind.Play, InteractionKind.Complete, InteractionKind.Progress, InteractionKind.Hide, InteractionKind.Abandon, InteractionKind.ListAdd };
            Interaction[] events =
            [
                .. Enumerable.Range(0, random.NextInt32(12)).Select(i => Event(random, i, "p", kinds[random.NextInt32(kinds.Length)], catalog)),
                .. Enumerable.Range(20, 30).Select(i => Event(random, i, $"other{random.NextInt32(5)}", InteractionKind.Complete, catalog)),
            ];
            var options = new RankingOptions
            {
                Rows = 2 + random.NextInt32(6),
                Items = 2 + random.NextInt32(6),
                MinimumItems = 1 + random.NextInt32(2),
                Seed = random.NextUInt64(),
                Dedupe = isPlain ? DedupePolicy.FirstRowKeeps : (DedupePolicy)random.NextInt32(3),
                RepeatAfter = !isPlain && random.NextInt32(4) == 0 ? 1 + random.NextInt32(3) : null,
                DedupeBySeries = random.NextInt32(4) > 0,
            };
            options.Rules = isPlain ? new PageRules() : DrawRules(random, options);
            IRowSelector selector = random.NextInt32(4) switch
            {
                0 => RowSelectors.ByValue(),
                1 => RowSelectors.AsProposed(),
                2 => RowSelectors.StageWise(diversity: 0.1, calibration: 0.1),
                _ => RowSelectors.PageWise(steps: 20),
            };
            var world = new World(events, catalog, options, builder => builder.UseRowSelector(selector), hasSpace: random.NextInt32(2) == 0);
            return new Case(world, options, profile, Devices[random.NextInt32(3)]);
        }

        private static PageRules DrawRules(SeededRandom random, RankingOptions options)
        {
            var rules = new PageRules { EndBelow = random.NextInt32(3) == 0 ? 0.3 : 0 };
            if (random.NextInt32(2) == 0)
            {
                rules.Pins[Kinds[random.NextInt32(3)]] = random.NextInt32(3);
            }

            if (random.NextInt32(2) == 0)
            {
                rules.AtMost[Kinds[random.NextInt32(3)]] = 1 + random.NextInt32(3);
            }

            if (random.NextInt32(2) == 0)
            {
                rules.Groups["charts"] = [RowKinds.Popular, RowKinds.Trending];
                rules.Exclusive.Add("charts");
            }

            if (random.NextInt32(3) == 0)
            {
                rules.MaximumItems["phone"] = options.MinimumItems;
            }

            if (random.NextInt32(2) == 0)
            {
                rules.Insertions.Add(new Insertion { Row = Kinds[random.NextInt32(3)], ItemId = $"t{random.NextInt32(12):00}", Place = random.NextInt32(4) });
            }

            return rules;
        }

        private static Interaction Event(SeededRandom random, int number, string who, InteractionKind kind, Catalog catalog) => new(
            $"e{number}", who, catalog.Ids[random.NextInt32(catalog.Count)], kind, FakeClock.Now.AddDays(-random.NextInt32(120)).AddMinutes(-number))
        {
            Completion = random.NextInt32(3) == 0 ? null : random.NextInt32(11) / 10f,
        };

        private static Catalog DrawCatalog(SeededRandom random)
        {
            var catalog = new CatalogBuilder();
            int count = 12 + random.NextInt32(40);
            for (int i = 0; i < count; i++)
            {
                catalog.Add(new CatalogItem($"t{i:00}", $"Title {i}")
                {
                    Categories = { ["genres"] = [.. Enumerable.Range(0, random.NextInt32(3)).Select(_ => $"genre {random.NextInt32(6)}").Distinct(StringComparer.Ordinal)] },
                    Maturity = random.NextInt32(3) == 0 ? "PG" : "R",
                    SeriesId = random.NextInt32(4) == 0 ? $"s{random.NextInt32(4)}" : null,
                    Availability = random.NextInt32(5) == 0 ? [new Availability(FakeClock.Now.AddDays(-2), FakeClock.Now.AddDays(random.NextInt32(4) - 1), [Regions[random.NextInt32(2)]])] : [],
                });
            }

            return catalog.Build();
        }
    }
}
