namespace Ranking.Testing;

/// <summary>A catalog, what people did with it, and the people: one thing a law is checked on.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class World
{
    private readonly Dictionary<string, ProfileHistory> _histories;
    private readonly Lazy<Task<InMemoryInteractionStore>> _store;
    private readonly Lazy<EmbeddingTable> _table;

    internal World(string name, ulong seed, RankingSnapshot snapshot, IReadOnlyList<Profile> profiles, IReadOnlyList<Interaction> interactions)
    {
        Name = name;
        Seed = seed;
        Snapshot = snapshot;
        Profiles = profiles;
        Interactions = interactions;
        ILookup<string, Interaction> byProfile = interactions.ToLookup(interaction => interaction.ProfileId, StringComparer.Ordinal);
        _histories = profiles.ToDictionary(
            profile => profile.Id,
            profile => ProfileHistory.Create([.. byProfile[profile.Id].OrderBy(interaction => interaction.Time ?? DateTimeOffset.MinValue)], snapshot.Catalog),
            StringComparer.Ordinal);
        _store = new Lazy<Task<InMemoryInteractionStore>>(async () =>
        {
            var store = new InMemoryInteractionStore();
            await store.AppendAsync(Interactions, CancellationToken.None).ConfigureAwait(false);
            return store;
        });
        _table = new Lazy<EmbeddingTable>(() => Projection.Of(snapshot, new SeededRandom(SeededRandom.Derive(seed, name, "table"))));
    }

    /// <summary>The moment all worlds are set in.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 14, 20, 0, 0, TimeSpan.Zero);

    /// <summary>What counter-examples call it, such as "one title".</summary>
    public string Name { get; }

    /// <summary>The seed it was made from.</summary>
    public ulong Seed { get; }

    /// <summary>The titles.</summary>
    public Catalog Catalog => Snapshot.Catalog;

    /// <summary>The catalog with its statistics and vector spaces.</summary>
    public RankingSnapshot Snapshot { get; }

    /// <summary>The people: new ones, fans, some who watched or hid everything, children, travellers.</summary>
    public IReadOnlyList<Profile> Profiles { get; }

    /// <summary>What the people and a crowd beside them did.</summary>
    public IReadOnlyList<Interaction> Interactions { get; }

    /// <summary>A new context for one of the people, on a tv, asking for more like the row of dramas.</summary>
    /// <param name="profile">Who; somebody who is not of <see cref="Profiles"/> has done nothing.</param>
    public RankingContext Context(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new RankingContext(Snapshot, profile, _histories.GetValueOrDefault(profile.Id, ProfileHistory.Empty), Now)
        {
            Device = "tv",
            MoreLike = "genres=Drama",
            Seed = SeededRandom.Derive(Seed, Name, profile.Id),
        };
    }

    /// <summary>What people did, in a store that nobody adds to.</summary>
    internal Task<InMemoryInteractionStore> StoreAsync() => _store.Value;

    /// <summary>Rows for an index, of another dimension in each world.</summary>
    internal EmbeddingTable Table => _table.Value;

    /// <summary>The world's name, size and seed.</summary>
    public override string ToString() => $"{Name} ({Catalog.Count} titles, seed {Seed})";
}
