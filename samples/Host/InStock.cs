namespace Ranking.Samples.Host;

// begin signal
/// <summary>A signal of the host's own: 1 where the warehouse has it, described for all items of a page at once.</summary>
internal sealed class InStock : ISignalProvider
{
    public string Name => "warehouse";

    public IReadOnlyList<Signal> Signals { get; } = [new Signal("in_stock")];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            columns[0].Span[i] = Shop.IsInStock(batch.Context.Snapshot.Catalog.Ids[batch.Items[i]]) ? 1f : 0f;
        }

        return ValueTask.CompletedTask;
    }
}
// end signal
