using System.Globalization;

namespace Ranking.Testing;

/// <summary>The laws of <see cref="IFeatureStore"/>.</summary>
/// <remarks>Stores that can be disposed of are, once they were checked. Safe for concurrent use if what it creates is new each time.</remarks>
public abstract class FeatureStoreSuite : ConformanceSuite
{
    private const int Writers = 6;
    private const int Rounds = 40;
    private const string Feature = "freshness";

    private static readonly string[] Titles = ["a", "b", "c", "d"];

    /// <summary>Makes the suite.</summary>
    protected FeatureStoreSuite()
        : base("feature store")
    {
    }

    /// <summary>Makes a new store that keeps nothing yet.</summary>
    /// <param name="cancellationToken">Cancels the making.</param>
    protected abstract ValueTask<IFeatureStore> CreateStoreAsync(CancellationToken cancellationToken);

    // Numbers of a few titles need no catalog, and a store may be far away.
    private protected override IEnumerable<World> CheckedIn => Worlds.All.Take(1);

    private protected override IEnumerable<Law> Define() =>
    [
        Of("knows nothing at first", "write NaN and Catalog.MissingTime for every title that nothing is kept of: the room holds rubbish", static async (at, store) =>
            await SameAsync(at, store, Feature, "ann", Titles, "NaN@never NaN@never NaN@never NaN@never").ConfigureAwait(false)),
        Of("reads back what was written", "answer in the order of the ids asked for, also where one is asked for twice or not known", static async (at, store) =>
        {
            await WriteAsync(store, Feature, "ann", ["a", "c"], [1.5f, -2f], daysAgo: 1).ConfigureAwait(false);
            await SameAsync(at, store, Feature, "ann", ["c", "b", "a", "c"], "-2@1 NaN@never 1.5@1 -2@1").ConfigureAwait(false);
        }),
        Of("keeps every number as it is", "store the bits of a float, a NaN with its time included: that something has no number is known, too", static async (at, store) =>
        {
            await WriteAsync(store, Feature, "ann", Titles, [float.NaN, float.MaxValue, float.Epsilon, 0.1f], daysAgo: 1).ConfigureAwait(false);
            await SameAsync(at, store, Feature, "ann", Titles, "NaN@1 3.4028235E+38@1 1E-45@1 0.1@1").ConfigureAwait(false);
        }),
        Of("keeps what was computed later", "compare the times, title by title: writers come in any order", static async (at, store) =>
        {
            await WriteAsync(store, Feature, "ann", ["a", "b"], [1f, 1f], daysAgo: 2).ConfigureAwait(false);
            await WriteAsync(store, Feature, "ann", ["a"], [2f], daysAgo: 1).ConfigureAwait(false);
            await WriteAsync(store, Feature, "ann", ["a", "b", "c"], [3f, 3f, 3f], daysAgo: 3).ConfigureAwait(false);
            await SameAsync(at, store, Feature, "ann", Titles, "2@1 1@2 3@3 NaN@never").ConfigureAwait(false);
        }),
        Of("is not changed by writing again", "make a write that is repeated harmless", static async (at, store) =>
        {
            for (int i = 0; i < 3; i++)
            {
                await WriteAsync(store, Feature, "ann", ["a"], [4f], daysAgo: 1).ConfigureAwait(false);
            }

            await SameAsync(at, store, Feature, "ann", ["a"], "4@1").ConfigureAwait(false);
        }),
        Of("keeps features, profiles and titles apart", "make all three part of the key, case included; no profile is not the profile of an empty name", static async (at, store) =>
        {
            (string Feature, string? Profile, string Title)[] keys =
                [("f", "ann", "a"), ("F", "ann", "a"), ("f", "Ann", "a"), ("f", "ann", "A"), ("f", null, "a"), ("f", "a", "ann"), ("fa", "nn", "a")];
            for (int i = 0; i < keys.Length; i++)
            {
                await WriteAsync(store, keys[i].Feature, keys[i].Profile, [keys[i].Title], [i], daysAgo: 1).ConfigureAwait(false);
            }

            for (int i = 0; i < keys.Length; i++)
            {
                await SameAsync(at, store, keys[i].Feature, keys[i].Profile, [keys[i].Title], $"{i}@1").ConfigureAwait(false);
            }
        }),
        Of("keeps copies", "copy the numbers: the memory is the caller's, who uses it for the next page", static async (at, store) =>
        {
            float[] values = [1f, 2f];
            List<string> titles = ["a", "b"];
            await store.WriteAsync(Feature, "ann", titles, values, World.Now.AddDays(-1), CancellationToken.None).ConfigureAwait(false);
            Array.Fill(values, 9f);
            titles.Reverse();
            await SameAsync(at, store, Feature, "ann", ["a", "b"], "1@1 2@1").ConfigureAwait(false);
        }),
        Of("keeps nothing once it is cancelled", "look at the token before anything is kept, and not in between", static async (at, store) =>
        {
            float[] ones = [1f, 1f, 1f, 1f];
            bool isCancelled = false;
            try
            {
                await store.WriteAsync(Feature, "ann", Titles, ones, World.Now.AddDays(-1), new CancellationToken(canceled: true)).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                isCancelled = true;
            }

            await SameAsync(at, store, Feature, "ann", Titles, isCancelled ? "NaN@never NaN@never NaN@never NaN@never" : "1@1 1@1 1@1 1@1").ConfigureAwait(false);
        }),
        Of("loses nothing to concurrent writes", "compare and write in one step, title by title", static async (at, store) =>
        {
            await Together.RunAsync(Writers, writer =>
            {
                for (int i = 0; i < Rounds; i++)
                {
                    // In each round all write one title, each for another day, and each one of their own.
                    int day = 1 + ((writer + i) % Writers);
                    WriteAsync(store, Feature, "ann", [$"shared {i}", $"own {writer} {i}"], [day, writer], day).AsTask().GetAwaiter().GetResult();
                }

                return 0;
            }).ConfigureAwait(false);
            for (int i = 0; i < Rounds; i++)
            {
                string[] own = [.. Enumerable.Range(0, Writers).Select(writer => $"own {writer} {i}")];
                IEnumerable<string> expected = own.Select((_, writer) => $"{writer}@{1 + ((writer + i) % Writers)}");
                await SameAsync(at, store, Feature, "ann", [$"shared {i}", .. own], "1@1 " + string.Join(' ', expected)).ConfigureAwait(false);
            }
        }),
    ];

    private static ValueTask WriteAsync(IFeatureStore store, string feature, string? profile, string[] titles, float[] values, int daysAgo) =>
        store.WriteAsync(feature, profile, titles, values, World.Now.AddDays(-daysAgo), CancellationToken.None);

    // Each number with its age in days, behind rubbish that a store must overwrite.
    private static async ValueTask SameAsync(Case at, IFeatureStore store, string feature, string? profile, string[] titles, string expected)
    {
        var values = new float[titles.Length];
        var times = new long[titles.Length];
        Array.Fill(values, 77f);
        Array.Fill(times, World.Now.ToUnixTimeSeconds());
        await store.ReadAsync(feature, profile, titles, values, times, CancellationToken.None).ConfigureAwait(false);
        IEnumerable<string> words = values.Zip(times, static (value, time) => string.Create(CultureInfo.InvariantCulture, $"{value:R}@{Age(time)}"));
        at.Same(expected, string.Join(' ', words), $"what is kept of '{feature}' of {profile ?? "no profile"} for {string.Join(", ", titles)}", "what was read");
    }

    private static string Age(long time) => time == Catalog.MissingTime
        ? "never"
        : ((World.Now.ToUnixTimeSeconds() - time) / 86_400.0).ToString("R", CultureInfo.InvariantCulture);

    private Law Of(string name, string advice, Func<Case, IFeatureStore, ValueTask> check) => OwnStore.Of(name, advice, CreateStoreAsync, check);
}
