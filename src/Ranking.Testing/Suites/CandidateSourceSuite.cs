namespace Ranking.Testing;

/// <summary>The laws of <see cref="ICandidateSource"/>.</summary>
/// <remarks>
/// That no title gets in which may not be shown, and none beyond the limit, is held by <see cref="CandidateBuffer"/>. What these laws find are sources that lean on it: they look at
/// the best few of everything, and give less than they should where some of those may not be shown. Safe for concurrent use if what it creates is new each time.
/// </remarks>
public abstract class CandidateSourceSuite : ConformanceSuite
{
    /// <summary>Makes the suite.</summary>
    protected CandidateSourceSuite()
        : base("candidate source")
    {
    }

    /// <summary>Makes a new source.</summary>
    /// <param name="world">The world it is asked in.</param>
    protected abstract ICandidateSource CreateSource(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, source => source.Name),
        Law.Of("adds no title twice", "remember what was added; the buffer does not look for repeats", at => Each(at, found =>
        {
            int repeat = Numbers.FirstRepeat(found.Items);
            if (repeat >= 0)
            {
                throw at.Broken($"title {found.Items[repeat]} stands at place {Array.IndexOf(found.Items, found.Items[repeat])} and at place {repeat} again");
            }
        })),
        Law.Of("gives finite scores", "leave out what has no score; a score is a number, and higher is better", at => Each(at, found =>
        {
            int place = Array.FindIndex(found.Scores, score => !float.IsFinite(score));
            if (place >= 0)
            {
                throw at.Broken($"title {found.Items[place]} at place {place} has the score {Numbers.Word(found.Scores[place])}");
            }
        })),
        Law.Of("gives the most promising first", "sort by score, the highest first, before the first is added", at => Each(at, found =>
        {
            for (int i = 1; i < found.Scores.Length; i++)
            {
                if (found.Scores[i] > found.Scores[i - 1])
                {
                    throw at.Broken($"title {found.Items[i]} with {Numbers.Word(found.Scores[i])} stands behind title {found.Items[i - 1]} with {Numbers.Word(found.Scores[i - 1])}");
                }
            }
        })),
        Law.Of(
            "gives a smaller limit the head of its answer to a larger one",
            "choose the best by score and not by the room there is, or set IsExact to false",
            at =>
                Compare(at, (source, context, limit) => (
                    Retrieve(source, context, Most(at), includeWatched: false).Head(limit, _ => true),
                    Retrieve(source, context, limit, includeWatched: false),
                    $"the head of the answer to limit {Most(at)}"))),
        Law.Of(
            "fills its places with what may be shown",
            "search with the buffer's Filter, or go on until the buffer is full: places of watched titles are free for others",
            at =>
                Compare(at, (source, context, limit) => (
                    Retrieve(source, context, Most(at), includeWatched: true).Head(limit, context.Eligibility.IsUnwatched),
                    Retrieve(source, context, limit, includeWatched: false),
                    "the unwatched head of the answer with watched titles"))),
        Law.Of("leaves out the excluded title and nothing else", "ask for one more where the buffer's ExcludedItem may be among the best", at =>
            Compare(at, (source, context, limit) =>
            {
                Answer all = Retrieve(source, context, Most(at), includeWatched: false);
                int excluded = all.Items.Length == 0 ? 0 : all.Items[at.Random.NextInt32(Math.Min(limit, all.Items.Length))];
                return (all.Head(limit, item => item != excluded), Retrieve(source, context, limit, includeWatched: false, excluded), $"the answer without title {excluded}");
            })),
        Law.Of(
            "finds the best of fewer titles",
            "ask the buffer what it takes; the context's Eligibility does not know that somebody wants only some of what may be shown",
            at =>
                Compare(at, (source, context, limit) =>
                {
                    var keep = new ulong[(at.World.Catalog.Count + 63) / 64];
                    for (int word = 0; word < keep.Length; word++)
                    {
                        keep[word] = at.Random.NextUInt64();
                    }

                    return (
                        Retrieve(source, context, Most(at), includeWatched: false).Head(limit, item => (keep[item >> 6] & (1UL << (item & 63))) != 0),
                        Retrieve(source, context, limit, includeWatched: false, keep: keep),
                        "what is kept of the whole answer");
                })),
        .. new Answers<ICandidateSource>(Create, AskAsync).WaitingLaws,
    ];

    private static int Most(Case at) => at.World.Catalog.Count + 1;

    private static IEnumerable<int> Limits(Case at) => new[] { 1, 3, (at.World.Catalog.Count / 2) + 1, Most(at) }.Distinct();

    private static Answer Retrieve(ICandidateSource source, RankingContext context, int limit, bool includeWatched, int excluded = -1, ulong[]? keep = null)
    {
        Retrieved found = Retrieved.FromAsync(source, context, limit, includeWatched, excluded, CancellationToken.None, keep).AsTask().GetAwaiter().GetResult();
        return new Answer(found.Items, found.IsExact);
    }

    private static async ValueTask<string> AskAsync(ICandidateSource source, Question question, CancellationToken cancellationToken)
    {
        var words = new List<string>();
        foreach (int limit in (int[])[2, question.World.Catalog.Count + 1])
        {
            Retrieved found = await Retrieved.FromAsync(source, question.Context(), limit, includeWatched: limit > 2, excluded: -1, cancellationToken).ConfigureAwait(false);
            words.Add(found.Words());
        }

        return string.Join(" | ", words);
    }

    private ICandidateSource Create(Case at) => at.Made(CreateSource(at.World), source => source.Name);

    private void Each(Case at, Action<Retrieved> check)
    {
        ICandidateSource source = Create(at);
        foreach (Profile profile in at.World.Profiles)
        {
            foreach (int limit in Limits(at))
            {
                foreach (bool includeWatched in (bool[])[false, true])
                {
                    at.Where = $"profile '{profile.Id}', limit {limit}{(includeWatched ? ", watched titles included" : "")}";
                    check(Retrieved.FromAsync(source, at.World.Context(profile), limit, includeWatched, excluded: -1, CancellationToken.None).AsTask().GetAwaiter().GetResult());
                }
            }
        }
    }

    // Only a source that says it gave exactly its best can be held to which ones they are.
    private void Compare(Case at, Func<ICandidateSource, RankingContext, int, (Answer Expected, Answer Actual, string ExpectedIs)> compare)
    {
        ICandidateSource source = Create(at);
        foreach (Profile profile in at.World.Profiles)
        {
            foreach (int limit in Limits(at))
            {
                at.Where = $"profile '{profile.Id}', limit {limit}";
                (Answer expected, Answer actual, string expectedIs) = compare(source, at.World.Context(profile), limit);
                if (expected.IsExact && actual.IsExact)
                {
                    at.Same(Numbers.Words(expected.Items), Numbers.Words(actual.Items), expectedIs, "the answer");
                }
            }
        }
    }

    private readonly record struct Answer(int[] Items, bool IsExact)
    {
        public Answer Head(int count, Func<int, bool> accept) => this with { Items = [.. Items.Where(accept).Take(count)] };
    }
}
