using Ranking.Expressions;

namespace Ranking;

/// <content>Rows of queries.</content>
public static partial class Rows
{
    /// <summary>
    /// A row of what a query for titles finds: its retrievers, condition, score and reorderers, for the person of the page. How long the row is, and which titles other rows show already, is for the composer;
    /// the LIMIT of the query says nothing here.
    /// </summary>
    /// <param name="title">What the row is called; also what tells rows of queries apart.</param>
    /// <param name="query">The query.</param>
    /// <param name="engine">The engine whose names, signals and functions it has.</param>
    /// <param name="parameters">Its parameters; those of the person come of the page. Default: none.</param>
    /// <exception cref="ArgumentException">The title is empty, or the query asks for the values of an attribute.</exception>
    /// <remarks>Not kept by the row cache. A query that names what is not there fails its row, and not the page.</remarks>
    public static IRowSource Query(string title, RankingQuery query, QueryEngine engine, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(engine);
        return query.IsOfAttributes
            ? throw new ArgumentException("The query asks for the values of an attribute; a row shows titles.", nameof(query))
            : new QueryRow(engine, query, "", title, parameters ?? new Dictionary<string, object?>(StringComparer.Ordinal));
    }

    /// <summary>A row of what a saved query for titles finds, as it is when the page is made. All else is as for a query that is given.</summary>
    /// <param name="title">What the row is called; also what tells rows of queries apart.</param>
    /// <param name="name">The name of the query in <see cref="QueryOptions.Saved"/>.</param>
    /// <param name="engine">The engine that has the saved queries.</param>
    /// <param name="parameters">Those of its parameters that are not left to their defaults; those of the person come of the page. Default: none.</param>
    /// <exception cref="ArgumentException">The title or the name is empty.</exception>
    /// <remarks>Not kept by the row cache. A name that there is no query of, or one that asks for the values of an attribute, fails its row, and not the page.</remarks>
    public static IRowSource Query(string title, string name, QueryEngine engine, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(engine);
        return new QueryRow(engine, query: null, name, title, parameters ?? new Dictionary<string, object?>(StringComparer.Ordinal));
    }
}
