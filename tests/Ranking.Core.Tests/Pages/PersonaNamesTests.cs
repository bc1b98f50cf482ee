namespace Ranking.Core.Tests.Pages;

public class PersonaNamesTests
{
    [Fact]
    public void Names_a_persona_by_its_own_label_of_titles_that_were_liked()
    {
        PersonaNames names = PersonaNames.Of(TwoTastes.Context(), space: null, most: 2, TwoTastes.Catalog.Category("genres"))!;
        Assert.Equal("Crime", names.NameFor(5));
        Assert.Equal("Musical", names.NameFor(13));
    }

    [Fact]
    public void Gives_no_two_personas_one_name()
    {
        // "All" is of every title; it belongs to the persona it is nearest to, whose own set is nearer still.
        PersonaNames names = PersonaNames.Of(TwoTastes.Context(), "plane", most: 2, TwoTastes.Catalog.Category("sets"))!;
        Assert.Equal("Crime set", names.NameFor(5));
        Assert.Equal("Musical set", names.NameFor(13));
    }

    [Fact]
    public void Has_no_names_without_two_personas_or_labels()
    {
        CategoryColumn genres = TwoTastes.Catalog.Category("genres");
        Assert.Null(PersonaNames.Of(TwoTastes.Context(), space: null, most: 1, genres));
        Assert.Null(PersonaNames.Of(TwoTastes.Context("nobody"), space: null, most: 2, genres));
        Assert.Null(PersonaNames.Of(TwoTastes.Context(), space: null, most: 2, labels: null));
    }

    [Fact]
    public async Task The_reason_of_a_top_pick_names_the_taste_it_is_nearest_to()
    {
        Homepage page = await PageAsync(personas: 2, "fan");
        HomepageRow row = Assert.Single(page.Rows);
        Assert.Equal(8, row.Items.Count);
        Assert.All(row.Items, item => Assert.Equal(
            item.Id.StartsWith("crime", StringComparison.Ordinal) ? "Close to your taste for Crime" : "Close to your taste for Musical", item.Reason.ToString()));
        Assert.Equal(ReasonKind.Taste, row.Reason.Kind);
    }

    [Fact]
    public async Task A_top_pick_of_one_taste_keeps_its_own_reason()
    {
        Assert.All((await PageAsync(personas: 1, "fan")).Rows[0].Items, item => Assert.Equal(ReasonKind.SharedLabel, item.Reason.Kind));
        Assert.All((await PageAsync(personas: 2, "nobody")).Rows[0].Items, item => Assert.NotEqual(ReasonKind.Persona, item.Reason.Kind));
    }

    [Fact]
    public async Task A_profile_that_picked_labels_has_top_picks_of_its_taste_before_its_first_play()
    {
        HomepageRow picked = (await PageAsync(personas: 1, "new", "genres=Musical", "genres=no such genre")).Rows[0];
        Assert.Equal(ReasonKind.Taste, picked.Reason.Kind);
        Assert.StartsWith("musical", picked.Items[0].Id, StringComparison.Ordinal);
        Assert.Equal(ReasonKind.Popular, (await PageAsync(personas: 1, "new")).Rows[0].Reason.Kind);
    }

    [Fact]
    public void A_picked_label_is_no_title_that_the_catalog_lacks()
    {
        var profile = new Profile("new") { Onboarding = ["genres=Musical", "crime3", "genres=no such genre", "=", "nonsense"] };
        ProfileHistory history = HistoryReading.Bind([], profile, TwoTastes.Catalog);
        Assert.Equal([3], history.Items.ToArray());
        Assert.Equal(3, history.UnmatchedCount);
    }

    [Fact]
    public async Task A_replayed_page_names_the_same_tastes()
    {
        HomepageComposer composer = await ComposerAsync(personas: 2);
        Homepage page = await composer.ComposeAsync(new HomepageRequest(new Profile("fan")) { Explain = ExplainLevel.Full });
        string replayed = HomepageText.Render(composer.Replay(PageTrace.FromJson(page.Trace.ToJson())));
        Assert.Contains("Close to your taste for Musical", replayed, StringComparison.Ordinal);
        Assert.Equal(HomepageText.Render(page), replayed);
    }

    private static async Task<Homepage> PageAsync(int personas, string profile, params string[] onboarding) =>
        await (await ComposerAsync(personas)).ComposeAsync(new HomepageRequest(new Profile(profile) { Onboarding = onboarding }));

    private static async Task<HomepageComposer> ComposerAsync(int personas)
    {
        var store = new InMemoryInteractionStore();
        await store.AppendAsync(TwoTastes.Plays, CancellationToken.None);
        var publisher = new SnapshotPublisher();
        publisher.Publish(TwoTastes.Snapshot);
        var options = new RankingOptions { DefaultRows = false, Formula = "affinity", MinimumItems = 1, Personas = personas };
        return new HomepageComposerBuilder(publisher, store, options, new FakeClock(), logger: null, new CountingPool())
            .AddRows(Ranking.Rows.TopPicks(personas: personas)).Build();
    }
}
