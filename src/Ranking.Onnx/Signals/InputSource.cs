using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx;

/// <summary>What an input of a model is filled with: all that is known of it before there is a snapshot.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
internal abstract class InputSource
{
    /// <summary>What it is, for errors.</summary>
    public abstract string Description { get; }

    /// <summary>What the input may hold.</summary>
    public virtual IReadOnlyList<TensorElementType> Elements { get; } = [TensorElementType.Float];

    /// <summary>Whether it has a row a candidate, and not one for the page.</summary>
    public virtual bool IsPerCandidate => true;

    /// <summary>The numbers in a row; null where the snapshot says.</summary>
    public abstract int? Width { get; }

    /// <summary>What is wrong with it in itself; null when nothing is.</summary>
    public virtual string? Mistake => null;

    /// <summary>Binds it to a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="errors">Takes what does not fit.</param>
    /// <returns>What writes it; null where it does not fit.</returns>
    public abstract InputWriter? Bind(RankingSnapshot snapshot, ICollection<string> errors);

    /// <summary>The layout of an input of the model that this fills; null where the shape is another.</summary>
    /// <param name="dimensions">The declared shape.</param>
    /// <param name="width">The numbers in a row; null where that is not known yet.</param>
    /// <remarks>
    /// A row a candidate takes <c>[n, width]</c>, or <c>[n]</c> where the width is 1; one row for the page takes <c>[1, width]</c> or <c>[width]</c>. What varies
    /// with the page must be free in the model; the rest may be.
    /// </remarks>
    public TensorLayout? LayoutOf(IReadOnlyList<int> dimensions, int? width)
    {
        bool fits = dimensions.Count switch
        {
            1 => IsPerCandidate ? IsFree(dimensions[0]) && width == 1 : MayBe(dimensions[0], width),
            2 => (IsFree(dimensions[0]) || (!IsPerCandidate && dimensions[0] == 1)) && MayBe(dimensions[1], width),
            _ => false,
        };
        return fits ? new TensorLayout(IsPerCandidate, dimensions.Count, width ?? 0) : null;
    }

    /// <summary>The shapes it fits, for errors.</summary>
    public string Shapes
    {
        get
        {
            string width = Width is { } known ? $"{known}" : "dimensions";
            return IsPerCandidate ? Width == 1 ? "[n] or [n, 1], with n free" : $"[n, {width}], with n free" : $"[1, {width}] or [{width}]";
        }
    }

    private static bool IsFree(int size) => size < 0;

    private static bool MayBe(int size, int? width) => IsFree(size) || width is null || size == width;
}
