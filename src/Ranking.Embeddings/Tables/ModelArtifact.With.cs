namespace Ranking.Embeddings;

/// <content>What goes in.</content>
public sealed partial class ModelArtifact
{
    /// <summary>Adds a tensor of 32-bit floating-point numbers.</summary>
    /// <param name="tensor">Its name, not empty and new to the artefact.</param>
    /// <param name="values">Its numbers, row-major; any bits, not finite ones too. Not copied: leave them as they are from here on.</param>
    /// <param name="shape">The lengths of its dimensions; their product is how many numbers there are. Default: one dimension.</param>
    /// <returns>An artefact that has it.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty, <c>__metadata__</c> or not Unicode, or the shape is of another number of values.</exception>
    public ModelArtifact WithFloats(string tensor, ReadOnlyMemory<float> values, params ReadOnlySpan<int> shape) => With(tensor, ElementType.F32, values, shape);

    /// <summary>Adds a tensor of 32-bit integers.</summary>
    /// <param name="tensor">Its name, not empty and new to the artefact.</param>
    /// <param name="values">Its numbers, row-major. Not copied: leave them as they are from here on.</param>
    /// <param name="shape">The lengths of its dimensions; their product is how many numbers there are. Default: one dimension.</param>
    /// <returns>An artefact that has it.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty, <c>__metadata__</c> or not Unicode, or the shape is of another number of values.</exception>
    public ModelArtifact WithInts(string tensor, ReadOnlyMemory<int> values, params ReadOnlySpan<int> shape) => With(tensor, ElementType.I32, values, shape);

    /// <summary>Adds a tensor of 64-bit integers.</summary>
    /// <param name="tensor">Its name, not empty and new to the artefact.</param>
    /// <param name="values">Its numbers, row-major. Not copied: leave them as they are from here on.</param>
    /// <param name="shape">The lengths of its dimensions; their product is how many numbers there are. Default: one dimension.</param>
    /// <returns>An artefact that has it.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty, <c>__metadata__</c> or not Unicode, or the shape is of another number of values.</exception>
    public ModelArtifact WithLongs(string tensor, ReadOnlyMemory<long> values, params ReadOnlySpan<int> shape) => With(tensor, ElementType.I64, values, shape);

    /// <summary>Adds a tensor of bytes.</summary>
    /// <param name="tensor">Its name, not empty and new to the artefact.</param>
    /// <param name="values">Its bytes, row-major. Not copied: leave them as they are from here on.</param>
    /// <param name="shape">The lengths of its dimensions; their product is how many bytes there are. Default: one dimension.</param>
    /// <returns>An artefact that has it.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty, <c>__metadata__</c> or not Unicode, or the shape is of another number of values.</exception>
    public ModelArtifact WithBytes(string tensor, ReadOnlyMemory<byte> values, params ReadOnlySpan<int> shape) => With(tensor, ElementType.U8, values, shape);

    /// <summary>Adds a list of strings, as the tensors <c>list.utf8</c> and <c>list.offsets</c>.</summary>
    /// <param name="list">Its name, not empty and new to the artefact.</param>
    /// <param name="values">The strings, in this order; empty ones and repetitions are kept.</param>
    /// <returns>An artefact that has it.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or not Unicode; a string is null or has half a surrogate pair, or they do not fit one tensor.</exception>
    public ModelArtifact WithStrings(string list, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentException.ThrowIfNullOrEmpty(list);
        (byte[] text, int[] offsets) = Utf8List.Encode(values, nameof(values));
        return WithBytes(list + TextSuffix, text).WithInts(list + OffsetsSuffix, offsets);
    }

    /// <summary>Adds an entry of metadata.</summary>
    /// <param name="key">Its key, new to the artefact; those that begin with <c>ranking.</c> are the library's.</param>
    /// <param name="value">Its value.</param>
    /// <returns>An artefact that has it.</returns>
    /// <exception cref="ArgumentException">The key is taken, empty or begins with <c>ranking.</c>, or key or value is not Unicode.</exception>
    public ModelArtifact WithMetadata(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        Utf8List.Checked(key, nameof(key));
        Utf8List.Checked(value, nameof(value));
        if (key.StartsWith(ArtifactFormat.Reserved, StringComparison.Ordinal) || _metadata.ContainsKey(key))
        {
            throw new ArgumentException($"'{key}' is taken: keys are the artefact's once, and those that begin with '{ArtifactFormat.Reserved}' are the library's.", nameof(key));
        }

        var metadata = new Dictionary<string, string>(_metadata, StringComparer.Ordinal) { [key] = value };
        return new ModelArtifact(Kind, Name, Version, SchemaVersion, _tensors, metadata, origin: null);
    }

    private ModelArtifact With<T>(string tensor, ElementType type, ReadOnlyMemory<T> values, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(tensor);
        Utf8List.Checked(tensor, nameof(tensor));
        if (tensor == ArtifactFormat.MetadataKey || _tensors.ContainsKey(tensor))
        {
            throw new ArgumentException($"'{tensor}' is taken: every tensor has a name of its own, and '{ArtifactFormat.MetadataKey}' is none.", nameof(tensor));
        }

        int[] lengths = shape.IsEmpty ? [values.Length] : shape.ToArray();
        if (ArtifactTensor.CountOf(lengths) != values.Length)
        {
            throw new ArgumentException($"{values.Length} values do not make a tensor of [{string.Join(", ", lengths)}].", nameof(shape));
        }

        var tensors = new Dictionary<string, ArtifactTensor>(_tensors, StringComparer.Ordinal) { [tensor] = new ArtifactTensor<T>(type, values, lengths) };
        return new ModelArtifact(Kind, Name, Version, SchemaVersion, tensors, _metadata, origin: null);
    }
}
