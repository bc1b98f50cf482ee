using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx;

/// <summary>The first value of a title in a category column, as an index of the model's own list of values.</summary>
internal sealed class CategorySource(string column, IReadOnlyList<string> values, int unknown) : InputSource
{
    private readonly IdList _values = new(values);
    private readonly ConditionalWeakTable<CategoryColumn, int[]> _bound = [];

    public override string Description => $"the category column '{column}'";

    public override IReadOnlyList<TensorElementType> Elements => ItemIndexSource.Indices;

    public override int? Width => 1;

    public override string? Mistake => _values.Mistake;

    public override InputWriter? Bind(RankingSnapshot snapshot, ICollection<string> errors)
    {
        if (snapshot.Catalog.Categories.TryGetValue(column, out CategoryColumn? category))
        {
            return new Writer(_bound.GetValue(category, c => _values.FirstValues(c, unknown)));
        }

        errors.Add($"the catalog has no category column '{column}'.{NearestName.Hint(column, snapshot.Catalog.Categories.Keys)}".TrimEnd('.'));
        return null;
    }

    private sealed class Writer(int[] indices) : InputWriter(width: 1)
    {
        public override void Write(CandidateBatch batch, TensorBuffer buffer) => buffer.Gather(indices, batch.Items);
    }
}
