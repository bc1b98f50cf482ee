namespace Ranking.Testing;

/// <summary>
/// The laws that all contracts share: a part gives the same answer however often, in whatever order and from whatever thread it is asked. Answers are compared as
/// words with every bit of their numbers.
/// </summary>
/// <param name="create">Makes a new part.</param>
/// <param name="ask">Asks it, and writes its answer down.</param>
internal sealed class Answers<T>(Func<Case, T> create, Func<T, Question, CancellationToken, ValueTask<string>> ask)
{
    private const int Threads = 4;

    public IEnumerable<Law> Laws => [Everyone, .. SteadyLaws];

    /// <summary>For parts whose failures somebody else takes care of.</summary>
    public IEnumerable<Law> SteadyLaws => [Twice, Apart, Concurrent];

    /// <summary>For parts that may wait.</summary>
    public IEnumerable<Law> WaitingLaws => [.. Laws, Cancelled];

    private Law Everyone => new(
        "answers everybody",
        "answer with nothing where there is nothing to say: for a new profile, an empty catalog, titles without labels, zero vectors; throw only for what the contract lists",
        async at =>
        {
            T part = create(at);
            foreach (Profile profile in at.People())
            {
                await ask(part, new Question(at.World, profile), CancellationToken.None).ConfigureAwait(false);
            }
        });

    private Law Twice => new(
        "gives the same answer twice",
        "take time from the context, chance from a SeededRandom of the context's seed, and iterate over nothing whose order is not defined",
        async at =>
        {
            T part = create(at);
            foreach (Profile profile in at.People())
            {
                var question = new Question(at.World, profile);
                string first = await ask(part, question, CancellationToken.None).ConfigureAwait(false);
                string second = await ask(part, question, CancellationToken.None).ConfigureAwait(false);
                at.Same(first, second, "the first answer", "the second");
            }
        });

    private Law Apart => new(
        "keeps people apart",
        "keep nothing of one request for the next; what is cached must not depend on who asked",
        async at =>
        {
            T used = create(at);
            foreach (Profile profile in at.People())
            {
                await ask(used, new Question(at.World, profile), CancellationToken.None).ConfigureAwait(false);
            }

            foreach (Profile profile in at.People())
            {
                var question = new Question(at.World, profile);
                string alone = await ask(create(at), question, CancellationToken.None).ConfigureAwait(false);
                string behind = await ask(used, question, CancellationToken.None).ConfigureAwait(false);
                at.Same(alone, behind, "the answer of a new part", "that of one others asked before");
            }
        });

    private Law Concurrent => new(
        "gives the same answer to concurrent calls",
        "keep nothing of a call in fields; share what is immutable, and lock what is not",
        async at =>
        {
            T part = create(at);
            var serial = new string[at.World.Profiles.Count];
            for (int i = 0; i < serial.Length; i++)
            {
                serial[i] = await ask(part, new Question(at.World, at.World.Profiles[i]), CancellationToken.None).ConfigureAwait(false);
            }

            string[][] answers = await Together.RunAsync(Threads, _ => at.World.Profiles
                .Select(profile => ask(part, new Question(at.World, profile), CancellationToken.None).AsTask().GetAwaiter().GetResult())
                .ToArray()).ConfigureAwait(false);
            for (int i = 0; i < serial.Length; i++)
            {
                at.Where = $"profile '{at.World.Profiles[i].Id}', {Threads} threads";
                foreach (string[] concurrent in answers)
                {
                    at.Same(serial[i], concurrent[i], "the answer to a single call", "that to concurrent calls");
                }
            }
        });

    private Law Cancelled => new(
        "takes a cancelled token for no answer",
        "throw OperationCanceledException by cancellationToken.ThrowIfCancellationRequested(), or finish as if there were no token; never stop half-way and call it an answer",
        async at =>
        {
            T part = create(at);
            foreach (Profile profile in at.World.Profiles)
            {
                at.Where = $"profile '{profile.Id}', cancelled token";
                var question = new Question(at.World, profile);
                string expected = await ask(part, question, CancellationToken.None).ConfigureAwait(false);
                string actual;
                try
                {
                    actual = await ask(part, question, new CancellationToken(canceled: true)).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    continue;
                }

                at.Same(expected, actual, "the answer", "that under a cancelled token");
            }
        });
}
