namespace Ranking.Core.Tests.Rows;

/// <summary>What holds for every row kind, on random catalogs, people and requests.</summary>
public class RowLawTests
{
    private static readonly IRowSource[] Kinds =
    [
        global::Ranking.Rows.Attribute(), global::Ranking.Rows.TopPicks(), global::Ranking.Rows.Trending(), global::Ranking.Rows.Popular(), global::Ranking.Rows.ContinueWatching(),
        global::Ranking.Rows.BecauseYouWatched(), global::Ranking.Rows.Editorial("Editors", ["t001", "t002", "nonsense"]), global::Ranking.Rows.TopInRegion(minimumPlays: 1),
        global::Ranking.Rows.MyList(), global::Ranking.Rows.NewReleases(), global::Ranking.Rows.Where("Odd", (_, item) => item % 2 == 1), global::Ranking.Rows.CriticallyAcclaimed(),
        global::Ranking.Rows.Promotional("Campaign", ["t003", "nonsense", "t004"]), global::Ranking.Rows.StartHere(), global::Ranking.Rows.Discovery(minimumItems: 1),
        global::Ranking.Rows.WatchAgain(), global::Ranking.Rows.HiddenGems(), global::Ranking.Rows.MoreLikeThis(),
    ];

    [Fact]
    public void Rows_are_the_same_each_time_whole_within_the_limit_and_of_titles_the_person_may_see() => Law.Holds(
        random =>
        {
            World world = Random(random);
            RankingContext context = Context(world, random);
            int limit = 1 + random.NextInt32(6);
            foreach (IRowSource kind in Kinds)
            {
                IReadOnlyList<RowCandidate> rows = kind.Propose(context, limit);
                Assert.InRange(rows.Count, 0, limit);
                Assert.Equal(rows.Count, rows.Select(row => row.Key).Distinct(StringComparer.Ordinal).Count());
                Assert.Equal(rows.Select(row => (row.Key, row.Title, row.Reason)), kind.Propose(context, limit).Select(row => (row.Key, row.Title, row.Reason)));
                foreach (RowCandidate row in rows)
                {
                    string[] titles = row.Titles(context);
                    Assert.Equal(titles, row.Titles(context));
                    Assert.NotEmpty(row.Reason.ToString());
                    Assert.All(titles, id => Assert.True(world.Catalog.Ids.TryGetOrdinal(id, out int item)
                        && (row.IncludeWatched ? context.Eligibility.IsAvailable(item) : context.Eligibility.IsUnwatched(item)) && item != row.SeedItem));
                }
            }
        },
        cases: 40);

    [Fact]
    public void Pages_of_all_kinds_keep_every_rows_place_and_distance() => Law.Holds(
        random =>
        {
            World world = Random(random, new RankingOptions { MinimumItems = 1 + random.NextInt32(3) }, b => b
                .AddRows(global::Ranking.Rows.Promotional("First", ["t003", "t004"], position: random.NextInt32(4)))
                .AddRows(global::Ranking.Rows.Promotional("Second", ["t005", "t006"], position: random.NextInt32(6)))
                .AddRows(global::Ranking.Rows.CriticallyAcclaimed()));
            Homepage page = world.Composer.ComposeAsync(new HomepageRequest(Someone(random)) { Rows = 1 + random.NextInt32(20), Items = 1 + random.NextInt32(8), Epoch = random.NextInt32(9) })
                .AsTask().GetAwaiter().GetResult();
            Assert.DoesNotContain(page.Trace.Entries, entry => entry.Outcome is TraceOutcome.Failed or TraceOutcome.Late);
            Apart(page, 3, RowKinds.Trending, RowKinds.Popular, RowKinds.TopInRegion);
            Apart(page, 3, RowKinds.BecauseYouWatched);
            Apart(page, 10, RowKinds.Discovery);
            Apart(page, int.MaxValue, RowKinds.Promotional);
            NotBefore(page, 3, RowKinds.Discovery);
            NotBefore(page, 6, RowKinds.HiddenGems);
            NotBefore(page, 8, RowKinds.WatchAgain);
            string?[] values = [.. page.Rows.Where(row => row.Value is not null).Select(row => row.Value)];
            Assert.Equal(values.Length, values.Distinct().Count());
        },
        cases: 40);

    [Fact]
    public void Nothing_is_proposed_of_an_empty_catalog_and_nothing_throws()
    {
        World world = new([], new CatalogBuilder().Build(), hasSpace: false);
        Assert.All(Kinds, kind => Assert.All(kind.Propose(world.ContextOf(region: "SE", moreLike: "because=t001")), row => Assert.Empty(row.Titles(world.ContextOf()))));
    }

    [Fact]
    public void Two_seeds_are_never_alike() => Law.Holds(
        random =>
        {
            World world = new(Films.Fan("fan", random.NextInt32(6), plays: 6).Concat(Films.Fan("fan", random.NextInt32(6), plays: 6)).DistinctBy(play => play.EventId));
            RankingContext context = world.ContextOf("fan", seed: (ulong)random.NextInt32(1_000));
            EmbeddingTable vectors = world.Snapshot.Spaces.Values.Single().Items;
            IReadOnlyList<RowCandidate> rows = global::Ranking.Rows.BecauseYouWatched(most: 4).Propose(context);
            foreach (var (a, b) in from a in rows from b in rows where !ReferenceEquals(a, b) select (a.SeedItem, b.SeedItem))
            {
                Assert.True(System.Numerics.Tensors.TensorPrimitives.Dot(vectors.Row(a), vectors.Row(b)) < 0.8f);
            }
        },
        cases: 40);

    private static void Apart(Homepage page, int distance, params string[] kinds)
    {
        int[] places = [.. page.Rows.Select((row, i) => (row, i)).Where(r => kinds.Contains(r.row.Kind, StringComparer.Ordinal)).Select(r => r.i)];
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= distance, $"{kinds[0]} at {pair.First} and {pair.Second}"));
    }

    private static void NotBefore(Homepage page, int place, string kind) =>
        Assert.DoesNotContain(page.Rows.Take(place), row => row.Kind == kind);

    private static RankingContext Context(World world, SeededRandom random) => world.ContextOf(
        $"p{random.NextInt32(8)}",
        random.NextInt32(3) == 0 ? null : "SE",
        random.NextInt32(2) == 0 ? null : "tv",
        (ulong)random.NextInt32(100),
        new[] { null, "because=t002", $"micro_genres={Films.Labels[0]}", "nonsense" }[random.NextInt32(4)],
        maturity: random.NextInt32(4) == 0 ? "PG" : null);

    private static Profile Someone(SeededRandom random) => new($"p{random.NextInt32(8)}") { Region = random.NextInt32(3) == 0 ? null : "SE" };

    private static World Random(SeededRandom random, RankingOptions? options = null, Action<HomepageComposerBuilder>? configure = null)
    {
        bool hasTimes = random.NextInt32(5) > 0;
        InteractionKind[] kinds = Enum.GetValues<InteractionKind>();
        Interaction[] events = [.. Enumerable.Range(0, random.NextInt32(400)).Select(i => new Interaction(
            $"{i}",
            $"p{random.NextInt32(8)}",
            $"t{random.NextInt32(50):d3}",
            random.NextInt32(2) == 0 ? InteractionKind.Play : kinds[random.NextInt32(kinds.Length)],
            hasTimes && random.NextInt32(20) > 0 ? FakeClock.Now.AddHours(-random.NextInt32(5_000)) : null)
        {
            Completion = random.NextInt32(4) == 0 ? null : random.NextSingle(),
            Device = random.NextInt32(2) == 0 ? null : "tv",
            Region = random.NextInt32(2) == 0 ? null : "SE",
        })];
        Catalog catalog = new CatalogBuilder().AddRange(Films.Items(45).Select((item, i) => i % 5 == 0 ? item with { SeriesId = $"show{i / 15}" } : item)).Build();
        return new World(events, catalog, options, configure, hasSpace: random.NextInt32(5) > 0);
    }
}
