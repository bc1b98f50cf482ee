namespace Ranking.Testing;

/// <summary>A search to try on an index: a query, a filter told in one of the three ways, and how many rows are wanted.</summary>
internal sealed class VectorSearch
{
    private readonly ulong[]? _mask;
    private readonly int[]? _list;

    private VectorSearch(float[] query, int take, ulong[]? mask, int[]? list)
    {
        Query = query;
        Take = take;
        _mask = mask;
        _list = list;
    }

    public float[] Query { get; }

    public int Take { get; }

    public static VectorSearch Draw(EmbeddingTable table, SeededRandom random)
    {
        float[] query = Direction(table, random);
        int take = random.NextInt32(4) switch { 0 => 1, 1 => 10, 2 => table.Count + 3, _ => 1 + random.NextInt32(table.Count + 1) };
        float density = random.NextInt32(4) switch { 0 => 0f, 1 => 0.05f, 2 => 0.5f, _ => 0.95f };
        // Some accept rows that the table does not have, and some masks are too short for the rows it has.
        int[] accepted = [.. Enumerable.Range(0, table.Count + 70).Where(_ => random.NextSingle() < density)];
        return random.NextInt32(3) switch
        {
            0 => new VectorSearch(query, take, mask: null, list: null),
            1 => new VectorSearch(query, take, MaskOf(accepted, random.NextInt32(3) == 0 ? table.Count / 128 : (table.Count / 64) + 2), list: null),
            _ => new VectorSearch(query, take, mask: null, accepted),
        };
    }

    /// <summary>A random direction, or that of a row: some rows lie exactly there.</summary>
    public static float[] Direction(EmbeddingTable table, SeededRandom random)
    {
        var query = new float[table.Dimensions];
        if (table.Count > 0 && random.NextInt32(3) == 0)
        {
            table.Row(random.NextInt32(table.Count)).CopyTo(query);
        }

        while (EmbeddingTable.Normalize(query) == 0f)
        {
            for (int i = 0; i < query.Length; i++)
            {
                query[i] = (float)random.NextGaussian();
            }
        }

        return query;
    }

    public CandidateFilter Filter() => _mask is not null ? CandidateFilter.Mask(_mask) : _list is not null ? CandidateFilter.Of(_list) : CandidateFilter.None;

    public Found Run(IVectorIndex index, CancellationToken cancellationToken = default)
    {
        var rows = new int[Take];
        var scores = new float[Take];
        int count = index.Search(Query, Filter(), rows, scores, cancellationToken);
        return new Found(rows[..count], scores[..count]);
    }

    public override string ToString() =>
        $"query [{Numbers.Words(Query)}], {Take} wanted, filter {(_mask is not null ? $"a mask of {_mask.Length} words" : _list is not null ? $"a list of {_list.Length}" : "none")}";

    private static ulong[] MaskOf(int[] accepted, int words)
    {
        var mask = new ulong[words];
        foreach (int row in accepted.Where(row => row >> 6 < words))
        {
            mask[row >> 6] |= 1UL << (row & 63);
        }

        return mask;
    }
}
