using Ranking.Expressions;

namespace Ranking;

/// <summary>A row of what a query finds for the person.</summary>
/// <param name="engine">Runs it.</param>
/// <param name="query">The query; null for the saved one of a name.</param>
/// <param name="name">The name of a saved query.</param>
/// <param name="title">What the row is called.</param>
/// <param name="parameters">The query's parameters.</param>
internal sealed class QueryRow(QueryEngine engine, RankingQuery? query, string name, string title, IReadOnlyDictionary<string, object?> parameters) : IRowSource
{
    public string Name => $"query({title})";

    public IReadOnlyList<string> Kinds => [RowKinds.Query];

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<RowCandidate>>(engine.Row(query, name, title, parameters, context) is { } row ? [row] : []);
}
