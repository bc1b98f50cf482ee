namespace Ranking.Testing;

/// <summary>The laws of <see cref="IItemRanker"/>.</summary>
/// <remarks>
/// The ranker is given several lists at once: with sources of Ranking's own, with one that may show watched titles, with one that grew from a title, with one without a source, with Reserve. Safe for
/// concurrent use if what it creates is new each time.
/// </remarks>
public abstract class ItemRankerSuite : ConformanceSuite
{
    /// <summary>Makes the suite.</summary>
    protected ItemRankerSuite()
        : base("item ranker")
    {
    }

    /// <summary>Makes a new ranker.</summary>
    /// <param name="world">The world it is asked in.</param>
    protected abstract IItemRanker CreateRanker(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, ranker => ranker.Name),
        new Law(
            "gives one list a query",
            "answer in the order of the queries, with RankedList.Empty where there are no titles; nothing for no query",
            async at =>
            {
                IItemRanker ranker = Create(at);
                foreach (int count in (int[])[0, 1, Lists(at.World).Length])
                {
                    at.Where = $"{count} lists";
                    IReadOnlyList<RankedList> ranked = await RankAsync(at, ranker, Lists(at.World)[..count], at.World.Profiles[0]).ConfigureAwait(false);
                    if (ranked.Count != count || ranked.Any(list => list is null))
                    {
                        throw at.Broken($"it gave {ranked.Count} lists, {ranked.Count(list => list is null)} of them null");
                    }
                }
            }),
        Of("finds nothing where there is no source", "take titles from the query's sources only", (at, query, _, list) =>
            query.Sources.Count == 0 && list.Count > 0 ? $"it holds titles [{Numbers.Words(list.Items)}]" : null),
        Of(
            "gives no more titles than asked for",
            "stop at Take",
            (at, query, _, list) => list.Count > query.Take ? $"it holds {list.Count} titles of {query.Take}" : null),
        Of("gives no title twice", "merge the sources: a title found twice keeps its first score", (at, _, _, list) =>
            Numbers.FirstRepeat(list.Items) is >= 0 and var place ? $"title {list.Items[place]} stands at place {place} again" : null),
        Of("gives only titles that may be shown", "take titles from sources by a CandidateBuffer, and add none of your own", (at, query, context, list) =>
        {
            foreach (int item in list.Items)
            {
                if (!(query.IncludeWatched ? context.Eligibility.IsAvailable(item) : context.Eligibility.IsUnwatched(item)))
                {
                    return $"title {item} may not be shown";
                }
            }

            return null;
        }),
        Of(
            "leaves out the title a list grew from",
            "exclude ItemQuery.SeedItem",
            (at, query, _, list) => list.Items.Contains(query.SeedItem) ? $"it holds its seed, title {query.SeedItem}" : null),
        Of("gives finite scores and values", "leave out what has no score", (at, _, _, list) =>
        {
            for (int i = 0; i < list.Count; i++)
            {
                if (!float.IsFinite(list.Scores[i]) || !float.IsFinite(list.Values[i]))
                {
                    return $"title {list.Items[i]} has the score {Numbers.Word(list.Scores[i])} and the value {Numbers.Word(list.Values[i])}";
                }
            }

            return null;
        }),
        .. new Answers<IItemRanker>(Create, AskAsync).WaitingLaws,
    ];

    private static ItemQuery[] Lists(World world)
    {
        string[] some = [.. world.Catalog.Ids.Names.Where((_, i) => i % 3 == 0).Take(40)];
        return
        [
            new("popular", [Candidates.Popular()], 5),
            new("two sources", [Candidates.Ids(some), Candidates.Popular()], 12),
            new("no source", [], 5),
            new("watched too", [Candidates.Popular()], 30) { IncludeWatched = true },
            new("grown", [Candidates.Popular(), Candidates.Ids(some)], world.Catalog.Count + 1) { SeedItem = world.Catalog.Count > 0 ? 0 : -1 },
            new("by retrieval", [Candidates.Ids(some)], 7) { Scorer = Scorers.Retrieval },
            new("with Reserve", [Candidates.Reserve(Candidates.Ids(some)), Candidates.Popular()], 9),
        ];
    }

    private static async ValueTask<IReadOnlyList<RankedList>> RankAsync(Case at, IItemRanker ranker, ItemQuery[] lists, Profile profile) =>
        await ranker.RankAsync(lists, at.World.Context(profile), CancellationToken.None).ConfigureAwait(false) ?? throw at.Broken("it gave null instead of lists");

    private static async ValueTask<string> AskAsync(IItemRanker ranker, Question question, CancellationToken cancellationToken)
    {
        IReadOnlyList<RankedList> lists = await ranker.RankAsync(Lists(question.World), question.Context(), cancellationToken).ConfigureAwait(false);
        return string.Join(" | ", lists.Select(list => $"{Numbers.Words(list.Items, list.Scores)} {Numbers.Words(list.Values)}"));
    }

    private IItemRanker Create(Case at) => at.Made(CreateRanker(at.World), ranker => ranker.Name);

    private Law Of(string name, string advice, Func<Case, ItemQuery, RankingContext, RankedList, string?> mistake) => new(name, advice, async at =>
    {
        IItemRanker ranker = Create(at);
        ItemQuery[] lists = Lists(at.World);
        foreach (Profile profile in at.People())
        {
            RankingContext context = at.World.Context(profile);
            IReadOnlyList<RankedList> ranked = await RankAsync(at, ranker, lists, profile).ConfigureAwait(false);
            for (int i = 0; i < Math.Min(lists.Length, ranked.Count); i++)
            {
                at.Where = $"profile '{profile.Id}', list '{lists[i].Key}'";
                if (mistake(at, lists[i], context, ranked[i]) is { } found)
                {
                    throw at.Broken(found);
                }
            }
        }
    });
}
