namespace Ranking.Testing;

/// <summary>Makes the worlds of a set, each from the seed and its own name, so that one does not change with the others.</summary>
internal sealed class WorldBuilder(Worlds worlds)
{
    private static readonly string[] Genres = ["Comedy", "Documentary", "Drama", "Mystery", "Sci-Fi", "Thriller"];
    private static readonly string[] Ratings = ["G", "PG", "PG-13", "R", "not on the scale"];

    public IEnumerable<World> Build() => Shapes().Select(Make);

    private IEnumerable<WorldShape> Shapes() =>
    [
        new("no titles", 0),
        new("one title", 1),
        new("two titles alike", 2) { IsAlike = true },
        new("nothing described", 20) { IsDescribed = false },
        new("nothing played", 30) { IsPlayed = false },
        new("no times", 30) { HasTimes = false },
        new("all titles alike", 30) { IsAlike = true },
        new("no vectors", 30) { HasVectors = false },
        new("nothing to show", 30) { Restricted = 1f },
        new("series", 40) { InSeries = 0.8f },
        .. Enumerable.Range(1, worlds.RandomCount).Select(Random),
        new("thousands of titles", worlds.LargestCount) { Restricted = 0.1f, InSeries = 0.1f },
    ];

    private WorldShape Random(int number)
    {
        SeededRandom random = RandomOf($"random {number}", "shape");
        return new WorldShape($"random {number}", 3 + random.NextInt32(150)) { Restricted = 0.5f * random.NextSingle(), InSeries = 0.3f * random.NextSingle() };
    }

    private World Make(WorldShape shape)
    {
        SeededRandom random = RandomOf(shape.Name, "titles");
        Catalog catalog = new CatalogBuilder()
            .AddRange(Enumerable.Range(0, shape.Titles).Select(i => worlds.Title(Title(shape, i, random), random)))
            .Build();
        var people = new People(catalog, shape, RandomOf(shape.Name, "people"));
        IReadOnlyList<Interaction> interactions = shape.IsPlayed ? [.. people.Interactions()] : [];
        RankingSnapshot snapshot = RankingSnapshot.Create(
            catalog,
            // The people beside the crowd would make some of the titles more popular than others.
            CatalogStatistics.Compute(catalog, shape.IsAlike ? people.Crowd() : interactions, World.Now),
            worlds.Spaces?.Invoke(catalog) ?? [new WorldSpace(catalog, WorldSpace.Usual, Vectors(shape, catalog))]);
        return new World(shape.Name, worlds.Seed, snapshot, People.Profiles(catalog), interactions);
    }

    private static CatalogItem Title(WorldShape shape, int number, SeededRandom random)
    {
        string id = $"t{number:d4}";
        // A column exists where a title names it, so what is missing is named and left empty.
        return new CatalogItem(id, $"Title {number}")
        {
            Categories =
            {
                ["genres"] = shape.IsDescribed ? Labels(shape, number, random) : [],
                ["directors"] = shape.IsDescribed && random.NextInt32(5) > 0 ? [$"Director {(shape.IsAlike ? 0 : random.NextInt32(5))}"] : [],
            },
            Numbers =
            {
                ["rating"] = !shape.IsDescribed || random.NextInt32(5) == 0 ? float.NaN : shape.IsAlike ? 7f : 10f * random.NextSingle(),
                ["year"] = shape.IsDescribed ? (shape.IsAlike ? 2000 : 1950 + random.NextInt32(76)) : float.NaN,
            },
            Times = { ["release_date"] = World.Now.AddDays(shape.IsAlike ? -100 : -random.NextInt32(9000)) },
            Texts = { ["plot"] = shape.IsDescribed ? $"A {Genres[number % Genres.Length].ToLowerInvariant()} about {number % 11}." : "" },
            Maturity = shape.Restricted == 1f ? null : random.NextInt32(3) == 0 ? null : Ratings[random.NextInt32(Ratings.Length)],
            Availability = random.NextSingle() < shape.Restricted ? [Window(shape, random)] : [],
            SeriesId = random.NextSingle() < shape.InSeries ? $"series {random.NextInt32(Math.Max(1, shape.Titles / 8))}" : null,
        };
    }

    private static string[] Labels(WorldShape shape, int number, SeededRandom random) => shape.IsAlike
        ? ["Drama"]
        // The first title is a drama, so that every catalog with labels has that one.
        : [.. Enumerable.Range(0, random.NextInt32(4)).Select(_ => Genres[random.NextInt32(Genres.Length)]).Concat(number == 0 ? ["Drama"] : []).Distinct(StringComparer.Ordinal)];

    // Over, to come, or open in one region only; where nothing may be shown, over.
    private static Availability Window(WorldShape shape, SeededRandom random) => (shape.Restricted == 1f ? 0 : random.NextInt32(3)) switch
    {
        0 => new Availability(World.Now.AddDays(-90), World.Now.AddDays(-1), []),
        1 => new Availability(World.Now.AddDays(1), null, []),
        _ => new Availability(World.Now.AddDays(-90), World.Now.AddDays(90), ["SE"]),
    };

    private float[] Vectors(WorldShape shape, Catalog catalog)
    {
        SeededRandom random = RandomOf(shape.Name, "vectors");
        var vectors = new float[catalog.Count * WorldSpace.Usual];
        for (int item = 0; item < catalog.Count && shape.HasVectors; item++)
        {
            Span<float> row = vectors.AsSpan(item * WorldSpace.Usual, WorldSpace.Usual);
            int fate = random.NextInt32(10);
            if (item > 0 && (shape.IsAlike || fate == 0))
            {
                // Some lie in the same place: scores that are equal to the last bit.
                vectors.AsSpan((item - 1) * WorldSpace.Usual, WorldSpace.Usual).CopyTo(row);
            }
            else if (fate != 1 || shape.IsAlike)
            {
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = (float)random.NextGaussian();
                }
            }
        }

        return vectors;
    }

    private SeededRandom RandomOf(string world, string purpose) => new(SeededRandom.Derive(worlds.Seed, world, purpose));
}
