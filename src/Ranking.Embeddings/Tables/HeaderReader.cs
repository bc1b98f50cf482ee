using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace Ranking.Embeddings;

/// <summary>
/// Reads a header that may be damaged or made to do harm. The checksum tells damage before anything is parsed; it is no signature, so everything behind it
/// is checked as well, and what does not hold is refused in one way.
/// </summary>
internal static class HeaderReader
{
    // The object, the object of a tensor, its shape.
    private const int Deepest = 3;

    /// <summary>The bytes of the header, as the first eight of a file say.</summary>
    public static int Length(ReadOnlySpan<byte> start, ArtifactSource source)
    {
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > ArtifactFormat.LongestHeader)
        {
            throw source.Refuse($"its header would have {length} bytes, and {ArtifactFormat.LongestHeader} are the most");
        }

        if (length < (ulong)(ArtifactFormat.Opening.Length + ArtifactFormat.DigestDigits) || (length + ArtifactFormat.LengthBytes) % ArtifactFormat.Alignment != 0)
        {
            throw NoArtifact(source);
        }

        return (int)length;
    }

    public static ArtifactHeader Read(ReadOnlySpan<byte> length, ReadOnlySpan<byte> header, ArtifactSource source)
    {
        if (!header.StartsWith(ArtifactFormat.Opening))
        {
            throw NoArtifact(source);
        }

        if (!Digest.IsOf(header.Slice(ArtifactFormat.Opening.Length, ArtifactFormat.DigestDigits), Digest.OfHeader(length, header)))
        {
            throw source.Refuse("its header was altered; its checksum is another one");
        }

        if (!Utf8.IsValid(header))
        {
            throw source.Refuse("its header is not UTF-8");
        }

        try
        {
            var json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = Deepest });
            return Parse(ref json, source);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader says InvalidOperationException to text with half a surrogate pair.
            throw source.Refuse("its header is not the JSON of an artefact", e);
        }
    }

    private static RankingException NoArtifact(ArtifactSource source) =>
        source.Refuse("it does not begin as a model artefact does; other safetensors files have to be saved through ModelArtifact first");

    private static ArtifactHeader Parse(ref Utf8JsonReader json, ArtifactSource source)
    {
        Dictionary<string, string>? metadata = null;
        var tensors = new List<TensorEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Enter(ref json, JsonTokenType.StartObject, source);
        while (NextName(ref json) is { } name)
        {
            if (!names.Add(name))
            {
                throw source.Refuse($"its header names '{name}' twice");
            }

            if (name == ArtifactFormat.MetadataKey)
            {
                metadata = Metadata(ref json, source);
                CheckFormat(metadata, source);
            }
            else
            {
                tensors.Add(Tensor(ref json, name, source));
            }
        }

        // Spaces may follow, nothing else.
        json.Read();
        return metadata is null ? throw NoArtifact(source) : new ArtifactHeader(metadata, InFile(tensors, source));
    }

    private static Dictionary<string, string> Metadata(ref Utf8JsonReader json, ArtifactSource source)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Enter(ref json, JsonTokenType.StartObject, source);
        while (NextName(ref json) is { } key)
        {
            Enter(ref json, JsonTokenType.String, source);
            if (!metadata.TryAdd(key, json.GetString() ?? ""))
            {
                throw source.Refuse($"its metadata has '{key}' twice");
            }
        }

        return metadata;
    }

    // Before the tensors: a later format may know types that this one does not.
    private static void CheckFormat(Dictionary<string, string> metadata, ArtifactSource source)
    {
        string format = metadata.GetValueOrDefault(ArtifactFormat.FormatKey, "none");
        if (format != $"{ArtifactFormat.Version}")
        {
            throw source.Refuse($"its format is {format}, and this version of the library reads format {ArtifactFormat.Version}; a newer one may read it");
        }
    }

    private static TensorEntry Tensor(ref Utf8JsonReader json, string name, ArtifactSource source)
    {
        ElementType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Enter(ref json, JsonTokenType.StartObject, source);
        while (NextName(ref json) is { } key)
        {
            switch (key)
            {
                case "dtype" when type is null:
                    Enter(ref json, JsonTokenType.String, source);
                    type = TypeOf(json.GetString() ?? "", name, source);
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ref json, name, source);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(ref json, name, source);
                    break;
                default:
                    throw source.Refuse($"its tensor '{name}' has '{key}' where dtype, shape and data_offsets belong, each once");
            }
        }

        if (type is not { } elements || shape is null || offsets is not [var start, var end])
        {
            throw source.Refuse($"its tensor '{name}' lacks dtype, shape or two data_offsets");
        }

        int[] lengths = [.. shape.Select(length => length <= int.MaxValue ? (int)length : -1)];
        return ArtifactTensor.CountOf(lengths) is { } count && end >= start && end - start == (long)count * ArtifactTensor.SizeOf(elements)
            ? new TensorEntry(name, elements, count, lengths, start, end)
            : throw source.Refuse($"its tensor '{name}' of shape [{string.Join(", ", shape)}] does not fill the bytes from {start} to {end}");
    }

    private static ElementType TypeOf(string dtype, string name, ArtifactSource source) => dtype switch
    {
        "F32" => ElementType.F32,
        "I32" => ElementType.I32,
        "I64" => ElementType.I64,
        "U8" => ElementType.U8,
        "I8" => ElementType.I8,
        _ => throw source.Refuse($"its tensor '{name}' is of type '{dtype}'; F32, I32, I64, U8 and I8 are read"),
    };

    /// <summary>The entries in the order of the body. They may neither overlap nor leave a gap, and each starts at a multiple of its element's size.</summary>
    private static List<TensorEntry> InFile(List<TensorEntry> tensors, ArtifactSource source)
    {
        tensors.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End != b.End ? a.End.CompareTo(b.End) : string.CompareOrdinal(a.Name, b.Name));
        long reached = 0;
        foreach (TensorEntry tensor in tensors)
        {
            if (tensor.Start != reached || tensor.Start % ArtifactTensor.SizeOf(tensor.Type) != 0)
            {
                throw source.Refuse($"its tensor '{tensor.Name}' starts at byte {tensor.Start} of the body, and the one before it ends at {reached}");
            }

            reached = tensor.End;
        }

        return tensors;
    }

    private static List<long> Numbers(ref Utf8JsonReader json, string name, ArtifactSource source)
    {
        var numbers = new List<long>();
        Enter(ref json, JsonTokenType.StartArray, source);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0)
            {
                throw source.Refuse($"its tensor '{name}' has a length or an offset that is not a whole number from 0 on");
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private static string? NextName(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName ? json.GetString() : null;

    private static void Enter(ref Utf8JsonReader json, JsonTokenType expected, ArtifactSource source)
    {
        if (!json.Read() || json.TokenType != expected)
        {
            throw source.Refuse($"its header has {json.TokenType} at byte {json.TokenStartIndex}, where {expected} belongs");
        }
    }
}
