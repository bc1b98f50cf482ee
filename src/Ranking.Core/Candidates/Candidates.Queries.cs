namespace Ranking;

/// <content>Sources of what somebody asked for: an order, words, titles, labels, a rule.</content>
public static partial class Candidates
{
    /// <summary>
    /// The titles by columns of the catalog, the first one deciding; titles that are equal in all of them by ordinal. A title's score is 1 over its place among all titles, whether they may be shown or
    /// not. Each order is made once a catalog, or once a version of the statistics, and kept. Where the catalog has not all the columns it gives nothing, and the trace says so and names the nearest one.
    /// </summary>
    /// <param name="columns">
    /// Columns with commas between, at most 16: each its name, then ASC (the default) or DESC, then NULLS FIRST or NULLS LAST; keywords in any case. Titles without a value come last in either direction
    /// unless NULLS FIRST is said. A name may have "item." before it; one with spaces or commas, or that is a keyword, stands in double quotes. Columns of numbers, times and texts (by code units,
    /// so that capitals come before small letters), <c>title</c>, <c>id</c> (numbers in their order where all ids are whole numbers), and <c>_derived_popular_rank</c>,
    /// <c>_derived_chronological_rank</c>, <c>_derived_trending_rank</c> (1 is the most popular, the newest, the most trending) and <c>_derived_interaction_count</c>
    /// (<see cref="CatalogStatistics.Plays"/>). A column of the catalog goes before another of the same name.
    /// </param>
    /// <exception cref="ArgumentException">The order cannot be read; all mistakes are listed, each with its place.</exception>
    /// <example>
    /// <code>
    /// OrderedBy("year DESC, title")      heat 1995, se7en 1995, ronin 1998, untitled (no year)  →  ronin, heat, se7en, untitled
    /// </code>
    /// </example>
    public static ICandidateSource OrderedBy(string columns) => new ColumnOrderSource(ColumnOrder.Parse(columns));

    /// <summary>
    /// The titles whose words match a text best, by BM25 (Robertson and Zaragoza 2009; k1 1.2, b 0.75) over all columns together: the rarer a word of the text, and the more of a title it is, the higher
    /// the score; above 0 and without an upper end. Words are letters and digits, compared without case and accents; a sign of Han or kana is a word by itself. The first 32 different words of the
    /// text count. The index is made on first use, once a catalog, and takes about 5 bytes a different word of each title.
    /// </summary>
    /// <param name="text">What to look for; one without words gives nothing.</param>
    /// <param name="columns">Columns of texts and labels, and <c>title</c>; where the catalog has not all of them the source gives nothing, and the trace says so. Default: null, the title and all of them.</param>
    /// <param name="fuzzy">
    /// Whether a word that no title has finds those it may have been meant for: of 4 letters or more within one letter changed, added, left out or exchanged with its neighbour, of 8 or more within two.
    /// They count half, or a third. Default: true.
    /// </param>
    /// <example>
    /// <code>
    /// Matching("cabarat weimar")      Cabaret, of a musical in the Weimar years  →  found by "cabaret", a letter away, and by "weimar"
    /// </code>
    /// </example>
    public static ICandidateSource Matching(string text, IReadOnlyList<string>? columns = null, bool fuzzy = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new MatchingSource(text, columns, fuzzy);
    }

    /// <summary>
    /// The titles nearest to several titles together: their vectors are pooled, and the titles of the highest cosine with the result come first. Titles without a vector have no say; where none has one, or
    /// they point nowhere together, it gives nothing.
    /// </summary>
    /// <param name="itemIds">
    /// The ids; unknown ones are left out, one that comes twice counts twice, and an empty list gives nothing. Default: null, the newest titles of the profile's history that were not refused
    /// (<see cref="ProfileHistory.Preferences"/> above 0).
    /// </param>
    /// <param name="truncate">How many of the history count, at the most; at least 1. Default: 10.</param>
    /// <param name="pooling">mean, sum (the same direction), max or min of each number, in any case. Default: mean.</param>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    /// <param name="includeGiven">Whether the given titles may be in the answer too. Default: false. Those of the history may, where watched titles may.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="truncate"/> is below 1.</exception>
    /// <exception cref="ArgumentException">There is no such pooling.</exception>
    public static ICandidateSource NearestTo(IReadOnlyList<string>? itemIds = null, int truncate = 10, string pooling = "mean", string? space = null, bool includeGiven = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(truncate, 1);
        ArgumentNullException.ThrowIfNull(pooling);
        return new PooledTitlesSource(itemIds is null ? null : [.. itemIds], truncate, VectorPooling.Parse(pooling), space, includeGiven);
    }

    /// <summary>
    /// The titles nearest to several labels together: the vectors of the labels (<see cref="IVectorSpace.Values"/>) are pooled, and the titles of the highest cosine with the result come first. Given
    /// labels and those of a title are pooled together; with neither, those of the titles the profile liked (<see cref="ProfileHistory.LikedFrom"/>), once for each such title, and those it picked when it
    /// was made. It gives nothing where there is no label, or they point nowhere together.
    /// </summary>
    /// <param name="labels">Values of the column; unknown ones are left out. Default: null.</param>
    /// <param name="itemId">The id of a title whose labels are taken, and which is not in the answer; an unknown one has none. Default: null.</param>
    /// <param name="attribute">The name of a category column. Default: null, the most specific of the usual ones.</param>
    /// <param name="pooling">mean, sum (the same direction), max or min of each number, in any case. Default: mean.</param>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    /// <exception cref="ArgumentException">There is no such pooling.</exception>
    public static ICandidateSource NearestToLabels(
        IReadOnlyList<string>? labels = null, string? itemId = null, string? attribute = null, string pooling = "mean", string? space = null)
    {
        ArgumentNullException.ThrowIfNull(pooling);
        return new PooledLabelsSource(labels is null ? null : [.. labels], itemId, attribute, VectorPooling.Parse(pooling), space);
    }

    /// <summary>
    /// The titles nearest to what a text means, by cosine. A space has to give texts directions (<see cref="IVectorSpace.EncodesTexts"/>), as those of TextSpace do where they are told to; where none does, or
    /// the text says nothing in it, it gives nothing.
    /// </summary>
    /// <param name="text">What is looked for, in words.</param>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name that gives texts directions.</param>
    public static ICandidateSource NearestToText(string text, string? space = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new NearestToTextSource(text, space);
    }

    /// <summary>
    /// The best titles of a source that meet a rule. The source sees no others, so it fills its places with titles that do, where a filter behind it would leave fewer. Which titles a source looks
    /// at for its own reasons, such as the ten of a chart, stays as it is.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="predicate">Whether a title, by its ordinal, is kept. Asked once a catalog for each title, so it must not depend on anything else; one that throws costs the source, every time.</param>
    /// <example>
    /// <code>
    /// Candidates.Where(Candidates.Popular(), (catalog, item) => catalog.Numbers("runtime_minutes")[item] &lt;= 30)
    /// </code>
    /// </example>
    public static ICandidateSource Where(ICandidateSource source, Func<Catalog, int, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(predicate);
        var mask = new CatalogMask(predicate);
        return Narrow(source, context => mask.Of(context.Snapshot.Catalog));
    }

    /// <summary>So many of the best titles of a source that pass a mask over the catalog: ordinal i is bit i mod 64 of word i / 64. The mask is asked for once a retrieval.</summary>
    internal static ICandidateSource Narrow(ICandidateSource source, Func<RankingContext, ReadOnlyMemory<ulong>> keep, int most = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return new NarrowedSource(source, keep, most);
    }
}
