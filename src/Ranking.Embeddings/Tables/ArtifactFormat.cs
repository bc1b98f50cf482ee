namespace Ranking.Embeddings;

/// <summary>
/// The layout of a file: that of safetensors, with the first entry of the metadata in a fixed place.
/// <code>
/// file     = length, header, body
/// length   = the bytes of the header, 64 bits, little-endian
/// header   = JSON: {"__metadata__":{"ranking.header_sha256":"64 hex digits", …strings}, "tensor":{"dtype":…,"shape":[…],"data_offsets":[start,end]}, …}, then
///            spaces up to a multiple of 64 bytes of the file
/// body     = the tensors behind each other, little-endian, no gap between them and nothing behind them
/// checksum = SHA-256 of length and header, with the 64 digits as zeros
/// </code>
/// The checksum covers where every tensor ends, and so how long the file is: a file that was cut off is found without reading its body.
/// </summary>
internal static class ArtifactFormat
{
    public const int Version = 1;

    public const int LengthBytes = 8;

    public const int Alignment = 64;

    public const int DigestDigits = 64;

    /// <summary>The most bytes of a header that safetensors reads.</summary>
    public const int LongestHeader = 100_000_000;

    public const string MetadataKey = "__metadata__";

    /// <summary>Before the keys of metadata that are ours.</summary>
    public const string Reserved = "ranking.";

    public const string HeaderDigestKey = "ranking.header_sha256";

    public const string BodyDigestKey = "ranking.body_sha256";

    public const string FormatKey = "ranking.format";

    public const string KindKey = "ranking.kind";

    public const string NameKey = "ranking.name";

    public const string VersionKey = "ranking.version";

    public const string SchemaKey = "ranking.schema";

    /// <summary>What a header begins with, up to the digits of its checksum.</summary>
    public static ReadOnlySpan<byte> Opening => "{\"__metadata__\":{\"ranking.header_sha256\":\""u8;
}
