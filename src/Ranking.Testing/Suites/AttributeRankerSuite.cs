namespace Ranking.Testing;

/// <summary>The laws of <see cref="IAttributeRanker"/>.</summary>
/// <remarks>Safe for concurrent use if what it creates is new each time.</remarks>
public abstract class AttributeRankerSuite : ConformanceSuite
{
    private static readonly (int Take, int Support)[] Sizes = [(0, 1), (1, 1), (2, 3), (100, 1), (100, 5)];

    /// <summary>Makes the suite.</summary>
    protected AttributeRankerSuite()
        : base("attribute ranker")
    {
    }

    /// <summary>The category column whose values are ranked. Default: "genres", which all worlds with titles have.</summary>
    protected virtual string Attribute => "genres";

    /// <summary>Makes a new ranker.</summary>
    /// <param name="world">The world it is asked in.</param>
    protected abstract IAttributeRanker CreateRanker(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, ranker => ranker.Name),
        Of("gives no more values than asked for", "stop at Take", (at, query, _, values) => values.Count > query.Take ? $"it gave {values.Count}" : null),
        Of("gives no value twice", "rank each value of the column once", (at, _, _, values) =>
            values.GroupBy(value => value.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice ? $"'{twice.First().Value}' (ordinal {twice.Key}) is there {twice.Count()} times" : null),
        Of("tells the truth of its values", "take the name, the ordinal and the support from the column", (at, query, _, values) =>
        {
            CategoryColumn column = at.World.Catalog.Category(query.Attribute);
            RankedValue? wrong = values.FirstOrDefault(value =>
                (uint)value.Ordinal >= (uint)column.Values.Count || column.Values[value.Ordinal] != value.Value || column.ItemsWith(value.Ordinal).Length != value.Support);
            return wrong is null ? null : $"{wrong} is not what the column says";
        }),
        Of("gives finite scores", "leave out values without a score", (at, _, _, values) =>
            values.FirstOrDefault(value => !float.IsFinite(value.Score)) is { } wrong ? $"'{wrong.Value}' has the score {Numbers.Word(wrong.Score)}" : null),
        Of("gives the best first, ties by ordinal", "sort by score, the highest first, and by ordinal where scores are equal", (at, _, _, values) =>
        {
            int place = Enumerable.Range(1, Math.Max(0, values.Count - 1)).FirstOrDefault(i =>
                values[i].Score > values[i - 1].Score || (values[i].Score == values[i - 1].Score && values[i].Ordinal < values[i - 1].Ordinal));
            return place == 0 ? null : $"'{values[place].Value}' ({Word(values[place])}) stands behind '{values[place - 1].Value}' ({Word(values[place - 1])})";
        }),
        Of(
            "gives values with enough titles to show",
            "count the titles of a value for which context.Eligibility.IsUnwatched holds",
            (at, query, context, values) =>
            {
                CategoryColumn column = at.World.Catalog.Category(query.Attribute);
                foreach (RankedValue value in values)
                {
                    int support = column.ItemsWith(value.Ordinal).ToArray().Count(context.Eligibility.IsUnwatched);
                    if (support < query.MinimumSupport)
                    {
                        return $"'{value.Value}' has {support} titles to show, and {query.MinimumSupport} were asked for";
                    }
                }

                return null;
            }),
        new Law("refuses an unknown attribute", "throw a RankingException that names it, as Catalog.Category does", async at =>
        {
            at.Where = "attribute 'no such column'";
            try
            {
                await Create(at).RankAsync(new AttributeQuery("no such column", 5), at.World.Context(at.World.Profiles[0]), CancellationToken.None).ConfigureAwait(false);
            }
            catch (RankingException)
            {
                return;
            }

            throw at.Broken("it threw no RankingException");
        }),
        .. new Answers<IAttributeRanker>(Create, AskAsync).WaitingLaws,
    ];

    // A catalog without titles has no columns; that is refused, by another law.
    private protected override IEnumerable<World> CheckedIn => Worlds.All.Where(world => world.Catalog.Count > 0);

    private async ValueTask<string> AskAsync(IAttributeRanker ranker, Question question, CancellationToken cancellationToken)
    {
        IReadOnlyList<RankedValue> values = await ranker.RankAsync(new AttributeQuery(Attribute, 4), question.Context(), cancellationToken).ConfigureAwait(false);
        return string.Join(' ', values.Select(value => $"{value.Ordinal}:{Numbers.Word(value.Score)}:{value.Value}:{value.Support}:{value.IsFallback}".Replace(' ', '_')));
    }

    private static string Word(RankedValue value) => $"{value.Ordinal}:{Numbers.Word(value.Score)}";

    private IAttributeRanker Create(Case at) => at.Made(CreateRanker(at.World), ranker => ranker.Name);

    private Law Of(string name, string advice, Func<Case, AttributeQuery, RankingContext, IReadOnlyList<RankedValue>, string?> mistake) => new(name, advice, async at =>
    {
        IAttributeRanker ranker = Create(at);
        foreach (Profile profile in at.World.Profiles)
        {
            foreach ((int take, int support) in Sizes)
            {
                at.Where = $"profile '{profile.Id}', {take} values of '{Attribute}' with {support} titles";
                RankingContext context = at.World.Context(profile);
                var query = new AttributeQuery(Attribute, take) { MinimumSupport = support };
                IReadOnlyList<RankedValue> values = await ranker.RankAsync(query, context, CancellationToken.None).ConfigureAwait(false)
                    ?? throw at.Broken("it gave null instead of a list");
                if (mistake(at, query, context, values) is { } found)
                {
                    throw at.Broken(found);
                }
            }
        }
    });
}
