namespace Ranking.Benchmarks.Vectors;

/// <summary>LINQ, as one writes it first.</summary>
internal sealed class PlainHost(float[][] rows) : RowHost(rows.Length, rows[0].Length)
{
    public override int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default)
    {
        float[] direction = query.ToArray();
        List<(int Row, float Score)> best = [.. rows.Select((row, i) => (Row: i, Score: Cosine(direction, row))).OrderByDescending(scored => scored.Score).Take(ordinals.Length)];
        for (int i = 0; i < best.Count; i++)
        {
            (ordinals[i], scores[i]) = best[i];
        }

        return best.Count;
    }

    private static float Cosine(float[] a, float[] b)
    {
        double dot = a.Zip(b, (x, y) => (double)x * y).Sum();
        return (float)(dot / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x)));
    }
}
