namespace Ranking;

/// <summary>
/// What a page is worth as a whole: what its titles add where they are looked at, less how alike its rows are, less how far its mix is from the profile's.
/// <code>
/// relevance   = Σ attention(r, c) · gain / Σ attention(r, c)      gain: <see cref="TitleGains"/>
/// likeness(r) = mean over the rows above of the cosine of the label mixes of what is seen first
/// KL(p, q̃)    = Σ over labels of p · ln(p / q̃)      p: the history's mix of labels, q̃ = 0.99 · q + 0.01 · p, q: the page's, weighted by attention
/// objective   = relevance − diversity · mean of likeness − calibration · KL
/// </code>
/// Steck 2018, "Calibrated recommendations", section 3, for a page in the place of a list.
/// </summary>
internal sealed record PageObjective(AttentionModel Attention, double Diversity, double Calibration, string? Column);
