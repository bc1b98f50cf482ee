namespace Ranking.Onnx;

/// <summary>The title's vector in a space.</summary>
internal sealed class ItemVectorSource(string space) : InputSource
{
    public override string Description => $"the title's vector in '{space}'";

    public override int? Width => null;

    public override InputWriter? Bind(RankingSnapshot snapshot, ICollection<string> errors) =>
        TasteSource.Find(snapshot, space, errors) is { } found ? new Writer(found.Items) : null;

    private sealed class Writer(EmbeddingTable vectors) : InputWriter(vectors.Dimensions)
    {
        public override void Write(CandidateBatch batch, TensorBuffer buffer)
        {
            Span<float> destination = buffer.Floats;
            foreach (int item in batch.Items)
            {
                vectors.Row(item).CopyTo(destination);
                destination = destination[Width..];
            }

            // Spans of mapped rows do not hold the table.
            GC.KeepAlive(vectors);
        }
    }
}
