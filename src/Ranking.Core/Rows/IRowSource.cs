namespace Ranking;

/// <summary>Proposes rows for a page: one small class a row kind.</summary>
/// <remarks>
/// Implementations are safe for concurrent use and do not see each other. One that throws or is late is skipped, counted and traced; the page is made
/// without its rows.
/// </remarks>
/// <example>
/// <code>
/// public sealed class ShortFilms : IRowSource
/// {
///     public string Name => "short_films";
///
///     public ValueTask&lt;IReadOnlyList&lt;RowCandidate&gt;&gt; ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken) =>
///         ValueTask.FromResult&lt;IReadOnlyList&lt;RowCandidate&gt;&gt;(
///             [new RowCandidate("short_films", "short_films", "In Half an Hour", [_source], new Reason(ReasonKind.Custom, "Short ones"))]);
/// }
/// </code>
/// </example>
public interface IRowSource
{
    /// <summary>The source's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>The kinds its rows may have, so that rules over kinds can be checked before a page is made. Default: its <see cref="Name"/>.</summary>
    IReadOnlyList<string> Kinds => [Name];

    /// <summary>Proposes rows.</summary>
    /// <param name="context">Who asks, when, and what may be shown.</param>
    /// <param name="limit">The most rows that are read.</param>
    /// <param name="cancellationToken">Cancels the proposal.</param>
    /// <returns>The rows, the best first; none where the kind has nothing to say.</returns>
    ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken);
}
