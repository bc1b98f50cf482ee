namespace Ranking;

/// <summary>Ways to reorder the titles of a row. All are deterministic, lose nothing unless they say so, and leave a list of one title as it is.</summary>
public static class Reorder
{
    /// <summary>A column name for the series that titles belong to (<see cref="CatalogItem.SeriesId"/>), unless the catalog has a category column of this name.</summary>
    public const string Series = "series";

    /// <summary>
    /// Lets at most <paramref name="most"/> titles of one value follow within any <paramref name="window"/> neighbours: no runs of one director, one
    /// country, one series. A title that must wait comes as soon as it may; nothing is lost, and where only waiting titles are left they follow in the order of their scores.
    /// </summary>
    /// <param name="column">A category column, or <see cref="Series"/>. Titles without a value never wait; those with several wait for each.</param>
    /// <param name="most">At least 1.</param>
    /// <param name="window">At least 2.</param>
    /// <param name="places">For how many places from the first on; the same number as the window means "among the first so many". At least 1. Default: null, the whole list.</param>
    /// <param name="lookahead">How many waiting titles are looked at for a place; where none of them may have it, the first of them gets it. At least 1. Default: null, all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below its least.</exception>
    /// <example>With at most 1 of a director in 2: scores a₁ b₁ c₂ d₁ (the index is the director) become a₁ c₂ b₁ d₁.</example>
    public static IReorderer Cap(string column, int most, int window, int? places = null, int? lookahead = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(places ?? 1, 1, nameof(places));
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead ?? 1, 1, nameof(lookahead));
        return new CapReorderer(column, most, window, places, lookahead);
    }

    /// <summary>
    /// Maximal marginal relevance: each place goes to the title of the highest λ · relevance − (1 − λ) · similarity to the most similar title before it. Relevance is the score, stretched over the list to 0
    /// to 1. Without an attribute and a space titles are compared in the first space by name, or, where there is none, by their usual labels.
    /// </summary>
    /// <param name="lambda">How much relevance weighs, 0 to 1; 1 is the order of scores. Default: 0.7.</param>
    /// <param name="attribute">A category column, or <see cref="Series"/>: similarity is the share of values in common. Default: null.</param>
    /// <param name="space">A vector space: similarity is the cosine, 0 where it is below 0 or a title has no vector. With an attribute too it is the mean of both. Default: null.</param>
    /// <param name="take">How many places are filled so; the other titles follow in the order they came. At least 1. Default: null, all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Carbonell and Goldstein 1998, "The use of MMR, diversity-based reranking for reordering documents and producing summaries".</remarks>
    /// <example>
    /// <code>
    /// alien 1.0   aliens 0.9   heat 0.8   chef 0.0      by genre     → alien, heat, aliens, chef
    /// </code>
    /// </example>
    public static IReorderer Mmr(double lambda = 0.7, string? attribute = null, string? space = null, int? take = null)
    {
        Check(lambda, 0, 1, nameof(lambda));
        ArgumentOutOfRangeException.ThrowIfLessThan(take ?? 1, 1, nameof(take));
        return new MmrReorderer(lambda, attribute, space, take, BufferPool.Shared);
    }

    /// <summary>
    /// The likeliest list of a determinantal point process, chosen greedily: each place goes to the title that adds most to θ · Σ relevance + (1 − θ) · log det(similarities), so that it counts what a title
    /// has in common with all before it together. Titles are compared as by <see cref="Mmr"/>, with (1 + cosine) / 2. It ends where every title left lies in what was picked (its volume is at most 1e-5);
    /// those follow in the order they came.
    /// </summary>
    /// <param name="theta">How much relevance weighs, 0 to 1; 1 is the order of scores. Default: 0.7.</param>
    /// <param name="attribute">A category column, or <see cref="Series"/>. Default: null.</param>
    /// <param name="space">A vector space. With an attribute too it is the mean of both. Default: null.</param>
    /// <param name="take">How many places are filled so; the other titles follow in the order they came. At least 1. Default: null, all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Chen, Zhang and Zhou 2018, "Fast greedy MAP inference for determinantal point process to improve recommendation diversity".</remarks>
    public static IReorderer Dpp(double theta = 0.7, string? attribute = null, string? space = null, int? take = null)
    {
        Check(theta, 0, 1, nameof(theta));
        ArgumentOutOfRangeException.ThrowIfLessThan(take ?? 1, 1, nameof(take));
        return new DppReorderer(theta, attribute, space, take, BufferPool.Shared);
    }

    /// <summary>
    /// Lets each further title of a value count for less: each place goes to the title of the highest relevance · (floor + (1 − floor) · factor^k), where k titles before it share a value with it. Relevance is
    /// the score, stretched over the list to 0 to 1.
    /// </summary>
    /// <param name="column">A category column, or <see cref="Series"/>.</param>
    /// <param name="factor">What each further title keeps, 0 to 1; 1 is the order of scores. Default: 0.5.</param>
    /// <param name="floor">The share of its relevance that a title never loses, 0 to 1. Default: 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static IReorderer Decay(string column, double factor = 0.5, double floor = 0.1)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        Check(factor, 0, 1, nameof(factor));
        Check(floor, 0, 1, nameof(floor));
        return new DecayReorderer(column, factor, floor, BufferPool.Shared);
    }

    /// <summary>
    /// Brings the mix of values in a list near to the mix of what the person liked: each place goes to the title that is best for (1 − λ) · Σ relevance − λ · divergence, where the divergence is
    /// Kullback and Leibler's of the list from the history, smoothed with α = 0.01. A liked title weighs what it was liked (<see cref="ProfileHistory.Preferences"/>), shared evenly among its values. Someone
    /// who liked nothing with a value keeps the order.
    /// </summary>
    /// <param name="column">A category column, such as genres.</param>
    /// <param name="lambda">How much the mix weighs, 0 to 1; 0 is the order of scores. Default: 0.5.</param>
    /// <param name="isRankWeighted">Whether the first titles of the list count more in its mix: 1 / log2(1 + place). Default: false.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Steck 2018, "Calibrated recommendations", section 3.</remarks>
    public static IReorderer Calibrated(string column, double lambda = 0.5, bool isRankWeighted = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        Check(lambda, 0, 1, nameof(lambda));
        return new CalibratedReorderer(column, lambda, isRankWeighted, BufferPool.Shared);
    }

    /// <summary>
    /// Places titles of Reserve sources (<see cref="Candidates.Reserve"/>) in the list, drawn by chance, each as likely as the others, to find out about titles that no score puts forward. The first n places
    /// hold at most ⌊share · n⌋ of them, the first place none; where they land is drawn too. The same request draws the same. Put it behind other reorderers: to those that run later they are titles of the list.
    /// </summary>
    /// <param name="share">The most of the places, 0 to 0.5. Default: 0.1, the first somewhere on places 10 to 19.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static IReorderer Explore(double share = 0.1)
    {
        Check(share, 0, 0.5, nameof(share));
        return new ReserveReorderer("explore", share, column: null, BufferPool.Shared);
    }

    /// <summary>
    /// Places titles of Reserve sources (<see cref="Candidates.Reserve"/>) in the list as <see cref="Explore"/> does, each as likely as its number in a column is large: titles that the host wants to be seen.
    /// </summary>
    /// <param name="column">A number column; titles without a number, or with one that is not above 0, are not placed. Default: boost.</param>
    /// <param name="share">The most of the places, 0 to 0.5. Default: 0.2, the first somewhere on places 5 to 9.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static IReorderer Boost(string column = "boost", double share = 0.2)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        Check(share, 0, 0.5, nameof(share));
        return new ReserveReorderer("boost", share, column, BufferPool.Shared);
    }

    /// <summary>
    /// Cuts titles that score far below the best of the list: fewer titles rather than filler. Those stay that score at least best − (1 − share) · |best|: a share of a best score above 0, and as far below one
    /// that is not.
    /// </summary>
    /// <param name="share">0 to 1; 1 keeps ties of the best only. Default: 0.5.</param>
    /// <param name="keep">How many titles are kept whatever they score, the best first; 1 or more. Default: 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static IReorderer MinimumRelevance(double share = 0.5, int keep = 1)
    {
        Check(share, 0, 1, nameof(share));
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        return new MinimumRelevanceReorderer(share, keep, BufferPool.Shared);
    }

    private static void Check(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"It must be from {least} to {most}."));
        }
    }
}
