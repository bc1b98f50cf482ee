namespace Ranking.Onnx;

/// <summary>How a tensor is shaped once the number of candidates is known: <c>[rows, width]</c>, or one dimension.</summary>
/// <param name="IsPerCandidate">Whether there is a row a candidate, and not one for the page.</param>
/// <param name="Rank">1 or 2. With 1 the one dimension is the candidates, or the width where there is one row.</param>
/// <param name="Width">The numbers in a row.</param>
internal readonly record struct TensorLayout(bool IsPerCandidate, int Rank, int Width)
{
    public long[] Shape(int candidates)
    {
        long rows = IsPerCandidate ? candidates : 1;
        return Rank == 2 ? [rows, Width] : [rows * Width];
    }

    public bool Has(ReadOnlySpan<long> shape, int candidates)
    {
        long rows = IsPerCandidate ? candidates : 1;
        return shape.Length == Rank && (Rank == 2 ? shape[0] == rows && shape[1] == Width : shape[0] == rows * Width);
    }
}
