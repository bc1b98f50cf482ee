using System.Buffers.Binary;
using System.IO.Compression;

namespace Ranking.Samples.Homepage.Html;

/// <summary>Film grain as a small PNG (grey with alpha), made here so that the page needs no file and no filter.</summary>
internal static class GrainTile
{
    private const int Side = 72;

    public static string DataUri { get; } = $"data:image/png;base64,{Convert.ToBase64String(Draw())}";

    private static byte[] Draw()
    {
        var pixels = new byte[Side * (1 + (2 * Side))];
        uint state = 2463534242;
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                // xorshift32 (Marsaglia 2003)
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                int at = (y * (1 + (2 * Side))) + 1 + (2 * x);
                pixels[at] = (state & 1) == 0 ? (byte)0 : (byte)255;
                pixels[at + 1] = (byte)((state >> 8) % 4 * 9);
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(pixels);
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        // 72 by 72, 8 bits a channel, colour type 4: grey and alpha.
        WriteChunk(png, "IHDR"u8, [0, 0, 0, Side, 0, 0, 0, Side, 8, 4, 0, 0, 0]);
        WriteChunk(png, "IDAT"u8, packed.ToArray());
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void WriteChunk(Stream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(name);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(data, Crc(name, uint.MaxValue)));
        png.Write(number);
    }

    // CRC-32 as PNG wants it (ISO 3309).
    private static uint Crc(ReadOnlySpan<byte> data, uint crc)
    {
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return crc;
    }
}
