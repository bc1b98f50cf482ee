namespace Ranking.Onnx;

/// <summary>Writes one input of a model for the pages over one snapshot.</summary>
/// <remarks>Immutable and safe for concurrent use; each run has a buffer of its own.</remarks>
/// <param name="width">The numbers in a row.</param>
internal abstract class InputWriter(int width)
{
    public int Width => width;

    /// <summary>Whether the model knows who asks.</summary>
    public virtual bool Knows(Profile profile) => true;

    /// <summary>Writes every number of a buffer that is shaped for the batch.</summary>
    public abstract void Write(CandidateBatch batch, TensorBuffer buffer);

    /// <summary>Takes back what the model said of titles that it does not know: they become NaN.</summary>
    public virtual void Withdraw(ReadOnlySpan<int> items, Span<float> column)
    {
    }
}
