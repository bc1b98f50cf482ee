namespace Ranking;

/// <summary>A number column of the catalog as a signal.</summary>
internal sealed class ColumnSignal(string column, float missing) : ISignalProvider
{
    public string Name => $"column({column})";

    public IReadOnlyList<Signal> Signals { get; } = [new Signal($"item.{column}", SignalScope.Page, missing)];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        // A catalog without titles has no columns either.
        if (batch.Count == 0)
        {
            return ValueTask.CompletedTask;
        }

        ReadOnlySpan<float> source = batch.Context.Snapshot.Catalog.Numbers(column);
        Span<float> destination = columns[0].Span;
        ReadOnlySpan<int> items = batch.Items;
        for (int i = 0; i < items.Length; i++)
        {
            destination[i] = source[items[i]];
        }

        return ValueTask.CompletedTask;
    }
}
