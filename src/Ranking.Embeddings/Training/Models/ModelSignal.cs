namespace Ranking.Embeddings;

/// <summary>A model's score of each candidate, standardised over all titles it knows.</summary>
internal sealed class ModelSignal(CollaborativeModel model, ModelBindings bindings, string name) : ISignalProvider
{
    public string Name => name;

    public IReadOnlyList<Signal> Signals { get; } = [new Signal(name)];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(columns);
        Span<float> column = columns[0].Span;
        column.Clear();
        ModelBindings.Binding binding = bindings.To(batch.Context.Snapshot.Catalog);
        using ProfileScores scores = ProfileScores.Of(model, binding, batch.Context.History);
        if (scores.Scores.IsEmpty)
        {
            return ValueTask.CompletedTask;
        }

        EnsembleModel.Standardise(scores.Scores, []);
        ReadOnlySpan<int> items = batch.Items;
        for (int i = 0; i < items.Length; i++)
        {
            column[i] = binding.Of(items[i]) is >= 0 and int known ? scores.Scores[known] : 0f;
        }

        return ValueTask.CompletedTask;
    }
}
