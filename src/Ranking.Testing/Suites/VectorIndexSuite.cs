namespace Ranking.Testing;

/// <summary>The laws of <see cref="IVectorIndex"/>.</summary>
/// <remarks>
/// Tables have 1 to 100 dimensions, another number in each world. Queries are random directions, rows of the table, and vectors without a direction; filters are none, masks and lists of
/// every density, also of rows that are not there. Safe for concurrent use if what it creates is new each time.
/// </remarks>
public abstract class VectorIndexSuite : ConformanceSuite
{
    private const int Queries = 12;

    /// <summary>Makes the suite.</summary>
    protected VectorIndexSuite()
        : base("vector index")
    {
    }

    /// <summary>The least mean share of the ten nearest rows that an approximate index finds. Not read where the index says it is exact. Default: 0.9.</summary>
    protected virtual float LeastRecall => 0.9f;

    /// <summary>How far a score may be from the dot product. Default: 1e-5.</summary>
    protected virtual float Tolerance => 1e-5f;

    /// <summary>Makes a new index.</summary>
    /// <param name="table">The rows, some of them zero, some equal; no row in one case.</param>
    protected abstract IVectorIndex CreateIndex(EmbeddingTable table);

    private protected override IEnumerable<Law> Define() =>
    [
        Law.Of("has the shape of its table", "count every row, zero rows too", at =>
        {
            IVectorIndex index = Create(at);
            if (index.Count != TableOf(at).Count || index.Dimensions != TableOf(at).Dimensions)
            {
                throw at.Broken($"it has {index.Count} rows of {index.Dimensions} dimensions, its table {TableOf(at).Count} of {TableOf(at).Dimensions}");
            }
        }),
        Of(
            "finds nothing the filter does not accept",
            "ask the filter about every row before it is found, whichever way the filter is told",
            (at, search, found) =>
            {
                int place = Array.FindIndex(found.Rows, row => !search.Filter().Accepts(row));
                if (place >= 0)
                {
                    throw at.Broken($"row {found.Rows[place]} at place {place} is not accepted");
                }
            }),
        Of("finds rows of its table, none twice", "give the ordinals of rows, each once", (at, _, found) =>
        {
            int place = Array.FindIndex(found.Rows, row => (uint)row >= (uint)TableOf(at).Count);
            place = place < 0 ? Numbers.FirstRepeat(found.Rows) : place;
            if (place >= 0)
            {
                throw at.Broken($"row {found.Rows[place]} of {TableOf(at).Count} stands at place {place} of [{Numbers.Words(found.Rows)}]");
            }
        }),
        Of("gives the best first, ties by ordinal", "sort what was found by score, the highest first, and by ordinal where scores are equal", (at, _, found) =>
        {
            for (int i = 1; i < found.Rows.Length; i++)
            {
                if (found.Scores[i] > found.Scores[i - 1] || (found.Scores[i] == found.Scores[i - 1] && found.Rows[i] < found.Rows[i - 1]))
                {
                    throw at.Broken($"row {found.Rows[i]} with {Numbers.Word(found.Scores[i])} stands behind row {found.Rows[i - 1]} with {Numbers.Word(found.Scores[i - 1])}");
                }
            }
        }),
        Of("scores by the dot product", "score what was found anew on the table's own rows, where the index keeps them otherwise", (at, search, found) =>
        {
            for (int i = 0; i < found.Rows.Length; i++)
            {
                float expected = System.Numerics.Tensors.TensorPrimitives.Dot(search.Query, TableOf(at).Row(found.Rows[i]));
                if (!Numbers.AreClose(expected, found.Scores[i], Tolerance))
                {
                    throw at.Broken($"row {found.Rows[i]} scores {Numbers.Word(found.Scores[i])}, and the dot product is {Numbers.Word(expected)}");
                }
            }
        }),
        Of("finds no zero row", "leave out rows whose norm is 0: they have no direction", (at, _, found) =>
        {
            int place = Array.FindIndex(found.Rows, row => TableOf(at).Norm(row) == 0f);
            if (place >= 0)
            {
                throw at.Broken($"row {found.Rows[place]} at place {place} is zero");
            }
        }),
        Law.Of(
            "finds the nearest",
            "search on until nothing nearer can come, or say by IsExact that it may miss some, and tune it until it misses few",
            FindNearest),
        Law.Of("finds nothing for a query without a direction", "return 0 for a query that is zero or not finite", at => EachQuery(at, (index, query) =>
        {
            foreach (float number in (float[])[0f, float.NaN, float.PositiveInfinity])
            {
                float[] without = number == 0f ? new float[query.Length] : [number, .. query[1..]];
                int found = index.Search(without, CandidateFilter.None, new int[5], new float[5]);
                if (found != 0)
                {
                    throw at.Broken($"the query [{Numbers.Words(without)}] found {found} rows");
                }
            }
        })),
        Law.Of(
            "takes any number of rows",
            "return 0 where none are wanted, and what there is where more are wanted than there are",
            at => EachQuery(at, (index, query) =>
            {
                int all = index.Search(query, CandidateFilter.None, new int[index.Count + 9], new float[index.Count + 9]);
                int none = index.Search(query, CandidateFilter.None, [], []);
                if (none != 0 || all > index.Count)
                {
                    throw at.Broken($"it found {none} rows where none were wanted, and {all} of {index.Count} where {index.Count + 9} were");
                }
            })),
        Law.Of("refuses a query of another length", "throw an ArgumentException that names both lengths", at =>
        {
            IVectorIndex index = Create(at);
            int length = index.Dimensions + 1;
            Refuses(at, $"a query of {length} for {index.Dimensions} dimensions", [$"{length}", $"{index.Dimensions}"], () =>
                index.Search(new float[length], CandidateFilter.None, new int[1], new float[1]));
        }),
        Law.Of("refuses less room for scores than for rows", "throw an ArgumentException that names both", at =>
        {
            IVectorIndex index = Create(at);
            var query = new float[index.Dimensions];
            query[0] = 1f;
            Refuses(at, "room for 7 rows and 3 scores", ["7", "3"], () => index.Search(query, CandidateFilter.None, new int[7], new float[3]));
        }),
        .. new Answers<IVectorIndex>(Create, Ask).Laws,
    ];

    private static EmbeddingTable TableOf(Case at) => at.World.Table;

    private static ValueTask<string> Ask(IVectorIndex index, Question question, CancellationToken cancellationToken)
    {
        SeededRandom random = question.Random();
        EmbeddingTable table = question.World.Table;
        return ValueTask.FromResult(string.Join(" | ", Enumerable.Range(0, 4).Select(_ =>
        {
            Found found = VectorSearch.Draw(table, random).Run(index, cancellationToken);
            return Numbers.Words(found.Rows, found.Scores);
        })));
    }

    private static void Refuses(Case at, string what, string[] named, Action call)
    {
        at.Where = what;
        try
        {
            call();
        }
        catch (ArgumentException e) when (named.All(number => e.Message.Contains(number, StringComparison.Ordinal)))
        {
            return;
        }
        catch (ArgumentException e)
        {
            throw at.Broken($"the message does not name {string.Join(" and ", named)}: {e.Message}", e);
        }

        throw at.Broken("it threw no ArgumentException");
    }

    private void FindNearest(Case at)
    {
        IVectorIndex index = Create(at);
        double hits = 0;
        double wanted = 0;
        for (int i = 0; i < Queries; i++)
        {
            VectorSearch search = VectorSearch.Draw(TableOf(at), at.Random);
            at.Where = search.ToString();
            Found found = search.Run(index);
            (int Row, float Score)[] nearest = Nearest.All(TableOf(at), search.Query, search.Filter());
            int expected = Math.Min(search.Take, nearest.Length);
            if (index.IsExact)
            {
                // Scores rather than rows: where two agree but for their last bits, either may come first.
                int place = found.Rows.Length != expected ? Math.Min(found.Rows.Length, expected)
                    : Enumerable.Range(0, expected).FirstOrDefault(k => !Numbers.AreClose(nearest[k].Score, found.Scores[k], Tolerance), -1);
                if (place >= 0)
                {
                    string right = place < nearest.Length ? $"should be row {nearest[place].Row} with {Numbers.Word(nearest[place].Score)}" : "nothing is left to find";
                    throw at.Broken($"it found [{Numbers.Words(found.Rows, found.Scores)}]; at place {place} of {expected} {right}");
                }
            }

            int ten = Math.Min(10, expected);
            wanted += ten;
            hits += found.Rows.Take(ten).Intersect(nearest.Take(ten).Select(row => row.Row)).Count();
        }

        if (!index.IsExact && hits < LeastRecall * wanted)
        {
            at.Where = $"{Queries} searches";
            throw at.Broken($"it found {hits:0} of the {wanted:0} nearest rows, which is less than {LeastRecall:0.###}");
        }
    }

    private Law Of(string name, string advice, Action<Case, VectorSearch, Found> check) => Law.Of(name, advice, at =>
    {
        IVectorIndex index = Create(at);
        for (int i = 0; i < Queries; i++)
        {
            VectorSearch search = VectorSearch.Draw(TableOf(at), at.Random);
            at.Where = search.ToString();
            check(at, search, search.Run(index));
        }
    });

    private void EachQuery(Case at, Action<IVectorIndex, float[]> check)
    {
        IVectorIndex index = Create(at);
        for (int i = 0; i < Queries; i++)
        {
            check(index, VectorSearch.Direction(TableOf(at), at.Random));
        }
    }

    private IVectorIndex Create(Case at) => at.Made(CreateIndex(TableOf(at)));
}
