namespace Ranking.Testing;

/// <summary>The laws of <see cref="IReorderer"/>.</summary>
/// <remarks>
/// The reorderer is given lists of every length from none to eight and one of hundreds, with ties, in the order of their scores and in an order that another reorderer left; one that places Reserve
/// (<see cref="IReorderer.PlacesReserve"/>) is given some of that too. Safe for concurrent use if what it creates is new each time.
/// </remarks>
public abstract class ReordererSuite : ConformanceSuite
{
    private const int Longest = 300;

    private static readonly int[] Lengths = [0, 1, 2, 3, 4, 5, 8, Longest];

    /// <summary>Makes the suite.</summary>
    protected ReordererSuite()
        : base("reorderer")
    {
    }

    /// <summary>Whether it may keep fewer titles than it was given. Default: false.</summary>
    protected virtual bool MayCut => false;

    /// <summary>Makes a new reorderer.</summary>
    /// <param name="world">The world it is used in.</param>
    protected abstract IReorderer CreateReorderer(World world);

    private protected override IEnumerable<Law> Define() =>
    [
        Common.Name(Create, reorderer => reorderer.Name),
        Law.Of(
            "gives back a permutation",
            "swap positions within the order; every position that was there stays there, once",
            at => Each(at, (reorderer, list, context) =>
            {
                int[] order = list.Reordered(reorderer, context).Order;
                int[] expected = [.. list.Order.Order()];
                int[] actual = [.. order.Order()];
                if (!expected.AsSpan().SequenceEqual(actual))
                {
                    throw at.Broken($"[{Numbers.Words(list.Order)}] became [{Numbers.Words(order)}]");
                }
            })),
        Law.Of("keeps between none and all", "return how many of the order count, from its start", at => Each(at, (reorderer, list, context) =>
        {
            int kept = list.Reordered(reorderer, context).Kept;
            if (kept < 0 || kept > list.Order.Length)
            {
                throw at.Broken($"it kept {kept} of {list.Order.Length}");
            }
        })),
        .. MayCut ? Array.Empty<Law>() : [LosesNothing()],
        Law.Of("writes nothing beside its order", "write to the span that was given, within its length", at => Each(at, (reorderer, list, context) =>
        {
            if (list.Reordered(reorderer, context).Trespass is { } place)
            {
                throw at.Broken($"it wrote to place {place} of an order of {list.Order.Length}");
            }
        })),
        Law.Of(
            "gives the same order wherever the candidates stand",
            "read positions from the order, which starts with the best score; the batch may hold them in any",
            at => Each(at, (reorderer, list, context) =>
            {
                Scored mixed = list.Mixed(at.Random);
                at.Same(list.Words(reorderer, context), mixed.Words(reorderer, context), "the order of titles", "that of the same list with its batch mixed");
            })),
        .. new Answers<IReorderer>(Create, Ask).Laws,
    ];

    private Law LosesNothing() => Law.Of(
        "loses nothing", "keep the whole list, Reserve or not, or override MayCut where it is to cut", at => Each(at, (reorderer, list, context) =>
        {
            (int[] order, int kept, _) = list.Reordered(reorderer, context);
            if (kept < list.ListCount)
            {
                throw at.Broken($"it kept {kept} of {list.ListCount}");
            }

            int lost = order.Skip(kept).Count(position => position < list.ListCount);
            if (lost > 0)
            {
                throw at.Broken($"{lost} titles of a list of {list.ListCount} made way for Reserve");
            }
        }));

    private static ValueTask<string> Ask(IReorderer reorderer, Question question, CancellationToken cancellationToken)
    {
        SeededRandom random = question.Random();
        return ValueTask.FromResult(string.Join(" | ", Lengths.Select(length =>
        {
            Scored list = Scored.Draw(question.World, random, length);
            return (reorderer.PlacesReserve ? list.WithReserve() : list).Words(reorderer, question.Context());
        })));
    }

    private IReorderer Create(Case at) => at.Made(CreateReorderer(at.World), reorderer => reorderer.Name);

    private void Each(Case at, Action<IReorderer, Scored, RankingContext> check)
    {
        IReorderer reorderer = Create(at);
        foreach (Profile profile in at.World.Profiles)
        {
            RankingContext context = at.World.Context(profile);
            foreach (int length in Lengths.Where(length => length <= at.World.Catalog.Count || length == Longest))
            {
                Scored list = Scored.Draw(at.World, at.Random, length);
                at.Where = $"profile '{profile.Id}', {list.Order.Length} titles";
                check(reorderer, list, context);
                at.Where += " in an order that another left";
                check(reorderer, list.LeftByAnother(at.Random), context);
                if (reorderer.PlacesReserve)
                {
                    at.Where = $"profile '{profile.Id}', {list.Order.Length} titles, some of them Reserve";
                    check(reorderer, list.WithReserve(), context);
                    check(reorderer, list.WithReserve().LeftByAnother(at.Random), context);
                }
            }
        }
    }
}
