using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx;

/// <summary>The index of the title in the model's own list of ids.</summary>
internal sealed class ItemIndexSource(IReadOnlyList<string> ids) : InputSource
{
    /// <summary>What holds indices.</summary>
    public static readonly TensorElementType[] Indices = [TensorElementType.Int64, TensorElementType.Int32];

    private readonly IdList _ids = new(ids);

    public override string Description => "the index of the title";

    public override IReadOnlyList<TensorElementType> Elements => Indices;

    public override int? Width => 1;

    public override string? Mistake => _ids.Mistake;

    public override InputWriter Bind(RankingSnapshot snapshot, ICollection<string> errors) =>
        new Writer(_ids.BindTo(snapshot.Catalog, Description, errors));

    private sealed class Writer(int[] indices) : InputWriter(width: 1)
    {
        public override void Write(CandidateBatch batch, TensorBuffer buffer) => buffer.Gather(indices, batch.Items);

        public override void Withdraw(ReadOnlySpan<int> items, Span<float> column)
        {
            for (int i = 0; i < items.Length; i++)
            {
                if (indices[items[i]] < 0)
                {
                    column[i] = float.NaN;
                }
            }
        }
    }
}
