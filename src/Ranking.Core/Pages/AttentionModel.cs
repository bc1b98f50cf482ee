namespace Ranking;

/// <summary>
/// How likely each cell of a page is looked at, by row, column and device: what makes one place worth more than another. People look at the top left first, and how far they go differs from device to device.
/// </summary>
/// <remarks>Immutable; safe for concurrent use if its function is.</remarks>
/// <example>
/// <code>
/// AttentionModel tv = AttentionModel.Screens(scroll: 0.4, swipe: 0.2);
/// tv.Weight(0, 5, "tv") → 1       tv.Weight(0, 6, "tv") → 0.2       tv.Weight(0, 5, "phone") → 0.2
/// </code>
/// </example>
public sealed class AttentionModel
{
    private readonly Func<int, int, string?, double> _weight;

    /// <summary>Makes a model of the host's own, such as one that was fitted to its logs.</summary>
    /// <param name="name">What it is called in traces and descriptions.</param>
    /// <param name="weight">The weight of (row, column, device), row and column from 0, the device as the request names it: 0 to 1. Pure and safe for concurrent use.</param>
    public AttentionModel(string name, Func<int, int, string?, double> weight)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(weight);
        Name = name;
        _weight = weight;
    }

    /// <summary>What it is called in traces and descriptions.</summary>
    public string Name { get; }

    /// <summary>Falls as discounted gain does: 1 ÷ log₂(α·(row + 1) + β·(column + 1)). The first cell has weight 1 with α = β = 1.</summary>
    /// <param name="alpha">α, how fast it falls from row to row: at least 1. Default: 1.</param>
    /// <param name="beta">β, how fast it falls from column to column: at least 1. Default: 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1 or not finite.</exception>
    /// <remarks>Felicioni, Ferrari Dacrema and Cremonesi 2021, "A methodology for the offline evaluation of recommender systems in a user interface with multiple carousels", equation 2.</remarks>
    public static AttentionModel Logarithmic(double alpha = 1, double beta = 1)
    {
        AttentionShapes.CheckSlope(alpha, nameof(alpha));
        AttentionShapes.CheckSlope(beta, nameof(beta));
        return new AttentionModel(FormattableString.Invariant($"logarithmic({alpha}, {beta})"), (row, column, _) => AttentionShapes.Logarithmic(row, column, alpha, beta));
    }

    /// <summary>Each row is looked at by a share of those who looked at the row above it, each column by a share of those who looked at the column before it: γ_row^row · γ_column^column.</summary>
    /// <param name="rowShare">γ_row: above 0, at most 1. Default: 0.85.</param>
    /// <param name="columnShare">γ_column: above 0, at most 1. Default: 0.8.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is not above 0 and at most 1.</exception>
    /// <remarks>Moffat and Zobel 2008, "Rank-biased precision for measurement of retrieval effectiveness", in two dimensions. The defaults are judgements, not fits.</remarks>
    public static AttentionModel Geometric(double rowShare = 0.85, double columnShare = 0.8)
    {
        AttentionShapes.CheckShare(rowShare, nameof(rowShare), isNoughtAllowed: false);
        AttentionShapes.CheckShare(columnShare, nameof(columnShare), isNoughtAllowed: false);
        return new AttentionModel(
            FormattableString.Invariant($"geometric({rowShare}, {columnShare})"), (row, column, _) => AttentionShapes.Geometric(row, column, rowShare, columnShare));
    }

    /// <summary>
    /// Everything on the first screen is seen; each further screen down is reached by a share of the people, and so is each further screen to the right:
    /// scroll^⌊row ÷ 3⌋ · swipe^⌊column ÷ columns⌋. A screen has 3 rows of 6 titles on a tv, of 3 on a phone, and of 5 elsewhere.
    /// </summary>
    /// <param name="scroll">The share that goes on to the next screen down: 0 to 1. Default: 0.5.</param>
    /// <param name="swipe">The share that goes on to the next titles of a row: 0 to 1. Default: 0.3.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is not between 0 and 1.</exception>
    /// <remarks>
    /// A cascade over screens; Bendada, Salha and Bontempelli 2020, "Carousel personalization in music streaming apps with contextual bandits", take the first screen as seen. The defaults are judgements, not fits.
    /// </remarks>
    public static AttentionModel Screens(double scroll = 0.5, double swipe = 0.3)
    {
        AttentionShapes.CheckShare(scroll, nameof(scroll), isNoughtAllowed: true);
        AttentionShapes.CheckShare(swipe, nameof(swipe), isNoughtAllowed: true);
        return new AttentionModel(
            FormattableString.Invariant($"screens({scroll}, {swipe})"),
            (row, column, device) => AttentionShapes.Screens(row, column, PageSize.ScreenRows, PageSize.VisibleOn(device), scroll, swipe));
    }

    /// <summary>How likely a cell is looked at: 0 to 1.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The place in the row, from 0.</param>
    /// <param name="device">The device; null where it is not known.</param>
    /// <exception cref="InvalidOperationException">The model's function gave something else.</exception>
    public double Weight(int row, int column, string? device)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        double weight = _weight(row, column, device);
        return weight is >= 0d and <= 1d
            ? weight
            : throw new InvalidOperationException(FormattableString.Invariant($"The attention model '{Name}' gave row {row}, column {column} on '{device}' the weight {weight}; it must be between 0 and 1."));
    }
}
