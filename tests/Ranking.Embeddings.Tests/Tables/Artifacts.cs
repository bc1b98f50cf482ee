using System.Text;

namespace Ranking.Embeddings.Tests;

/// <summary>Artefacts and their bytes.</summary>
internal static class Artifacts
{
    /// <summary>One tensor of every type, an empty one, strings and metadata.</summary>
    public static ModelArtifact Small { get; } = ModelArtifact.Create("factors", "taste", "7", schemaVersion: 2)
        .WithFloats("rows", new[] { 1f, -2f, 0.5f, float.NaN, float.NegativeInfinity, -0f }, 3, 2)
        .WithInts("counts", new[] { 1, -2, int.MinValue })
        .WithLongs("seen", new[] { long.MaxValue, 0 })
        .WithBytes("flags", new byte[] { 1, 0, 255 })
        .WithFloats("nothing", ReadOnlyMemory<float>.Empty, 0, 4)
        .WithStrings("items", ["dune", "", "Amélie", "千と千尋", "𝔄"])
        .WithMetadata("λ", "0.5")
        .WithMetadata("note", "\"quoted\" \\ <b>\n");

    public static async Task<byte[]> BytesAsync(ModelArtifact artifact)
    {
        using var stream = new MemoryStream();
        await artifact.WriteAsync(stream);
        return stream.ToArray();
    }

    public static async Task<ModelArtifact> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await ModelArtifact.ReadAsync(stream);
    }

    /// <summary>A file with a header of one's own under a true checksum, as one who means harm would make it.</summary>
    public static byte[] Sealed(string tensors, int body, string metadata = Metadata)
    {
        string header = Encoding.UTF8.GetString(ArtifactFormat.Opening) + new string('0', 64) + $"\"{metadata}}}{(tensors.Length > 0 ? "," : "")}{tensors}}}";
        return Sealed(Encoding.UTF8.GetBytes(header), new byte[body]);
    }

    public static byte[] Sealed(byte[] header, byte[] body)
    {
        int start = (ArtifactFormat.LengthBytes + header.Length + ArtifactFormat.Alignment - 1) / ArtifactFormat.Alignment * ArtifactFormat.Alignment;
        var bytes = new byte[start];
        bytes.AsSpan().Fill((byte)' ');
        header.CopyTo(bytes, ArtifactFormat.LengthBytes);
        return [.. HeaderWriter.Seal(bytes), .. body];
    }

    public static void AssertSame(ModelArtifact expected, ModelArtifact actual)
    {
        Assert.Equal((expected.Kind, expected.Name, expected.Version, expected.SchemaVersion), (actual.Kind, actual.Name, actual.Version, actual.SchemaVersion));
        Assert.Equal(expected.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal), actual.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal));
        Assert.Equal(expected.Tensors.Order(StringComparer.Ordinal), actual.Tensors.Order(StringComparer.Ordinal));
        foreach (string tensor in expected.Tensors)
        {
            Assert.Equal(expected.Shape(tensor).ToArray(), actual.Shape(tensor).ToArray());
            Assert.Equal(Bits(expected, tensor), Bits(actual, tensor));
        }
    }

    /// <summary>The bits of a tensor, whatever its type; NaNs are compared by them as well.</summary>
    private static long[] Bits(ModelArtifact artifact, string tensor)
    {
        foreach (Func<IEnumerable<long>> read in (Func<IEnumerable<long>>[])
        [
            () => artifact.Floats(tensor).ToArray().Select(number => (long)BitConverter.SingleToInt32Bits(number)),
            () => artifact.Ints(tensor).ToArray().Select(number => (long)number),
            () => artifact.Longs(tensor).ToArray(),
            () => artifact.Bytes(tensor).ToArray().Select(number => (long)number),
        ])
        {
            try
            {
                return [.. read()];
            }
            catch (RankingException)
            {
                // Of another type.
            }
        }

        throw new InvalidOperationException($"'{tensor}' is of no type.");
    }

    public const string Metadata = ",\"ranking.body_sha256\":\"none\",\"ranking.format\":\"1\",\"ranking.kind\":\"k\",\"ranking.name\":\"n\",\"ranking.version\":\"1\",\"ranking.schema\":\"1\"";
}
