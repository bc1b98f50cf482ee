namespace Ranking.Core.Tests.Rows;

public class DiscoveryRowsTests
{
    private static readonly IRowSource Discovery = global::Ranking.Rows.Discovery();

    [Fact]
    public void Holds_a_label_the_history_does_not_touch_that_people_of_the_taste_watch()
    {
        World world = new(Pairs(), Labelled());
        RankingContext context = world.ContextOf("fan");
        RowCandidate row = Assert.Single(Discovery.Propose(context));
        Assert.Equal(("B", RowKinds.Discovery, "labels=B"), (row.Value, row.Kind, row.Key));
        Assert.Equal((ReasonKind.Discovery, "A"), (row.Reason.Kind, row.Reason.Subject));
        Assert.True(row.Reason.Amount > 1.1f);
        Assert.All(row.Titles(context), id => Assert.StartsWith("B", id, StringComparison.Ordinal));
    }

    [Fact]
    public void Is_not_proposed_for_someone_new_or_where_nothing_is_above_chance_or_untouched()
    {
        Assert.Empty(Discovery.Propose(new World(Pairs(), Labelled()).ContextOf("nobody")));
        // Whoever likes C also watched D, and nothing else.
        Assert.DoesNotContain(Discovery.Propose(new World([.. Pairs(), Like("other", "C0")], Labelled()).ContextOf("other")), row => row.Value is "A" or "B");
        Assert.Empty(Discovery.Propose(new World([.. Pairs(), Like("fan", "B0")], Labelled()).ContextOf("fan")));
        Assert.Empty(Discovery.Propose(new World(Pairs(), Labelled(titles: 3)).ContextOf("fan")));
        Assert.Empty(Discovery.Propose(new World([], new CatalogBuilder().Build()).ContextOf("fan")));
    }

    [Fact]
    public void Stays_for_a_seed_and_rotates_with_it()
    {
        // Everyone who likes A watches B, C and D too; others watch E to H.
        Interaction[] events =
        [
            .. from person in Enumerable.Range(0, 30) from label in "ABCD" select Like($"a{person}", $"{label}{person % 4}"),
            .. from person in Enumerable.Range(0, 60) from label in "EFGH" select Like($"e{person}", $"{label}{person % 4}"),
            Like("fan", "A0"),
        ];
        World world = new(events, Labelled("ABCDEFGH"));
        var drawn = new HashSet<string?>();
        for (ulong seed = 0; seed < 40; seed++)
        {
            string? value = Assert.Single(Discovery.Propose(world.ContextOf("fan", seed: seed))).Value;
            Assert.Equal(value, Assert.Single(Discovery.Propose(world.ContextOf("fan", seed: seed))).Value);
            drawn.Add(value);
        }

        Assert.Equal(["B", "C", "D"], drawn.Order());
    }

    [Fact]
    public void Its_share_of_a_page_is_bounded_and_its_place_controlled() => Law.Holds(random =>
    {
        int oneIn = 1 + random.NextInt32(6);
        int notBefore = random.NextInt32(6);
        World world = new(
            Films.Fan("fan", label: random.NextInt32(6), plays: 1 + random.NextInt32(3)),
            options: new RankingOptions { MinimumItems = 1, DefaultRows = false },
            configure: b => b.AddRows(global::Ranking.Rows.Discovery(notBefore: notBefore, noLaterThan: notBefore + 2, oneIn: oneIn, minimumItems: 1))
                .AddRows(global::Ranking.Rows.Attribute("directors", minimumItems: 1)));
        Homepage page = world.PageAsync("fan", r => r with { Rows = 20, Items = 2 }).GetAwaiter().GetResult();
        int[] places = [.. page.Rows.Select((row, i) => (row, i)).Where(r => r.row.Kind == RowKinds.Discovery).Select(r => r.i)];
        return places.All(place => place >= notBefore) && places.Zip(places.Skip(1)).All(pair => pair.Second - pair.First >= oneIn);
    }, cases: 40);

    [Fact]
    public async Task A_page_has_one_row_of_a_label_and_the_discovery_is_it()
    {
        Homepage page = await new World(Pairs(), Labelled(), new RankingOptions { MinimumItems = 2 }).PageAsync("fan", r => r with { Rows = 20, Items = 2 });
        Assert.Equal(RowKinds.Discovery, Assert.Single(page.Rows, row => row.Value == "B").Kind);
    }

    // People like A and watch B, or like C and watch D.
    private static Interaction[] Pairs() =>
    [
        .. from person in Enumerable.Range(0, 30) from label in "AB" select Like($"ab{person}", $"{label}{person % 3}"),
        .. from person in Enumerable.Range(0, 30) from label in "CD" select Like($"cd{person}", $"{label}{person % 3}"),
        Like("fan", "A0"),
    ];

    private static Catalog Labelled(string labels = "ABCD", int titles = 6) => new CatalogBuilder()
        .AddRange(from label in labels from i in Enumerable.Range(0, titles) select new CatalogItem($"{label}{i}", $"{label}{i}") { Categories = { ["labels"] = [$"{label}"] } })
        .Build();

    private static Interaction Like(string who, string item) => new($"{who}/{item}", who, item, InteractionKind.Complete, FakeClock.Now.AddDays(-3));
}
