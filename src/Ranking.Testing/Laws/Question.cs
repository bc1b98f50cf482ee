namespace Ranking.Testing;

/// <summary>Something to ask a part: always the same for a world and a profile, however often and in whatever order it is asked.</summary>
internal readonly record struct Question(World World, Profile Profile)
{
    /// <summary>A new context, so that nothing of an earlier answer is kept in it.</summary>
    public RankingContext Context() => World.Context(Profile);

    /// <summary>Chance that belongs to the question.</summary>
    public SeededRandom Random() => new(SeededRandom.Derive(World.Seed, "question", World.Name, Profile.Id));
}
