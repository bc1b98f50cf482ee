namespace Ranking.Testing;

/// <summary>The laws of <see cref="IRowSelector"/>, checked while it makes pages.</summary>
/// <remarks>Safe for concurrent use if what it creates is new each time.</remarks>
public abstract class RowSelectorSuite : ConformanceSuite
{
    /// <summary>Makes the suite.</summary>
    protected RowSelectorSuite()
        : base("row selector")
    {
    }

    /// <summary>Makes a new selector.</summary>
    /// <param name="world">The world it is used in.</param>
    protected abstract IRowSelector CreateSelector(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, selector => selector.Name),
        new Law("picks one of the rows", "return a position from 0 to Count − 1, and throw nothing: there is always a row to pick", async at =>
        {
            foreach (Profile profile in at.People())
            {
                SelectorProbe probe = await MakePageAsync(at, profile).ConfigureAwait(false);
                if (probe.Mistake is { } mistake)
                {
                    throw at.Broken(mistake, probe.Cause);
                }
            }
        }),
        new Law(
            "picks the same row twice",
            "let the choice depend on the selection only, and take chance from a SeededRandom of the context's seed",
            async at =>
            {
                foreach (Profile profile in at.People())
                {
                    SelectorProbe probe = await MakePageAsync(at, profile).ConfigureAwait(false);
                    if (probe.Change is { } change)
                    {
                        throw at.Broken(change);
                    }
                }
            }),
        .. new Answers<IRowSelector>(Create, AskAsync).SteadyLaws,
    ];

    private static async ValueTask<string> AskAsync(IRowSelector selector, Question question, CancellationToken cancellationToken)
    {
        Homepage page = await ComposeAsync(selector, question.World, question.Profile, cancellationToken).ConfigureAwait(false);
        return string.Join(' ', page.Rows.Select(row => $"{row.Key}:{Numbers.Word(row.Score)}".Replace(' ', '_')));
    }

    private static async ValueTask<Homepage> ComposeAsync(IRowSelector selector, World world, Profile profile, CancellationToken cancellationToken)
    {
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, ComponentTimeoutMs = 60_000 };
        HomepageComposer composer = new HomepageComposerBuilder(new SnapshotPublisher(world.Snapshot), await world.StoreAsync().ConfigureAwait(false), options)
            .UseRowSelector(selector)
            .AddRows(Rows.Popular())
            .AddRows(Rows.TopPicks(noLaterThan: 100))
            .AddRows(Rows.Attribute(minimumItems: 1))
            .Build();
        return await composer.ComposeAsync(new HomepageRequest(profile) { At = World.Now, Rows = 6, Items = 4 }, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SelectorProbe> MakePageAsync(Case at, Profile profile)
    {
        var probe = new SelectorProbe(Create(at));
        await ComposeAsync(probe, at.World, profile, CancellationToken.None).ConfigureAwait(false);
        return probe;
    }

    private IRowSelector Create(Case at) => at.Made(CreateSelector(at.World), selector => selector.Name);
}
