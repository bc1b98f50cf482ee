namespace Ranking.Testing;

/// <summary>The laws of <see cref="IScorer"/>.</summary>
/// <remarks>The scorer is given random numbers, zeros and ties among them, for the signals it requires. Safe for concurrent use if what it creates is new each time.</remarks>
public abstract class ScorerSuite : ConformanceSuite
{
    /// <summary>Makes the suite.</summary>
    protected ScorerSuite()
        : base("scorer")
    {
    }

    /// <summary>Whether a score may depend on which other candidates are in the batch, as those of listwise models do. Default: false.</summary>
    protected virtual bool IsContextual => false;

    /// <summary>How much a score may differ between batches, of its size or of 1 where it is smaller. Default: 1e-5.</summary>
    protected virtual float Tolerance => 1e-5f;

    /// <summary>Makes a new scorer.</summary>
    /// <param name="world">The world it is used in.</param>
    protected abstract IScorer CreateScorer(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, scorer => scorer.Name),
        Common.Requires(Create, scorer => scorer.Requires),
        Law.Of(
            "scores an empty batch",
            "do nothing where the batch has no candidates",
            at => Each(at, (scorer, context) => Score(scorer, Draw(at, scorer, most: 0), context))),
        Law.Of(
            "writes every score",
            "write every position, NaN for candidates that cannot be scored: what the scores hold before is undefined",
            at => Each(at, (scorer, context) =>
            {
                Sheet sheet = Draw(at, scorer);
                int position = Score(scorer, sheet, context).FirstUnwritten();
                if (position >= 0)
                {
                    throw at.Broken($"nobody wrote the score of title {sheet.Item(position)} at position {position} of {sheet.Count}");
                }
            })),
        Law.Of("writes nothing beside its scores", "write to the span that was given, within its length", at => Each(at, (scorer, context) =>
        {
            GuardedColumn scores = Score(scorer, Draw(at, scorer), context);
            if (scores.FirstTrespass() is { } place)
            {
                throw at.Broken($"it wrote to place {place} of {scores.Written.Length} scores");
            }
        })),
        Law.Of(
            "scores a candidate wherever it stands",
            "let a score depend on the candidate, and not on its position in the batch",
            at => Each(at, (scorer, context) =>
            {
                Sheet sheet = Draw(at, scorer);
                int[] order = sheet.Mixed(at.Random);
                Agree(at, sheet, Score(scorer, sheet, context), order, Score(scorer, sheet.At(order), context), "in another order");
            })),
        .. IsContextual ? Array.Empty<Law>() : [Alone()],
        .. new Answers<IScorer>(Create, Ask).Laws,
    ];

    private Law Alone() => Law.Of(
        "scores a candidate whatever others are there",
        "let a score depend on the candidate only, or override IsContextual where that is what the model does",
        at => Each(at, (scorer, context) =>
        {
            Sheet sheet = Draw(at, scorer);
            GuardedColumn together = Score(scorer, sheet, context);
            int[] some = [.. Enumerable.Range(0, sheet.Count).Where(_ => at.Random.NextInt32(2) == 0)];
            Agree(at, sheet, together, some, Score(scorer, sheet.At(some), context), "in a part of the batch");
            for (int i = 0; i < Math.Min(sheet.Count, 10); i++)
            {
                int position = at.Random.NextInt32(sheet.Count);
                Agree(at, sheet, together, [position], Score(scorer, sheet.At(position), context), "alone");
            }
        }));

    private static Sheet Draw(Case at, IScorer scorer, int most = int.MaxValue) => Sheet.Draw(scorer.Scope, at.World, at.Random, scorer.Requires, most);

    private static GuardedColumn Score(IScorer scorer, Sheet sheet, RankingContext context)
    {
        var scores = new GuardedColumn(sheet.Count);
        scorer.Score(sheet.Batch(context), scores.Memory.Span);
        return scores;
    }

    private static ValueTask<string> Ask(IScorer scorer, Question question, CancellationToken cancellationToken)
    {
        Sheet sheet = Sheet.Draw(scorer.Scope, question.World, question.Random(), scorer.Requires);
        // Signals that are not finite take their missing value before they are read; a scorer that throws on one has no other way to find out.
        Score(scorer, sheet.WithoutNumbers(), question.Context());
        return ValueTask.FromResult(Numbers.Words(Score(scorer, sheet, question.Context()).Written));
    }

    private IScorer Create(Case at) => at.Made(CreateScorer(at.World), scorer => scorer.Name);

    private void Each(Case at, Action<IScorer, RankingContext> check) => at.ForEveryone(Create(at), check);

    private void Agree(Case at, Sheet sheet, GuardedColumn all, int[] positions, GuardedColumn some, string how)
    {
        for (int i = 0; i < positions.Length; i++)
        {
            float expected = all.Written[positions[i]];
            float actual = some.Written[i];
            if (!Numbers.AreClose(expected, actual, Tolerance))
            {
                throw at.Broken($"title {sheet.Item(positions[i])} scores {Numbers.Word(expected)} in a batch of {sheet.Count} and {Numbers.Word(actual)} {how}");
            }
        }
    }
}
