namespace Ranking.Onnx;

/// <summary>Which output of a model becomes a signal.</summary>
/// <param name="Output">The output's name in the model. Float: one number a title, <c>[n]</c> or <c>[n, 1]</c>, unless <see cref="Column"/> or <see cref="Ids"/> say more.</param>
/// <param name="Signal">The signal's name, as formulas write it. Each head has its own.</param>
/// <remarks>A number that is not finite takes <see cref="Missing"/>, and is counted in the trace.</remarks>
public sealed record OnnxHead(string Output, string Signal)
{
    /// <summary>Which column of an output <c>[n, columns]</c> it is, from 0. Default: null, for outputs with one.</summary>
    public int? Column { get; init; }

    /// <summary>
    /// The ids of the titles the model was trained with, in its order, where the output is one row over all of them: <c>[1, ids]</c> or <c>[ids]</c>. Each title's number
    /// is the one at its place; titles that are not in the list take <see cref="Missing"/>; above 5 % of the catalog the model is refused for it. Default: null.
    /// </summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>The number titles have that the model says nothing of. Finite. Default: 0.</summary>
    public float Missing { get; init; }
}
