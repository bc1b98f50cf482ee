namespace Ranking.Abstractions.Tests;

/// <summary>Titles point east, north and west; tastes are turned by what was done within the last minutes.</summary>
public class SessionIntentTests
{
    private const int East = 0;
    private const int North = 1;
    private const int West = 2;
    private const int Nowhere = 3;

    private static readonly DateTimeOffset Now = FakeClock.Now;

    [Fact]
    public void A_title_watched_now_turns_a_taste_by_a_quarter_of_the_way()
    {
        RankingContext context = Context([1f, 0f], Event(North, minutesAgo: 0));
        Assert.Equal([3f / MathF.Sqrt(10f), 1f / MathF.Sqrt(10f)], context.TasteIn(Space(context)).ToArray(), Close);
        Assert.Equal([0f, 1f], context.SessionIn(Space(context)).ToArray());
        Assert.Equal(TimeSpan.Zero, context.SessionLength);
    }

    [Fact]
    public void Half_of_what_a_title_says_is_gone_after_twenty_minutes() => Assert.Equal(
        [3f / MathF.Sqrt(9.25f), 0.5f / MathF.Sqrt(9.25f)], Taste([1f, 0f], Event(North, minutesAgo: 20)), Close);

    [Fact]
    public void Nothing_is_turned_once_the_session_is_over()
    {
        Assert.NotEqual([1f, 0f], Taste([1f, 0f], Event(North, minutesAgo: 30)));
        Assert.Equal([1f, 0f], Taste([1f, 0f], Event(North, minutesAgo: 31)));
        RankingContext context = Context([1f, 0f], Event(North, minutesAgo: 31));
        Assert.Null(context.SessionLength);
        Assert.True(context.SessionIn(Space(context)).IsEmpty);
    }

    [Fact]
    public void Its_length_runs_from_its_first_event() =>
        Assert.Equal(TimeSpan.FromMinutes(50), Context([1f, 0f], Event(East, 90), Event(East, 50), Event(East, 25), Event(North, 2, InteractionKind.Impression)).SessionLength);

    [Theory]
    [InlineData(InteractionKind.Hover, 1)]
    [InlineData(InteractionKind.Search, 1)]
    [InlineData(InteractionKind.Skip, -1)]
    [InlineData(InteractionKind.Abandon, -1)]
    [InlineData(InteractionKind.Hide, -1)]
    [InlineData(InteractionKind.Impression, -1)]
    public void What_was_looked_at_draws_and_what_was_refused_or_ignored_pushes(InteractionKind kind, int sign) =>
        Assert.Equal(sign, Math.Sign(Taste([1f, 0f], Event(East, 0), Event(North, 0, kind))[1]));

    [Fact]
    public void All_that_was_refused_counts_as_one_title_at_the_most() => Assert.Equal(
        Taste([1f, 0f], Event(North, 0, InteractionKind.Hide)),
        Taste([1f, 0f], Event(North, 0, InteractionKind.Hide), Event(Nowhere, 0, InteractionKind.Hide), Event(4 + North, 0, InteractionKind.Hide), Event(8 + North, 0, InteractionKind.Hide)),
        Close);

    [Fact]
    public void A_profile_without_a_taste_has_none_in_a_session_and_one_that_is_refused_stays()
    {
        RankingContext context = Context(null, Event(North, 0, InteractionKind.Hover));
        Assert.True(context.TasteIn(Space(context)).IsEmpty);
        Assert.Equal([0f, 1f], context.SessionIn(Space(context)).ToArray());
        Assert.Equal([1f, 0f], Taste([1f, 0f], Event(Nowhere, 0)));
    }

    [Fact]
    public void Of_several_personas_the_one_nearest_to_the_session_is_turned_and_comes_first()
    {
        RankingContext context = Context([1f, 0f, 0f, 1f], Event(North, 0), Event(West, 0, InteractionKind.Hover));
        float[] personas = context.PersonasIn(Space(context), 2).ToArray();
        float[] turned = [-0.25f / MathF.Sqrt(16.0625f), 4f / MathF.Sqrt(16.0625f)];
        Assert.Equal([.. turned, 1f, 0f], personas, Close);
    }

    [Fact]
    public void A_taste_stays_of_length_1_whatever_was_done() => Law.Holds(random =>
    {
        InteractionKind[] kinds = Enum.GetValues<InteractionKind>();
        Interaction[] events = [.. Enumerable.Range(0, random.NextInt32(12)).Select(i => Event(random.NextInt32(4), random.NextInt32(40), kinds[random.NextInt32(kinds.Length)]))];
        float[] taste = Taste([0.6f, 0.8f], events);
        Assert.Equal(1f, (taste[0] * taste[0]) + (taste[1] * taste[1]), 1e-5f);
    });

    private static bool Close(float expected, float actual) => MathF.Abs(expected - actual) < 1e-6f;

    private static float[] Taste(float[] taste, params Interaction[] events)
    {
        RankingContext context = Context(taste, events);
        return context.TasteIn(Space(context)).ToArray();
    }

    private static IVectorSpace Space(RankingContext context) => context.Snapshot.Space("plane");

    private static RankingContext Context(float[]? tastes, params Interaction[] events)
    {
        Catalog catalog = Films.Catalog(12);
        return new RankingContext(
            RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], Now), new Plane(tastes)),
            new Profile("p"),
            ProfileHistory.Create([.. events.OrderBy(e => e.Time)], catalog),
            Now);
    }

    private static Interaction Event(int title, double minutesAgo, InteractionKind kind = InteractionKind.Complete) =>
        new($"{title}/{minutesAgo}/{kind}", "p", Films.Item(title).Id, kind, Now.AddMinutes(-minutesAgo));

    private sealed class Plane(float[]? tastes) : IVectorSpace
    {
        private static readonly float[][] Directions = [[1f, 0f], [0f, 1f], [-1f, 0f], [0f, 0f]];

        public string Name => "plane";

        public EmbeddingTable Items { get; } = EmbeddingTable.Create(2, [.. Enumerable.Range(0, 12).SelectMany(i => Directions[i % 4])]);

        public IVectorIndex Index => throw new NotSupportedException();

        public EmbeddingTable Values(CategoryColumn column) => throw new NotSupportedException();

        public bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
        {
            tastes.AsSpan(0, tastes is null ? 0 : 2).CopyTo(destination);
            return tastes is not null;
        }

        public int EncodePersonas(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
        {
            tastes.CopyTo(destination);
            return (tastes?.Length ?? 0) / 2;
        }
    }
}
