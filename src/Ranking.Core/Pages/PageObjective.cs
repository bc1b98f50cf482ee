namespace Ranking;

/// <summary>
/// What a page is worth as a whole: what its titles add where they are looked at, and how little known they are, less how alike its rows are, less how far its mix is from the profile's.
/// <code>
/// relevance   = Σ attention(r, c) · gain / Σ attention(r, c)      gain: <see cref="TitleGains"/>
/// likeness(r) = mean over the rows above of the cosine of the label mixes of what is seen first
/// KL(p, q̃)    = Σ over labels of p · ln(p / q̃)      p: the history's mix of labels, q̃ = 0.99 · q + 0.01 · p, q: the page's, weighted by attention
/// novelty(r)  = mean over the titles of the row of popular rank / titles of the catalog
/// objective   = relevance + novelty · mean of novelty(r) − diversity · mean of likeness − calibration · KL
/// </code>
/// Steck 2018, "Calibrated recommendations", section 3, for a page in the place of a list. Vargas and Castells 2011, "Rank and relevance in novelty and diversity metrics", section 4, by ranks in the place of shares.
/// </summary>
internal sealed record PageObjective(AttentionModel Attention, double Diversity, double Calibration, double Novelty, string? Column);
