namespace Ranking.Onnx;

/// <summary>Number columns of the catalog, beside each other.</summary>
internal sealed class NumbersSource(IReadOnlyList<string> columns, float missing) : InputSource
{
    public override string Description => columns.Count == 1 ? $"the number column '{columns[0]}'" : $"the {columns.Count} number columns";

    public override int? Width => columns.Count;

    public override string? Mistake => columns.Count == 0 ? "its list is empty" : null;

    public override InputWriter? Bind(RankingSnapshot snapshot, ICollection<string> errors)
    {
        string[] unknown = [.. columns.Where(column => !snapshot.Catalog.NumberNames.Contains(column))];
        foreach (string column in unknown)
        {
            errors.Add($"the catalog has no number column '{column}'.{NearestName.Hint(column, snapshot.Catalog.NumberNames)}".TrimEnd('.'));
        }

        return unknown.Length == 0 ? new Writer(columns, missing) : null;
    }

    private sealed class Writer(IReadOnlyList<string> columns, float missing) : InputWriter(columns.Count)
    {
        public override void Write(CandidateBatch batch, TensorBuffer buffer)
        {
            ReadOnlySpan<int> items = batch.Items;
            Span<float> destination = buffer.Floats;
            for (int column = 0; column < Width; column++)
            {
                ReadOnlySpan<float> numbers = batch.Context.Snapshot.Catalog.Numbers(columns[column]);
                for (int i = 0; i < items.Length; i++)
                {
                    float number = numbers[items[i]];
                    destination[(i * Width) + column] = float.IsNaN(number) ? missing : number;
                }
            }
        }
    }
}
