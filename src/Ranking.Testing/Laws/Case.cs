namespace Ranking.Testing;

/// <summary>One law in one world: what the check needs to know, and how it says what it found.</summary>
internal sealed class Case(string contract, Law law, World world)
{
    private const int MostShown = 12;

    private string _component = $"The {contract}";

    public Law Law => law;

    public World World => world;

    /// <summary>Chance that is the same whenever this law is checked in this world.</summary>
    public SeededRandom Random { get; } = new(SeededRandom.Derive(world.Seed, law.Name, world.Name));

    /// <summary>What is being tried, for the counter-example: the profile, the limit.</summary>
    public string Where { get; set; } = "";

    /// <summary>The people of the world, one after the other; a counter-example then names who is asking.</summary>
    public IEnumerable<Profile> People()
    {
        foreach (Profile profile in world.Profiles)
        {
            Where = $"profile '{profile.Id}'";
            yield return profile;
        }
    }

    /// <summary>Checks a part for everybody.</summary>
    public void ForEveryone<T>(T part, Action<T, RankingContext> check)
    {
        foreach (Profile profile in People())
        {
            check(part, world.Context(profile));
        }
    }

    /// <summary>Takes the part that is checked, to call it by its name.</summary>
    public T Made<T>(T? component, Func<T, string?>? name = null)
        where T : class
    {
        if (component is null)
        {
            throw Broken("the suite created null instead of a part");
        }

        _component = component.GetType().Name;
        string? given = name?.Invoke(component);
        if (!string.IsNullOrWhiteSpace(given))
        {
            _component = $"{_component} '{given}'";
        }

        return component;
    }

    public ConformanceException Broken(string what, Exception? cause = null) => ConformanceException.Of(
        _component, contract, law, $"in world '{world.Name}' (seed {world.Seed}){(Where.Length > 0 ? $", {Where}" : "")}: {what}", cause);

    /// <summary>Throws where two answers, written as words, are not the same; shows them from the first word that differs.</summary>
    public void Same(string expected, string actual, string expectedIs, string actualIs)
    {
        if (expected == actual)
        {
            return;
        }

        string[] was = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] now = actual.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int place = 0;
        while (place < Math.Min(was.Length, now.Length) && was[place] == now[place])
        {
            place++;
        }

        throw Broken($"{expectedIs} is [{Shown(was, place)}], but {actualIs} is [{Shown(now, place)}]{(place > 0 ? $", from place {place} on" : "")}");
    }

    private static string Shown(string[] words, int from) =>
        string.Join(' ', words.Skip(from).Take(MostShown)) + (words.Length > from + MostShown ? $" … {words.Length - from - MostShown} more" : "");
}
