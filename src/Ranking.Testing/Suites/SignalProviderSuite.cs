namespace Ranking.Testing;

/// <summary>The laws of <see cref="ISignalProvider"/>.</summary>
/// <remarks>Safe for concurrent use if what it creates is new each time.</remarks>
public abstract class SignalProviderSuite : ConformanceSuite
{
    /// <summary>Makes the suite.</summary>
    protected SignalProviderSuite()
        : base("signal provider")
    {
    }

    /// <summary>How much a number may differ between batches, of its size or of 1 where it is smaller: vector arithmetic rounds differently at other lengths. Default: 1e-5.</summary>
    protected virtual float Tolerance => 1e-5f;

    /// <summary>Makes a new provider.</summary>
    /// <param name="world">The world it is asked in.</param>
    protected abstract ISignalProvider CreateProvider(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, provider => provider.Name),
        Law.Of(
            "declares signals that can be named",
            "declare at least one signal, all of one scope, with names of letters, digits, underscores and dots, finite missing values, and nothing about who a person is; always the same",
            at =>
            {
                ISignalProvider provider = Create(at);
                if (provider.Signals is null || provider.Signals.Any(signal => signal?.Name is null))
                {
                    throw at.Broken("its signals, or one of them, or its name, is null");
                }

                try
                {
                    new ItemRankerBuilder().AddSignals(provider).UseScorer(Scorers.Retrieval).Build();
                }
                catch (RankingException e)
                {
                    throw at.Broken(e.Message, e);
                }

                at.Same(Declared(provider), Declared(provider), "what it declares", "what it declares when asked again");
            }),
        Law.Of("describes an empty batch", "do nothing where the batch has no candidates", at => Each(at, (provider, context) =>
            Compute(provider, Sheet.Draw(ScopeOf(provider), at.World, at.Random, [], most: 0), context))),
        Law.Of(
            "writes every number",
            "write every position of every column, for candidates it knows nothing of too: what columns hold before is undefined",
            at => Each(at, (provider, context) =>
            {
                Sheet sheet = Sheet.Draw(ScopeOf(provider), at.World, at.Random, []);
                GuardedColumn[] columns = Compute(provider, sheet, context);
                for (int i = 0; i < columns.Length; i++)
                {
                    int position = columns[i].FirstUnwritten();
                    if (position >= 0)
                    {
                        throw at.Broken($"nobody wrote '{provider.Signals[i].Name}' of title {sheet.Item(position)} at position {position} of {sheet.Count}");
                    }
                }
            })),
        Law.Of("writes nothing beside its columns", "write to the memory that was given, within its length", at => Each(at, (provider, context) =>
        {
            GuardedColumn[] columns = Compute(provider, Sheet.Draw(ScopeOf(provider), at.World, at.Random, []), context);
            for (int i = 0; i < columns.Length; i++)
            {
                if (columns[i].FirstTrespass() is { } place)
                {
                    throw at.Broken($"it wrote to place {place} of '{provider.Signals[i].Name}', which has {columns[i].Written.Length}");
                }
            }
        })),
        Law.Of(
            "describes a candidate wherever it stands",
            "let a number depend on the title and the context, and not on its position in the batch",
            at => Each(at, (provider, context) =>
            {
                Sheet sheet = Sheet.Draw(ScopeOf(provider), at.World, at.Random, []);
                int[] order = sheet.Mixed(at.Random);
                GuardedColumn[] straight = Compute(provider, sheet, context);
                Agree(at, provider, sheet, straight, order, Compute(provider, sheet.At(order), context), "in another order");
            })),
        Law.Of(
            "describes a candidate whatever others are there",
            "let a number depend on the title and the context, and not on the rest of the batch: a page may have any",
            at => Each(at, (provider, context) =>
            {
                Sheet sheet = Sheet.Draw(ScopeOf(provider), at.World, at.Random, []);
                GuardedColumn[] together = Compute(provider, sheet, context);
                int[] some = [.. Enumerable.Range(0, sheet.Count).Where(_ => at.Random.NextInt32(2) == 0)];
                Agree(at, provider, sheet, together, some, Compute(provider, sheet.At(some), context), "in a part of the batch");
                for (int i = 0; i < Math.Min(sheet.Count, 10); i++)
                {
                    int position = at.Random.NextInt32(sheet.Count);
                    Agree(at, provider, sheet, together, [position], Compute(provider, sheet.At(position), context), "alone");
                }
            })),
        .. new Answers<ISignalProvider>(Create, AskAsync).WaitingLaws,
    ];

    private static SignalScope ScopeOf(ISignalProvider provider) => provider.Signals[0].Scope;

    private static string Declared(ISignalProvider provider) =>
        string.Join(' ', provider.Signals.Select(signal => $"{signal.Name}({signal.Scope},{Numbers.Word(signal.Missing)})"));

    private static GuardedColumn[] Compute(ISignalProvider provider, Sheet sheet, RankingContext context)
    {
        GuardedColumn[] columns = Room(provider, sheet.Count);
        provider.ComputeAsync(sheet.Batch(context), Array.ConvertAll(columns, column => column.Memory), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return columns;
    }

    private static GuardedColumn[] Room(ISignalProvider provider, int count) => [.. provider.Signals.Select(_ => new GuardedColumn(count))];

    private static async ValueTask<string> AskAsync(ISignalProvider provider, Question question, CancellationToken cancellationToken)
    {
        Sheet sheet = Sheet.Draw(ScopeOf(provider), question.World, question.Random(), []);
        GuardedColumn[] columns = Room(provider, sheet.Count);
        await provider.ComputeAsync(sheet.Batch(question.Context()), Array.ConvertAll(columns, column => column.Memory), cancellationToken).ConfigureAwait(false);
        return string.Join(" | ", columns.Select(column => Numbers.Words(column.Written)));
    }

    private ISignalProvider Create(Case at) => at.Made(CreateProvider(at.World), provider => provider.Name);

    private void Each(Case at, Action<ISignalProvider, RankingContext> check) => at.ForEveryone(Create(at), check);

    private void Agree(Case at, ISignalProvider provider, Sheet sheet, GuardedColumn[] all, int[] positions, GuardedColumn[] some, string how)
    {
        for (int column = 0; column < all.Length; column++)
        {
            for (int i = 0; i < positions.Length; i++)
            {
                float expected = all[column].Written[positions[i]];
                float actual = some[column].Written[i];
                if (!Numbers.AreClose(expected, actual, Tolerance))
                {
                    throw at.Broken($"'{provider.Signals[column].Name}' of title {sheet.Item(positions[i])} is {Numbers.Word(expected)} in a batch of {sheet.Count} and {Numbers.Word(actual)} {how}");
                }
            }
        }
    }
}
