namespace Ranking.Evaluation;

/// <summary>How good one page of rows is for one person, as pure functions of its cells.</summary>
/// <remarks>
/// <para>
/// <b>Input.</b> <c>cells</c> has the ordinals of the titles row by row, each row <c>columns</c> wide; −1 where a row is shorter. <c>relevant</c> has the ordinals of the relevant
/// titles, each once, in any order. A title that stands on the page several times counts once, at its best place.
/// </para>
/// <para><b>Range.</b> 0 to 1 unless said otherwise; higher is better but of the overlaps, which say how alike. With no relevant title, and for an empty page, every metric of relevance is 0.</para>
/// <para><b>Errors.</b> Cells that are not whole rows, numbers below 1 of rows or columns, and relevant titles that are negative or stand twice are refused.</para>
/// </remarks>
public static class PageMetrics
{
    // 2^60 of one title is far beyond any scale of grades, and sums stay finite.
    private const float HighestRelevance = 60f;

    /// <summary>
    /// The gain of every relevant title on the page, discounted by its place in two dimensions. At least 0, without an upper bound.
    /// <code>
    /// DCG2D = Σ over relevant titles on the page of (2^relevance − 1) ÷ log₂(α·i + β·j)      i = row, j = column, both from 1, at the title's best place
    /// </code>
    /// </summary>
    /// <param name="cells">The page.</param>
    /// <param name="columns">How wide a row is; at least 1.</param>
    /// <param name="relevant">The relevant titles.</param>
    /// <param name="relevances">The relevance of each, parallel to <paramref name="relevant"/>: 0 to 60. Default: 1 each, and so a gain of 1.</param>
    /// <param name="alpha">α, the cost of going one row down: at least 1. Default: 1.</param>
    /// <param name="beta">β, the cost of going one title to the right: at least 1. Default: 1.</param>
    /// <remarks>Felicioni, Ferrari Dacrema and Cremonesi 2021, "A methodology for the offline evaluation of recommender systems in a user interface with multiple carousels", equation 2.</remarks>
    public static double Dcg(ReadOnlySpan<int> cells, int columns, ReadOnlySpan<int> relevant, ReadOnlySpan<float> relevances = default, double alpha = 1, double beta = 1)
    {
        RelevantTitles titles = CheckGraded(cells, columns, relevant, relevances, alpha, beta);
        double[] best = new double[titles.Count];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            int place = titles.PlaceOf(cells[cell]);
            if (place >= 0)
            {
                best[place] = Math.Max(best[place], AttentionShapes.Logarithmic(cell / columns, cell % columns, alpha, beta));
            }
        }

        double sum = 0;
        for (int place = 0; place < best.Length; place++)
        {
            sum += Gain(titles.GainAt(place)) * best[place];
        }

        return sum;
    }

    /// <summary>
    /// The discounted gain of the page over that of the best page of its shape.
    /// <code>
    /// NDCG2D = DCG2D ÷ IDCG2D      IDCG2D: the largest gains in the cells of the smallest α·i + β·j, as many as there are cells, those of short rows included
    /// </code>
    /// </summary>
    /// <param name="cells">The page.</param>
    /// <param name="columns">How wide a row is; at least 1.</param>
    /// <param name="relevant">The relevant titles, on the page or not.</param>
    /// <param name="relevances">The relevance of each, parallel to <paramref name="relevant"/>: 0 to 60. Default: 1 each.</param>
    /// <param name="alpha">α, the cost of going one row down: at least 1. Default: 1.</param>
    /// <param name="beta">β, the cost of going one title to the right: at least 1. Default: 1.</param>
    /// <remarks>Felicioni et al. 2021. Short rows are padded with titles that are not relevant, as there.</remarks>
    /// <example>A page of two rows, [5, 7] and [9], with 7 relevant: <c>Ndcg([5, 7, 9, -1], 2, [7])</c> is log₂ 2 ÷ log₂ 3 = 0.63.</example>
    public static double Ndcg(ReadOnlySpan<int> cells, int columns, ReadOnlySpan<int> relevant, ReadOnlySpan<float> relevances = default, double alpha = 1, double beta = 1)
    {
        RelevantTitles titles = CheckGraded(cells, columns, relevant, relevances, alpha, beta);
        var discounts = new double[cells.Length];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            discounts[cell] = AttentionShapes.Logarithmic(cell / columns, cell % columns, alpha, beta);
        }

        var gains = new double[titles.Count];
        for (int place = 0; place < gains.Length; place++)
        {
            gains[place] = Gain(titles.GainAt(place));
        }

        Array.Sort(discounts);
        Array.Sort(gains);
        double ideal = 0;
        for (int i = 1; i <= Math.Min(gains.Length, discounts.Length); i++)
        {
            ideal += gains[^i] * discounts[^i];
        }

        // The same sum in another order may differ in its last bits.
        return ideal == 0d ? 0d : Math.Min(1d, Dcg(cells, columns, relevant, relevances, alpha, beta) / ideal);
    }

    /// <summary>Recall@m-by-n: how many of all relevant titles stand in the first rows and columns.</summary>
    /// <param name="cells">The page.</param>
    /// <param name="columns">How wide a row is; at least 1.</param>
    /// <param name="relevant">The relevant titles, on the page or not.</param>
    /// <param name="rows">m, how many rows count; at least 1.</param>
    /// <param name="visibleColumns">n, how many titles of a row count; at least 1.</param>
    /// <remarks>Netflix's page metric: Alvino and Basilico 2015, "Learning a personalized homepage". 3-by-4 is about what a screen shows.</remarks>
    public static double Recall(ReadOnlySpan<int> cells, int columns, ReadOnlySpan<int> relevant, int rows, int visibleColumns)
    {
        int found = Found(cells, columns, relevant, rows, visibleColumns);
        return found == 0 ? 0d : (double)found / relevant.Length;
    }

    /// <summary>1 when any relevant title stands in the first rows and columns, else 0; its mean over people is the chance of a hit in the first viewport.</summary>
    /// <param name="cells">The page.</param>
    /// <param name="columns">How wide a row is; at least 1.</param>
    /// <param name="relevant">The relevant titles.</param>
    /// <param name="rows">How many rows the viewport shows; at least 1.</param>
    /// <param name="visibleColumns">How many titles of a row it shows; at least 1.</param>
    public static double HitRate(ReadOnlySpan<int> cells, int columns, ReadOnlySpan<int> relevant, int rows, int visibleColumns) =>
        Found(cells, columns, relevant, rows, visibleColumns) > 0 ? 1d : 0d;

    /// <summary>How many of the rows have a relevant title that no row above has: rows with a hit ÷ rows that are not empty.</summary>
    /// <param name="cells">The page.</param>
    /// <param name="columns">How wide a row is; at least 1.</param>
    /// <param name="relevant">The relevant titles.</param>
    /// <param name="visibleColumns">How many titles of a row count; at least 1. Default: all.</param>
    public static double RowHitRate(ReadOnlySpan<int> cells, int columns, ReadOnlySpan<int> relevant, int visibleColumns = int.MaxValue)
    {
        CheckCells(cells.Length, columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(visibleColumns, 1);
        var titles = new RelevantTitles(relevant, []);
        int rows = 0;
        int hits = 0;
        for (int start = 0; start < cells.Length; start += columns)
        {
            int found = 0;
            foreach (int item in cells.Slice(start, Math.Min(columns, visibleColumns)))
            {
                found += titles.TakeOnce(item) >= 0 ? 1 : 0;
            }

            rows += cells.Slice(start, columns).ContainsAnyInRange(0, int.MaxValue) ? 1 : 0;
            hits += found > 0 ? 1 : 0;
        }

        return rows == 0 ? 0d : (double)hits / rows;
    }

    /// <summary>
    /// The chance that the person takes anything on the page, when they look at each cell with a chance and take what they look at with a chance.
    /// <code>
    /// 1 − Π over titles of (1 − attention · chance)      at the cell where that title's product is largest
    /// </code>
    /// </summary>
    /// <param name="cells">The page; empty cells give nothing.</param>
    /// <param name="attention">How likely each cell is looked at, one a cell: 0 to 1, as <see cref="Attention.Fill"/> writes it.</param>
    /// <param name="chances">How likely the title of each cell is taken when looked at, one a cell: 0 to 1; 1 or 0 where the truth is known.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a weight or chance is not between 0 and 1.</exception>
    /// <remarks>The reward of a slate of Bendada et al. 2020, with the attention to each cell.</remarks>
    public static double ExpectedReward(ReadOnlySpan<int> cells, ReadOnlySpan<float> attention, ReadOnlySpan<float> chances)
    {
        if (attention.Length != cells.Length || chances.Length != cells.Length)
        {
            throw new ArgumentException($"{cells.Length} cells need as many weights and chances; there are {attention.Length} and {chances.Length}.", nameof(attention));
        }

        var best = new Dictionary<int, double>();
        for (int cell = 0; cell < cells.Length; cell++)
        {
            if (!(attention[cell] is >= 0f and <= 1f && chances[cell] is >= 0f and <= 1f))
            {
                throw new ArgumentException($"Attention and chances must be between 0 and 1, but in cell {cell} they are {attention[cell]} and {chances[cell]}.", nameof(chances));
            }

            if (cells[cell] >= 0)
            {
                best[cells[cell]] = Math.Max(best.GetValueOrDefault(cells[cell]), (double)attention[cell] * chances[cell]);
            }
        }

        double nothing = 1;
        foreach (int item in cells)
        {
            // In the order of the cells: a product of floats depends on its order in the last bits.
            nothing *= best.Remove(item, out double chance) ? 1 - chance : 1;
        }

        return 1 - nothing;
    }

    /// <summary>How alike the rows of a page are: the titles two rows share over the titles they have together (Jaccard), mean over all pairs of rows. Empty rows are left out; of fewer than two rows it is 0.</summary>
    /// <param name="cells">The page.</param>
    /// <param name="columns">How wide a row is; at least 1.</param>
    public static double RowOverlap(ReadOnlySpan<int> cells, int columns)
    {
        CheckCells(cells.Length, columns);
        var rows = new List<HashSet<int>>();
        for (int start = 0; start < cells.Length; start += columns)
        {
            if (Titles(cells.Slice(start, columns)) is { Count: > 0 } titles)
            {
                rows.Add(titles);
            }
        }

        double sum = 0;
        for (int a = 0; a < rows.Count; a++)
        {
            for (int b = a + 1; b < rows.Count; b++)
            {
                sum += Jaccard(rows[a], rows[b]);
            }
        }

        return rows.Count < 2 ? 0d : sum / (rows.Count * (rows.Count - 1) / 2d);
    }

    /// <summary>How much of a page is there again after a refresh: the titles both pages have over the titles either has (Jaccard). Two empty pages are alike: 1.</summary>
    /// <param name="before">The page before; the first rows of it when only they matter.</param>
    /// <param name="after">The page after.</param>
    public static double RefreshOverlap(ReadOnlySpan<int> before, ReadOnlySpan<int> after) => Jaccard(Titles(before), Titles(after));

    internal static void CheckCells(int cellCount, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (cellCount % columns != 0)
        {
            throw new ArgumentException($"{cellCount} cells are no whole rows of {columns}; fill short rows with -1.", nameof(columns));
        }
    }

    private static RelevantTitles CheckGraded(ReadOnlySpan<int> cells, int columns, ReadOnlySpan<int> relevant, ReadOnlySpan<float> relevances, double alpha, double beta)
    {
        CheckCells(cells.Length, columns);
        AttentionShapes.CheckSlope(alpha, nameof(alpha));
        AttentionShapes.CheckSlope(beta, nameof(beta));
        foreach (float relevance in relevances)
        {
            if (!(relevance is >= 0f and <= HighestRelevance))
            {
                throw new ArgumentException($"A relevance must be between 0 and {HighestRelevance}, but one is {relevance}.", nameof(relevances));
            }
        }

        return new RelevantTitles(relevant, relevances);
    }

    private static double Gain(float relevance) => Math.Pow(2, relevance) - 1;

    private static int Found(ReadOnlySpan<int> cells, int columns, ReadOnlySpan<int> relevant, int rows, int visibleColumns)
    {
        CheckCells(cells.Length, columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(visibleColumns, 1);
        var titles = new RelevantTitles(relevant, []);
        int found = 0;
        for (int row = 0; row < Math.Min(rows, cells.Length / columns); row++)
        {
            foreach (int item in cells.Slice(row * columns, Math.Min(columns, visibleColumns)))
            {
                found += titles.TakeOnce(item) >= 0 ? 1 : 0;
            }
        }

        return found;
    }

    private static HashSet<int> Titles(ReadOnlySpan<int> cells)
    {
        var titles = new HashSet<int>();
        foreach (int item in cells)
        {
            if (item >= 0)
            {
                titles.Add(item);
            }
        }

        return titles;
    }

    private static double Jaccard(HashSet<int> a, HashSet<int> b)
    {
        int shared = a.Count(b.Contains);
        int together = a.Count + b.Count - shared;
        return together == 0 ? 1d : (double)shared / together;
    }
}
