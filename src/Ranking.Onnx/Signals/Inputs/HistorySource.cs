namespace Ranking.Onnx;

/// <summary>The profile's history as one row over the model's own list of titles: 1 for each title it liked, 0 for the others.</summary>
internal sealed class HistorySource(IReadOnlyList<string> ids, float above) : InputSource
{
    private readonly IdList _ids = new(ids);

    public override string Description => "the history";

    public override bool IsPerCandidate => false;

    public override int? Width => _ids.Count;

    public override string? Mistake => _ids.Mistake;

    public override InputWriter Bind(RankingSnapshot snapshot, ICollection<string> errors) =>
        new Writer(_ids.BindTo(snapshot.Catalog, Description, errors), _ids.Count, above);

    private sealed class Writer(int[] indices, int width, float above) : InputWriter(width)
    {
        public override void Write(CandidateBatch batch, TensorBuffer buffer)
        {
            Span<float> row = buffer.Floats;
            row.Clear();
            ProfileHistory history = batch.Context.History;
            ReadOnlySpan<int> items = history.Items;
            ReadOnlySpan<float> preferences = history.Preferences;
            for (int i = 0; i < items.Length; i++)
            {
                int index = indices[items[i]];
                if (index >= 0 && preferences[i] > above)
                {
                    row[index] = 1f;
                }
            }
        }
    }
}
