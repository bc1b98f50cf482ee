namespace Ranking.Testing;

/// <summary>The people of a world, each of whom a part may not have thought of, and a crowd.</summary>
internal sealed class People(Catalog catalog, WorldShape shape, SeededRandom random)
{
    private const int CrowdSize = 20;

    public static IReadOnlyList<Profile> Profiles(Catalog catalog) =>
    [
        new("nobody yet"),
        new("one play"),
        new("fan"),
        new("sampler"),
        new("in Sweden") { Region = "SE" },
        new("nowhere known") { Region = "XX", Language = "xx" },
        new("child") { Maturity = "PG" },
        new("off the scale") { Maturity = "no such label" },
        new("without times"),
        new("of another catalog"),
        new("watched everything"),
        new("hid everything"),
        new("picked some") { Onboarding = [.. catalog.Ids.Names.Take(3), "unknown"] },
        new("in a session"),
    ];

    public IEnumerable<Interaction> Interactions() =>
    [
        .. Plays("one play", count: 1),
        .. Plays("fan", count: 8),
        .. Plays("in Sweden", count: 4),
        .. Plays("nowhere known", count: 4),
        .. Plays("child", count: 4),
        .. Plays("off the scale", count: 4),
        .. Plays("without times", count: 5).Select(play => play with { Time = null }),
        .. Plays("of another catalog", count: 5).Select(play => play with { ItemId = $"elsewhere {play.ItemId}" }),
        .. Sampler(),
        .. All("watched everything", InteractionKind.Complete),
        .. All("hid everything", InteractionKind.Hide),
        .. Crowd(),
        .. InSession(),
    ];

    /// <summary>What the crowd did: where titles are alike, each of them everything.</summary>
    public IEnumerable<Interaction> Crowd() =>
        Enumerable.Range(0, CrowdSize).SelectMany(person => Plays($"crowd {person}", shape.IsAlike ? catalog.Count : 12));

    // Every kind of event, partly watched titles among them.
    private IEnumerable<Interaction> Sampler() => Enum.GetValues<InteractionKind>()
        .Concat([InteractionKind.Progress, InteractionKind.Progress, InteractionKind.Progress])
        .Select((kind, i) => Event("sampler", i, Title(i), kind, (i + 1) / 20f));

    // Every kind of event within the last minutes.
    private IEnumerable<Interaction> InSession() => Enum.GetValues<InteractionKind>()
        .Select((kind, i) => Event("in a session", i, Title(i), kind, (i + 1) / 20f))
        .Select((done, i) => done with { Time = shape.HasTimes ? World.Now.AddMinutes(i - 20) : null });

    private IEnumerable<Interaction> Plays(string profile, int count) =>
        Enumerable.Range(0, catalog.Count == 0 ? 0 : count).Select(i => Event(profile, i, Title(i), InteractionKind.Play, shape.IsAlike ? 1f : random.NextSingle()));

    private IEnumerable<Interaction> All(string profile, InteractionKind kind) =>
        Enumerable.Range(0, catalog.Count).Select(item => Event(profile, item, item, kind, completion: 1f));

    // Where titles are alike they are played alike: each event takes the next.
    private int Title(int number) => catalog.Count == 0 ? -1 : shape.IsAlike ? number % catalog.Count : random.NextInt32(catalog.Count);

    private Interaction Event(string profile, int number, int item, InteractionKind kind, float completion) => new(
        $"{profile}/{number}",
        profile,
        item < 0 ? "unknown" : catalog.Ids[item],
        kind,
        shape.HasTimes ? World.Now.AddMinutes(shape.IsAlike ? -60 : -1 - random.NextInt32(60 * 24 * 60)) : null)
    {
        Completion = completion,
        Device = "tv",
        Region = "SE",
    };
}
