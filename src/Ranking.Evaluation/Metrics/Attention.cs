namespace Ranking.Evaluation;

/// <summary>
/// How likely each cell of a page is to be looked at: plain functions of (row, column), both from 0, to a weight from 0 to 1.
/// People look at the top left first: most choices fall into the first three rows and ten columns (Felicioni et al. 2021, figure 2).
/// </summary>
public static class Attention
{
    /// <summary>Falls as discounted gain does: 1 ÷ log₂(α·(row + 1) + β·(column + 1)). The first cell has weight 1 with α = β = 1.</summary>
    /// <param name="alpha">α, how fast it falls from row to row: at least 1. Default: 1.</param>
    /// <param name="beta">β, how fast it falls from column to column: at least 1. Default: 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1 or not finite.</exception>
    /// <remarks>The weights of <see cref="PageMetrics.Dcg"/>; Felicioni, Ferrari Dacrema and Cremonesi 2021, equation 2.</remarks>
    public static Func<int, int, float> Logarithmic(double alpha = 1, double beta = 1)
    {
        AttentionShapes.CheckSlope(alpha, nameof(alpha));
        AttentionShapes.CheckSlope(beta, nameof(beta));
        return (row, column) => (float)AttentionShapes.Logarithmic(row, column, alpha, beta);
    }

    /// <summary>Each row is looked at by a share of those who looked at the row above it, each column by a share of those who looked at the column before it: γ_row^row · γ_column^column.</summary>
    /// <param name="rowShare">γ_row: above 0, at most 1.</param>
    /// <param name="columnShare">γ_column: above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is not above 0 and at most 1.</exception>
    /// <remarks>Moffat and Zobel 2008, "Rank-biased precision for measurement of retrieval effectiveness", in two dimensions.</remarks>
    public static Func<int, int, float> Geometric(double rowShare, double columnShare)
    {
        AttentionShapes.CheckShare(rowShare, nameof(rowShare), isNoughtAllowed: false);
        AttentionShapes.CheckShare(columnShare, nameof(columnShare), isNoughtAllowed: false);
        return (row, column) => (float)AttentionShapes.Geometric(row, column, rowShare, columnShare);
    }

    /// <summary>
    /// Everything on the first screen is seen; each further screen down is reached by a share of the people, and so is each further screen to the right:
    /// scroll^⌊row ÷ rows⌋ · swipe^⌊column ÷ columns⌋.
    /// </summary>
    /// <param name="rows">How many rows a screen shows: at least 1.</param>
    /// <param name="columns">How many titles of a row a screen shows: at least 1.</param>
    /// <param name="scroll">The share that goes on to the next screen down: 0 to 1. Default: 0, nobody.</param>
    /// <param name="swipe">The share that goes on to the next titles of a row: 0 to 1. Default: 0, nobody.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>A cascade over screens; Bendada, Salha and Bontempelli 2020, "Carousel personalization in music streaming apps with contextual bandits", take the first screen as seen.</remarks>
    public static Func<int, int, float> Screens(int rows, int columns, double scroll = 0, double swipe = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        AttentionShapes.CheckShare(scroll, nameof(scroll), isNoughtAllowed: true);
        AttentionShapes.CheckShare(swipe, nameof(swipe), isNoughtAllowed: true);
        return (row, column) => (float)AttentionShapes.Screens(row, column, rows, columns, scroll, swipe);
    }

    /// <summary>Writes the weight of every cell of a page.</summary>
    /// <param name="attention">The weight of (row, column), from 0: one of these, or a function of your own.</param>
    /// <param name="columns">How many columns the page has; at least 1.</param>
    /// <param name="weights">One weight a cell, row by row: a multiple of <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">The weights are not whole rows, or the function gave one that is not between 0 and 1.</exception>
    public static void Fill(Func<int, int, float> attention, int columns, Span<float> weights)
    {
        ArgumentNullException.ThrowIfNull(attention);
        PageMetrics.CheckCells(weights.Length, columns);
        for (int cell = 0; cell < weights.Length; cell++)
        {
            float weight = attention(cell / columns, cell % columns);
            weights[cell] = weight is >= 0f and <= 1f
                ? weight
                : throw new ArgumentException($"Attention must be between 0 and 1, but at row {cell / columns}, column {cell % columns} it is {weight}.", nameof(attention));
        }
    }
}
