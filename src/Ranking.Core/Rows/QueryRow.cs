using Ranking.Expressions;

namespace Ranking;

/// <summary>A row of what a query finds for the person.</summary>
internal sealed class QueryRow(QueryEngine engine, RankingQuery query, string title, IReadOnlyDictionary<string, object?> parameters) : IRowSource
{
    public string Name => $"query({title})";

    public IReadOnlyList<string> Kinds => [RowKinds.Query];

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<RowCandidate>>(engine.Row(query, $"query:{title}", title, parameters, context) is { } row ? [row] : []);
}
