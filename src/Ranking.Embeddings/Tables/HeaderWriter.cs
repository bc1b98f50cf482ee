using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Ranking.Embeddings;

/// <summary>Writes the start of a file: length and header, sealed by the header's checksum.</summary>
internal static class HeaderWriter
{
    /// <summary>The bytes before the body.</summary>
    /// <param name="metadata">The entries behind the checksum, in this order.</param>
    /// <param name="tensors">The tensors, in the order of the body.</param>
    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<KeyValuePair<string, ArtifactTensor>> tensors)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        bytes.Advance(ArtifactFormat.LengthBytes);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject(ArtifactFormat.MetadataKey);
            json.WriteString(ArtifactFormat.HeaderDigestKey, new string('0', ArtifactFormat.DigestDigits));
            foreach ((string key, string value) in metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            long start = 0;
            foreach ((string name, ArtifactTensor tensor) in tensors)
            {
                Write(json, name, tensor, start);
                start += tensor.ByteLength;
            }

            json.WriteEndObject();
        }

        int padding = (ArtifactFormat.Alignment - (bytes.WrittenCount % ArtifactFormat.Alignment)) % ArtifactFormat.Alignment;
        bytes.GetSpan(padding)[..padding].Fill((byte)' ');
        bytes.Advance(padding);
        if (bytes.WrittenCount - ArtifactFormat.LengthBytes > ArtifactFormat.LongestHeader)
        {
            throw new RankingException($"Names, metadata and shapes of the artefact take {bytes.WrittenCount} bytes, and {ArtifactFormat.LongestHeader} are the most: keep what is long in a tensor.");
        }

        return Seal(bytes.WrittenSpan.ToArray());
    }

    /// <summary>Writes length and checksum into the bytes before a body.</summary>
    public static byte[] Seal(byte[] bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - ArtifactFormat.LengthBytes);
        Span<byte> header = bytes.AsSpan(ArtifactFormat.LengthBytes);
        string digest = Digest.OfHeader(bytes.AsSpan(0, ArtifactFormat.LengthBytes), header);
        Encoding.ASCII.GetBytes(digest, header.Slice(ArtifactFormat.Opening.Length, ArtifactFormat.DigestDigits));
        return bytes;
    }

    private static void Write(Utf8JsonWriter json, string name, ArtifactTensor tensor, long start)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", tensor.Type.ToString());
        json.WriteStartArray("shape");
        foreach (int length in tensor.Shape)
        {
            json.WriteNumberValue(length);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start);
        json.WriteNumberValue(start + tensor.ByteLength);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
