namespace Ranking.Onnx;

/// <summary>What a model's inputs are filled with, and which of its outputs become signals.</summary>
public sealed record OnnxSignalOptions
{
    /// <summary>The provider's name, in traces and descriptions. Default: null, the name of the file without its extension, or "onnx" for a model in memory.</summary>
    public string? Name { get; init; }

    /// <summary>What each input is filled with, by its name in the model. Every input of the model needs one.</summary>
    public IReadOnlyDictionary<string, OnnxInput> Inputs { get; init; } = new Dictionary<string, OnnxInput>(StringComparer.Ordinal);

    /// <summary>The outputs that become signals; at least one.</summary>
    public IReadOnlyList<OnnxHead> Heads { get; init; } = [];

    /// <summary>How many threads one run works on. At least 1. Default: 1, so that pages run beside each other and not against each other.</summary>
    public int Threads { get; init; } = 1;
}
