using Ranking.Embeddings;

namespace Ranking.Core.Tests.Support;

/// <summary>A dozen titles, a to l, to put into lists by hand.</summary>
internal static class ReorderWorld
{
    public const string Ids = "abcdefghijkl";

    /// <summary>Genres and series in turn: a d g j are crime, b e h k musicals, c f i l both; the first four are of one series, e and f of another; g to l have a boost of 0 to 5, h none.</summary>
    public static Catalog Catalog { get; } = new CatalogBuilder().AddRange(Ids.Select((id, i) => new CatalogItem($"{id}", $"{id}")
    {
        Categories = { ["genres"] = (i % 3) switch { 0 => ["crime"], 1 => ["musical"], _ => ["crime", "musical"] } },
        Numbers = { ["boost"] = id is >= 'g' and not 'h' ? i - 6 : float.NaN },
        SeriesId = i < 4 ? "one" : i < 6 ? "two" : null,
    })).Build();

    /// <summary>Vectors by chance; l has none.</summary>
    public static RankingSnapshot Snapshot { get; } = RankingSnapshot.Create(Catalog, CatalogStatistics.Compute(Catalog, [], FakeClock.Now), VectorSpace.Create("vectors", Table(), Catalog));

    public static RankingContext Context(ulong seed = 0, params Interaction[] plays) =>
        new(Snapshot, new Profile("fan"), ProfileHistory.Create(plays, Catalog), FakeClock.Now) { Seed = seed };

    public static Interaction Liked(char id, float preference = 1f) => new($"{id}", "fan", $"{id}", InteractionKind.Play, FakeClock.Now.AddDays(-1)) { Completion = preference };

    /// <summary>The titles a reorderer keeps, in its order. Scores fall from 1 by 1/16 where none are given.</summary>
    public static string Of(IReorderer reorderer, string ids, float[]? scores = null, RankingContext? context = null, int reserve = 0)
    {
        (string kept, string rest) = All(reorderer, ids, scores, context, reserve);
        Assert.Equal(ids.Order(), (kept + rest).Order());
        return kept;
    }

    public static (string Kept, string Left) All(IReorderer reorderer, string ids, float[]? scores = null, RankingContext? context = null, int reserve = 0)
    {
        int[] items = [.. ids.Select(Ordinal)];
        int[] order = [.. Enumerable.Range(0, items.Length)];
        int kept = reorderer.Reorder(
            new ScoredBatch(context ?? Context(), new ItemQuery("list", [], items.Length), items, scores ?? [.. order.Select(i => 1f - (i / 16f))]) { ReserveCount = reserve }, order);
        string all = new([.. order.Select(position => ids[position])]);
        return (all[..kept], all[kept..]);
    }

    /// <summary>A list by chance, in the order of its scores; some are tied.</summary>
    public static (string Ids, float[] Scores) Draw(SeededRandom random)
    {
        char[] ids = Ids.ToCharArray();
        random.Shuffle<char>(ids);
        string some = new string(ids)[..random.NextInt32(ids.Length + 1)];
        float[] scores = [.. some.Select(_ => random.NextInt32(3) == 0 ? 0.5f : (float)random.NextGaussian())];
        int[] order = [.. Enumerable.Range(0, some.Length).OrderByDescending(i => scores[i]).ThenBy(i => some[i])];
        return (new string([.. order.Select(i => some[i])]), [.. order.Select(i => scores[i])]);
    }

    public static int Ordinal(char id) => id - 'a';

    /// <summary>Relevance as it is defined: the score, stretched over the list.</summary>
    public static float[] Relevance(float[] scores) =>
        [.. scores.Select(score => scores.Max() > scores.Min() ? (float)(((double)score - scores.Min()) / ((double)scores.Max() - scores.Min())) : 1f)];

    public static float Cosine(int item, int other) =>
        System.Numerics.Tensors.TensorPrimitives.Dot(Snapshot.Space("vectors").Items.Row(item), Snapshot.Space("vectors").Items.Row(other));

    public static float Overlap(int item, int other)
    {
        int[] own = Catalog.Category("genres").ValuesOf(item).ToArray();
        int[] others = Catalog.Category("genres").ValuesOf(other).ToArray();
        return (float)own.Intersect(others).Count() / own.Union(others).Count();
    }

    public static EmbeddingTable Table()
    {
        var random = new SeededRandom(7);
        float[] rows = [.. Enumerable.Range(0, 12 * 6).Select(i => i / 6 == 11 ? 0f : (float)random.NextGaussian())];
        return EmbeddingTable.Create(6, rows, [.. Ids.Select(id => $"{id}")]);
    }
}
