namespace Ranking.Testing;

/// <summary>The laws of <see cref="ICandidateFilter"/>. That a mask only shrinks is held by <see cref="KeepMask"/>.</summary>
/// <remarks>Safe for concurrent use if what it creates is new each time.</remarks>
public abstract class CandidateFilterSuite : ConformanceSuite
{
    /// <summary>Makes the suite.</summary>
    protected CandidateFilterSuite()
        : base("candidate filter")
    {
    }

    /// <summary>Makes a new filter.</summary>
    /// <param name="world">The world it is used in.</param>
    protected abstract ICandidateFilter CreateFilter(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, filter => filter.Name),
        Common.Requires(Create, filter => filter.Requires),
        Law.Of("filters an empty batch", "do nothing where the batch has no candidates", at => Each(at, (filter, context) =>
            Kept(filter, Draw(at, filter, most: 0), context))),
        Law.Of(
            "drops a candidate whatever others dropped",
            "look at the candidate and not at the mask; what is dropped stays dropped without your doing",
            at => Each(at, (filter, context) =>
            {
                Sheet sheet = Draw(at, filter);
                bool[] alone = Kept(filter, sheet, context);
                bool[] before = [.. alone.Select(_ => at.Random.NextInt32(2) == 0)];
                bool[] behind = Kept(filter, sheet, context, before);
                int place = Enumerable.Range(0, sheet.Count).FirstOrDefault(i => behind[i] != (before[i] && alone[i]), -1);
                if (place >= 0)
                {
                    throw at.Broken(
                        $"title {sheet.Item(place)} is {Fate(behind[place])} where others dropped {before.Count(keep => !keep)} of {sheet.Count}, "
                        + $"and {Fate(alone[place])} where they dropped none");
                }
            })),
        Law.Of(
            "drops a candidate wherever it stands",
            "let it depend on the title and the context, and not on its position in the batch",
            at => Each(at, (filter, context) =>
            {
                Sheet sheet = Draw(at, filter);
                int[] order = sheet.Mixed(at.Random);
                Agree(at, sheet, Kept(filter, sheet, context), order, Kept(filter, sheet.At(order), context), "in another order");
            })),
        Law.Of(
            "drops a candidate whatever others are there",
            "let it depend on the title and the context, and not on the rest of the batch: a rule about neighbours is a reorderer's",
            at => Each(at, (filter, context) =>
            {
                Sheet sheet = Draw(at, filter);
                bool[] together = Kept(filter, sheet, context);
                int[] some = [.. Enumerable.Range(0, sheet.Count).Where(_ => at.Random.NextInt32(2) == 0)];
                Agree(at, sheet, together, some, Kept(filter, sheet.At(some), context), "in a part of the batch");
                for (int i = 0; i < Math.Min(sheet.Count, 10); i++)
                {
                    int position = at.Random.NextInt32(sheet.Count);
                    Agree(at, sheet, together, [position], Kept(filter, sheet.At(position), context), "alone");
                }
            })),
        .. new Answers<ICandidateFilter>(Create, Ask).Laws,
    ];

    private static Sheet Draw(Case at, ICandidateFilter filter, int most = int.MaxValue) => Sheet.Draw(SignalScope.Page, at.World, at.Random, filter.Requires, most);

    private static string Fate(bool isKept) => isKept ? "kept" : "dropped";

    private static bool[] Kept(ICandidateFilter filter, Sheet sheet, RankingContext context, bool[]? before = null)
    {
        bool[] keep = before is null ? [.. Enumerable.Repeat(element: true, sheet.Count)] : [.. before];
        filter.Filter(sheet.Batch(context), new KeepMask(keep));
        return keep;
    }

    private static ValueTask<string> Ask(ICandidateFilter filter, Question question, CancellationToken cancellationToken)
    {
        Sheet sheet = Sheet.Draw(SignalScope.Page, question.World, question.Random(), filter.Requires);
        // Numbers that are missing are NaN nowhere in a page, and still no reason to throw.
        bool[] withoutNumbers = Kept(filter, sheet.WithoutNumbers(), question.Context());
        bool[] kept = Kept(filter, sheet, question.Context());
        return ValueTask.FromResult(string.Join(' ', kept.Concat(withoutNumbers).Select(Fate)));
    }

    private static void Agree(Case at, Sheet sheet, bool[] all, int[] positions, bool[] some, string how)
    {
        int place = Enumerable.Range(0, positions.Length).FirstOrDefault(i => all[positions[i]] != some[i], -1);
        if (place >= 0)
        {
            throw at.Broken($"title {sheet.Item(positions[place])} is {Fate(all[positions[place]])} in a batch of {sheet.Count} and {Fate(some[place])} {how}");
        }
    }

    private ICandidateFilter Create(Case at) => at.Made(CreateFilter(at.World), filter => filter.Name);

    private void Each(Case at, Action<ICandidateFilter, RankingContext> check) => at.ForEveryone(Create(at), check);
}
