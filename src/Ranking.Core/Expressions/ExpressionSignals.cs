namespace Ranking.Expressions;

/// <summary>What formulas read of titles, the person and the moment, as signals under their canonical texts, so that a trace has them and a replay needs no catalog. Null is NaN.</summary>
internal sealed class ExpressionSignals : IPartialSignals
{
    private readonly ExpressionNode[] _nodes;

    public ExpressionSignals(IReadOnlyDictionary<string, ExpressionNode> columns)
    {
        Signals = [.. columns.Keys.Select(name => new Signal(name, SignalScope.Page, float.NaN))];
        _nodes = [.. columns.Values];
    }

    public string Name => "expression";

    public IReadOnlyList<Signal> Signals { get; }

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        var values = new CatalogValues(batch.Context);
        for (int i = 0; i < _nodes.Length; i++)
        {
            if (columns[i].Length == batch.Count)
            {
                ReadColumn.Fill(_nodes[i], values, batch.Context, batch.Items, columns[i].Span, cancellationToken);
            }
        }

        return ValueTask.CompletedTask;
    }
}
