namespace Ranking.Testing;

/// <summary>The laws of <see cref="IRowSource"/>.</summary>
/// <remarks>Safe for concurrent use if what it creates is new each time.</remarks>
public abstract class RowSourceSuite : ConformanceSuite
{
    private const int Many = 1000;

    private static readonly int[] Limits = [1, 3, 30];

    /// <summary>Makes the suite.</summary>
    protected RowSourceSuite()
        : base("row source")
    {
    }

    /// <summary>Makes a new row source.</summary>
    /// <param name="world">The world it is asked in.</param>
    protected abstract IRowSource CreateRows(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, rows => rows.Name),
        new Law(
            "proposes whole rows",
            "give every row a kind, a key, a title and sources; no row where there is nothing to propose",
            at => EachAsync(at, (source, rows, context) =>
            {
                int place = rows.FindIndex(row => string.IsNullOrWhiteSpace(row?.Kind) || string.IsNullOrWhiteSpace(row.Key) || string.IsNullOrWhiteSpace(row.Title)
                    || row.Sources is null || row.Sources.Count == 0 || row.Sources.Any(candidates => candidates is null));
                return place < 0 ? default : throw at.Broken(
                    $"row {place} has the kind '{rows[place]?.Kind}', the key '{rows[place]?.Key}', the title '{rows[place]?.Title}' "
                    + $"and {rows[place]?.Sources?.Count ?? 0} sources");
            })),
        new Law(
            "gives every row a key of its own",
            "make the key of what sets rows apart: of two rows with one key the page keeps the first",
            at => EachAsync(at, (source, rows, context) =>
            {
                IGrouping<string, RowCandidate>? twice = rows.GroupBy(row => row.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
                return twice is null ? default : throw at.Broken($"{twice.Count()} rows have the key '{twice.Key}': {string.Join(", ", twice.Select(row => $"'{row.Title}'"))}");
            })),
        new Law(
            "proposes rows that fit on a page",
            "keep places from 0 and no later than the last, distances and numbers of titles from 1, finite scores, and seeds that are titles of the catalog, or −1",
            at => EachAsync(at, (source, rows, context) =>
            {
                RowCandidate? wrong = rows.Find(row => row.Position < 0 || row.NoLaterThan < row.NotBefore || row.NotBefore < 0 || row.OneIn < 1 || row.MinimumItems < 1 || !float.IsFinite(row.Score)
                    || row.SeedItem < -1 || row.SeedItem >= at.World.Catalog.Count);
                return wrong is null ? default : throw at.Broken(
                    $"'{wrong.Key}' has the place {wrong.Position}, not before {wrong.NotBefore}, no later than {wrong.NoLaterThan}, one in {wrong.OneIn}, at least {wrong.MinimumItems} titles, "
                    + $"the score {Numbers.Word(wrong.Score)} and the seed {wrong.SeedItem} of {at.World.Catalog.Count}");
            })),
        new Law(
            "gives the best first whatever the limit",
            "propose as if all were read, and stop at the limit; let the limit change nothing else",
            at => EachAsync(at, async (source, rows, context) =>
            {
                IReadOnlyList<RowCandidate> all = await source.ProposeAsync(context, Many, CancellationToken.None).ConfigureAwait(false);
                at.Same(Keys(all.Take(rows.Count)), Keys(rows), $"the head of the answer to limit {Many}", "the answer");
            })),
        new Law(
            "proposes sources that answer",
            "check a row's sources with a CandidateSourceSuite; here they throw, or add a title twice",
            at => EachAsync(at, async (source, rows, context) =>
            {
                foreach (RowCandidate row in rows)
                {
                    foreach (ICandidateSource candidates in row.Sources)
                    {
                        at.Where = $"profile '{context.Profile.Id}', row '{row.Key}', source '{candidates.Name}'";
                        Retrieved found = await Retrieved.FromAsync(candidates, context, limit: 20, row.IncludeWatched, row.SeedItem, CancellationToken.None).ConfigureAwait(false);
                        int repeat = Numbers.FirstRepeat(found.Items);
                        if (repeat >= 0)
                        {
                            throw at.Broken($"title {found.Items[repeat]} stands at place {repeat} again");
                        }
                    }
                }
            })),
        .. new Answers<IRowSource>(Create, AskAsync).WaitingLaws,
    ];

    private static string Keys(IEnumerable<RowCandidate> rows) => string.Join(' ', rows.Select(row => row.Key.Replace(' ', '_')));

    private static async ValueTask<string> AskAsync(IRowSource source, Question question, CancellationToken cancellationToken)
    {
        IReadOnlyList<RowCandidate> rows = await source.ProposeAsync(question.Context(), limit: 10, cancellationToken).ConfigureAwait(false);
        return string.Join(' ', rows.Select(row =>
            $"{row.Kind}/{row.Key}/{row.Title}/{row.Reason}/{row.Value}/{Numbers.Word(row.Score)}/{row.Position}/{row.NotBefore}/{row.NoLaterThan}/{row.OneIn}/{row.Family}/{row.MinimumItems}/{row.SeedItem}/{row.ItemReason}".Replace(' ', '_')));
    }

    private IRowSource Create(Case at) => at.Made(CreateRows(at.World), rows => rows.Name);

    private async ValueTask EachAsync(Case at, Func<IRowSource, List<RowCandidate>, RankingContext, ValueTask> check)
    {
        IRowSource source = Create(at);
        foreach (Profile profile in at.World.Profiles)
        {
            foreach (int limit in Limits)
            {
                at.Where = $"profile '{profile.Id}', limit {limit}";
                RankingContext context = at.World.Context(profile);
                IReadOnlyList<RowCandidate> rows = await source.ProposeAsync(context, limit, CancellationToken.None).ConfigureAwait(false)
                    ?? throw at.Broken("it gave null instead of a list");
                // What is beyond the limit is not read.
                await check(source, [.. rows.Take(limit)], context).ConfigureAwait(false);
            }
        }
    }
}
