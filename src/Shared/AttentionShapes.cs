namespace Ranking;

/// <summary>How attention falls over a page, as formulas over (row, column), both from 0: shared by what composes pages and what measures them.</summary>
internal static class AttentionShapes
{
    /// <summary>1 ÷ log₂(α·(row + 1) + β·(column + 1)): Felicioni, Ferrari Dacrema and Cremonesi 2021, equation 2.</summary>
    public static double Logarithmic(int row, int column, double alpha, double beta) => 1d / Math.Log2((alpha * (row + 1)) + (beta * (column + 1)));

    /// <summary>γ_row^row · γ_column^column: Moffat and Zobel 2008, in two dimensions.</summary>
    public static double Geometric(int row, int column, double rowShare, double columnShare) => Math.Pow(rowShare, row) * Math.Pow(columnShare, column);

    /// <summary>scroll^⌊row ÷ rows⌋ · swipe^⌊column ÷ columns⌋: a cascade over screens; Bendada, Salha and Bontempelli 2020.</summary>
    public static double Screens(int row, int column, int rows, int columns, double scroll, double swipe) => Math.Pow(scroll, row / rows) * Math.Pow(swipe, column / columns);

    public static void CheckSlope(double slope, string name)
    {
        if (!(slope >= 1d) || !double.IsFinite(slope))
        {
            throw new ArgumentOutOfRangeException(name, slope, "Must be at least 1 and finite.");
        }
    }

    public static void CheckShare(double share, string name, bool isNoughtAllowed)
    {
        if (!(share >= 0d && share <= 1d) || (share == 0d && !isNoughtAllowed))
        {
            throw new ArgumentOutOfRangeException(name, share, isNoughtAllowed ? "Must be between 0 and 1." : "Must be above 0 and at most 1.");
        }
    }
}
