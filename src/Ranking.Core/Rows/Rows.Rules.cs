namespace Ranking;

/// <content>Rows of a rule over the catalog.</content>
public static partial class Rows
{
    /// <summary>
    /// What was released in the days up to now, by the time column <c>release_date</c>, or in the year of the request where a title has only a <c>year</c>; never before its day. Ordered by the item
    /// ranker. Not proposed where nothing is new.
    /// </summary>
    /// <param name="days">How long a title is new, in days. Default: 90.</param>
    /// <param name="noLaterThan">The last place it may have, from 0; null for a place by its worth. Default: 10.</param>
    public static IRowSource NewReleases(int days = 90, int? noLaterThan = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(noLaterThan ?? 0, nameof(noLaterThan));
        return new NewReleasesRow(days, noLaterThan);
    }

    /// <summary>A row of the titles that meet a rule over the catalog's columns, ordered by the item ranker. Not proposed where no title the person may see meets it.</summary>
    /// <param name="title">Its heading, which also sets it apart from other such rows.</param>
    /// <param name="predicate">Whether a title, by its ordinal, belongs there. Asked once a catalog for each title, so it must not depend on anything else; one that throws costs its row, on every page.</param>
    /// <param name="reason">Why a title is there. Default: null, a reason of each title's own.</param>
    /// <param name="noLaterThan">The last place it may have, from 0; null for a place by its worth. Default: null.</param>
    /// <example>
    /// <code>
    /// Rows.Where("In Half an Hour", (catalog, item) => catalog.Numbers("runtime_minutes")[item] &lt;= 30)
    /// </code>
    /// </example>
    public static IRowSource Where(string title, Func<Catalog, int, bool> predicate, Reason? reason = null, int? noLaterThan = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentOutOfRangeException.ThrowIfNegative(noLaterThan ?? 0, nameof(noLaterThan));
        var rule = new CatalogRule(catalog => Enumerable.Range(0, catalog.Count).Where(item => predicate(catalog, item)));
        return new WhereRow(RowKinds.Where, title, title, rule, reason ?? new Reason(ReasonKind.Custom, title), noLaterThan, reason);
    }

    /// <summary>"Critically Acclaimed": a number column from a bar up, ordered by the item ranker; each title says its number. Not proposed where the catalog has no such column.</summary>
    /// <param name="column">The column. Default: "rating".</param>
    /// <param name="atLeast">The bar, on the column's scale. Default: null, the bar of the catalog's best tenth.</param>
    /// <param name="minimumVotes">How many votes a title must have, in the number column <c>votes</c>; where the catalog has none, no title has any. Default: 0.</param>
    /// <param name="noLaterThan">The last place it may have, from 0; null for a place by its worth. Default: null.</param>
    /// <param name="title">Its heading; what sets two such rows apart is their column. Default: "Critically Acclaimed".</param>
    public static IRowSource CriticallyAcclaimed(string column = "rating", float? atLeast = null, int minimumVotes = 0, int? noLaterThan = null, string title = "Critically Acclaimed")
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumVotes);
        ArgumentOutOfRangeException.ThrowIfNegative(noLaterThan ?? 0, nameof(noLaterThan));
        var reason = new Reason(ReasonKind.Column, column);
        return new WhereRow(RowKinds.CriticallyAcclaimed, column, title, new CatalogRule(catalog => Acclaim.Select(catalog, column, atLeast, minimumVotes)), reason, noLaterThan, reason);
    }
}
