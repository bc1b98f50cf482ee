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
}
