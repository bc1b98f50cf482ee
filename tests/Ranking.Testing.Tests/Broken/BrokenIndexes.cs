using System.Numerics.Tensors;
using Ranking.Embeddings;

namespace Ranking.Testing.Tests;

/// <summary>Indexes that do all but one thing as the exact one does.</summary>
internal static class BrokenIndexes
{
    public delegate int Searching(EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores);

    public static Dictionary<string, Broken> All => new(Fault.Of(Faulty, mayWait: false), StringComparer.Ordinal)
    {
        ["has the shape of its table"] = new(Suites.Index(table => new Wrapper(table, Exact, more: 1)), "it has 1 rows of 33 dimensions, its table 0 of 33"),
        ["finds nothing the filter does not accept"] = new(Of(static (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter _, Span<int> ordinals, Span<float> scores) =>
            Exact(table, query, CandidateFilter.None, ordinals, scores)), "at place 0 is not accepted"),
        ["finds rows of its table, none twice"] = new(Of(static (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
        {
            int found = Exact(table, query, filter, ordinals, scores);
            ordinals[..found].Fill(found > 0 ? ordinals[0] : 0);
            return found;
        }), "stands at place 1 of ["),
        ["gives the best first, ties by ordinal"] = new(Of(static (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
        {
            // Right by score, and wrong where scores are equal.
            int found = Exact(table, query, filter, ordinals, scores);
            for (int i = 1; i < found; i++)
            {
                if (scores[i] == scores[i - 1])
                {
                    (ordinals[i], ordinals[i - 1]) = (ordinals[i - 1], ordinals[i]);
                }
            }

            return found;
        }), "row 0 with"),
        ["scores by the dot product"] = new(Of(static (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
        {
            int found = Exact(table, query, filter, ordinals, scores);
            TensorPrimitives.Add(scores[..found], 0.01f, scores[..found]);
            return found;
        }), "and the dot product is"),
        ["finds no zero row"] = new(Of(Everything), "is zero"),
        ["finds the nearest"] = new(Of(static (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
        {
            int found = Exact(table, query, filter, ordinals, scores);
            ordinals[1..].CopyTo(ordinals);
            scores[1..].CopyTo(scores);
            return Math.Max(0, found - 1);
        }), "it found []; at place 0 of 1 should be row 0"),
        ["finds nothing for a query without a direction"] = new(Of(Everything), " 0 0 0 0] found 1 rows"),
        ["takes any number of rows"] = new(Of(static (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
        {
            ordinals[0] = 0;
            return Exact(table, query, filter, ordinals, scores);
        }), "it threw IndexOutOfRangeException"),
        ["refuses a query of another length"] = new(Of(static (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
            query.Length == table.Dimensions ? Exact(table, query, filter, ordinals, scores) : throw new ArgumentException("no", nameof(query))), "the message does not name 34 and 33: no (Parameter"),
        ["refuses less room for scores than for rows"] = new(Of(static (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
            Exact(table, query, filter, ordinals[..Math.Min(ordinals.Length, scores.Length)], scores)), "room for 7 rows and 3 scores: it threw no ArgumentException"),
    };

    /// <summary>One that says it is not exact and misses every row but the first ten.</summary>
    public static IVectorIndex Forgetful(EmbeddingTable table) => new Wrapper(
        table,
        static (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
        {
            int wanted = Exact(table, query, filter, ordinals, scores);
            var rows = new int[wanted == 0 ? 0 : table.Count];
            var all = new float[rows.Length];
            int count = Exact(table, query, filter, rows, all);
            int found = 0;
            for (int i = 0; i < count && found < wanted; i++)
            {
                if (rows[i] < 10)
                {
                    (ordinals[found], scores[found++]) = (rows[i], all[i]);
                }
            }

            return found;
        },
        isExact: false);

    private static ConformanceSuite Of(Searching search) => Suites.Index(table => new Wrapper(table, search));

    private static int Exact(EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
        new ExactIndex(table).Search(query, filter, ordinals, scores);

    // Rows and queries without a direction too.
    private static int Everything(EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores)
    {
        int found = 0;
        for (int row = 0; row < table.Count && found < ordinals.Length; row++)
        {
            if (filter.Accepts(row))
            {
                ordinals[found] = row;
                scores[found++] = TensorPrimitives.Dot(query, table.Row(row));
            }
        }

        return found;
    }

    // An index is not told who asks; searches are told apart by their query and by how much they want.
    private static ConformanceSuite Faulty(Func<Fault> make) => Suites.Index(table =>
    {
        Fault fault = make();
        return new Wrapper(table, (EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores) =>
            fault.Strikes(ordinals.Length > table.Count ? "sampler" : $"{query[0]:R}") ? 0 : Exact(table, query, filter, ordinals, scores));
    });

    private sealed class Wrapper(EmbeddingTable table, Searching search, int more = 0, bool isExact = true) : IVectorIndex
    {
        public int Count => table.Count + more;

        public int Dimensions => table.Dimensions;

        public bool IsExact => isExact;

        public int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default) =>
            search(table, query, filter, ordinals, scores);
    }
}
