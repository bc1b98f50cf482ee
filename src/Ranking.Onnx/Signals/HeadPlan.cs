namespace Ranking.Onnx;

/// <summary>Where a signal stands among the outputs that are read.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Output">Which output.</param>
/// <param name="Column">Which column of it, where it has a row a candidate.</param>
/// <param name="Ids">The model's own titles, where the output is one row over them; null otherwise.</param>
internal sealed record HeadPlan(Signal Signal, int Output, int Column, IdList? Ids)
{
    /// <summary>Copies one number a candidate out of an output.</summary>
    /// <param name="output">The output's numbers.</param>
    /// <param name="width">How many there are in a row.</param>
    /// <param name="indices">The index of each title of the catalog in <see cref="Ids"/>; empty without them.</param>
    /// <param name="items">The candidates.</param>
    /// <param name="column">Takes one number a candidate, NaN for titles that the model does not know.</param>
    public void Read(ReadOnlySpan<float> output, int width, ReadOnlySpan<int> indices, ReadOnlySpan<int> items, Span<float> column)
    {
        if (Ids is null && width == 1)
        {
            output.CopyTo(column);
        }
        else if (Ids is null)
        {
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = output[(i * width) + Column];
            }
        }
        else
        {
            for (int i = 0; i < column.Length; i++)
            {
                int index = indices[items[i]];
                column[i] = index < 0 ? float.NaN : output[index];
            }
        }
    }
}
