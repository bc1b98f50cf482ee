using System.Buffers.Binary;
using System.Text;

namespace Ranking.Embeddings.Tests;

/// <summary>Files that were cut off, altered or made to do harm: refused when opened or by Verify, always by a RankingException that names the file.</summary>
public class ModelArtifactDamageTests
{
    [Fact]
    public async Task Every_length_of_a_file_that_was_cut_off_is_refused_when_opened()
    {
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        using var folder = new ModelFolder();
        for (int length = 0; length < bytes.Length; length++)
        {
            AssertRefused(folder, bytes[..length], $"length {length}");
        }
    }

    [Fact]
    public async Task A_file_that_goes_on_is_refused_when_opened()
    {
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        using var folder = new ModelFolder();
        AssertRefused(folder, [.. bytes, 0], "one byte more");
        AssertRefused(folder, [.. bytes, .. bytes], "twice");
    }

    [Fact]
    public async Task Every_altered_byte_is_refused_when_opened_or_by_Verify()
    {
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        int body = ArtifactFormat.LengthBytes + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using var folder = new ModelFolder();
        for (int at = 0; at < bytes.Length; at++)
        {
            foreach (byte mask in new byte[] { 0x01, 0x20, 0xFF })
            {
                byte[] altered = [.. bytes];
                altered[at] ^= mask;
                if (at < body)
                {
                    AssertRefused(folder, altered, $"byte {at} ^ {mask:x}");
                }
                else
                {
                    Assert.Contains("body was altered", Assert.Throws<RankingException>(() => Map(folder, altered).Verify()).Message, StringComparison.Ordinal);
                    Assert.Throws<RankingException>(() => Artifacts.ReadAsync(altered).GetAwaiter().GetResult().Verify());
                }
            }
        }
    }

    [Fact]
    public async Task Thousands_of_mutants_are_refused()
    {
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        var random = new SeededRandom(20260101);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] mutant = Mutate(bytes, random);
            if (!mutant.AsSpan().SequenceEqual(bytes))
            {
                Assert.Throws<RankingException>(() => Artifacts.ReadAsync(mutant).GetAwaiter().GetResult().Verify());
            }
        }
    }

    // The checksum is no signature: who means harm makes a true one. Whatever opens then has to be whole.
    [Fact]
    public async Task Mutants_under_a_true_checksum_are_refused_or_whole()
    {
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        int body = ArtifactFormat.LengthBytes + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var random = new SeededRandom(20260102);
        using var folder = new ModelFolder();
        int opened = 0;
        for (int i = 0; i < 4_000; i++)
        {
            byte[] header = Mutate(bytes[ArtifactFormat.LengthBytes..body], random);
            if (header.Length < ArtifactFormat.Opening.Length + ArtifactFormat.DigestDigits)
            {
                continue;
            }

            byte[] mutant = Artifacts.Sealed(header, bytes[body..]);
            try
            {
                ModelArtifact artifact = i % 10 == 0 ? Map(folder, mutant) : await Artifacts.ReadAsync(mutant);
                ReadAll(artifact);
                opened++;
            }
            catch (RankingException)
            {
                // Refused, as it should be.
            }
        }

        Assert.InRange(opened, 1, 2_000);
    }

    [Fact]
    public void Random_bytes_are_refused() => Law.Holds(random =>
    {
        byte[] bytes = [.. Enumerable.Range(0, random.NextInt32(200)).Select(_ => (byte)random.NextUInt64())];
        Assert.Throws<RankingException>(() => Artifacts.ReadAsync(bytes).GetAwaiter().GetResult());
    });

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(1UL << 40)]
    [InlineData(100_000_001UL)]
    [InlineData(99_999_992UL)]
    [InlineData(0UL)]
    [InlineData(56UL)]
    public async Task An_absurd_length_of_the_header_is_refused_without_making_room_for_it(ulong length)
    {
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        using var folder = new ModelFolder();
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(folder, bytes, $"{length}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}", "starts at byte 4 of the body, and the one before it ends at 8")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}", "starts at byte 8 of the body, and the one before it ends at 4")]
    [InlineData("\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[4,12]}", "starts at byte 4")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,12]}", "of shape [4] does not fill the bytes from 0 to 12")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,12]}", "does not fill")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[4294967299],\"data_offsets\":[0,12]}", "does not fill")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[12,0]}", "does not fill")]
    [InlineData("\"a\":{\"dtype\":\"U8\",\"shape\":[9223372036854775807],\"data_offsets\":[0,9223372036854775807]}", "does not fill")]
    [InlineData("\"a\":{\"dtype\":\"U8\",\"shape\":[2000000000],\"data_offsets\":[0,2000000000]}", "bytes, and its header says")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[-3],\"data_offsets\":[0,12]}", "not a whole number")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[3e0],\"data_offsets\":[0,12]}", "not a whole number")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[3.0],\"data_offsets\":[0,12]}", "not a whole number")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,12]}", "not a whole number")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[\"3\"],\"data_offsets\":[0,12]}", "not a whole number")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0]}", "lacks")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[3]}", "lacks")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"shape\":[3],\"data_offsets\":[0,12]}", "each once")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"strides\":[3],\"data_offsets\":[0,12]}", "'strides'")]
    [InlineData("\"a\":{\"dtype\":\"BF16\",\"shape\":[6],\"data_offsets\":[0,12]}", "of type 'BF16'")]
    [InlineData("\"a\":{\"dtype\":null,\"shape\":[6],\"data_offsets\":[0,12]}", "Null")]
    [InlineData("\"a\":[]", "StartArray")]
    [InlineData("\"a\":{\"dtype\":\"U8\",\"shape\":[12],\"data_offsets\":[0,12]},\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[12,12]}", "'a' twice")]
    [InlineData("\"__metadata__\":{}", "'__metadata__' twice")]
    [InlineData("\"a\":{\"dtype\":\"U8\",\"shape\":[[[[[[12]]]]]],\"data_offsets\":[0,12]}", "not")]
    [InlineData("\"\\uD800\":{\"dtype\":\"U8\",\"shape\":[12],\"data_offsets\":[0,12]}", "not the JSON")]
    [InlineData("\"a\":{\"dtype\":\"U8\",\"shape\":[12],\"data_offsets\":[0,12]}}{", "not the JSON")]
    [InlineData("\"a\"", "not the JSON")]
    [InlineData("", "12 bytes")]
    public void A_header_made_to_do_harm_is_refused_with_its_reason(string tensors, string reason)
    {
        using var folder = new ModelFolder();
        string message = AssertRefused(folder, Artifacts.Sealed(tensors, body: 12), tensors);
        Assert.Contains(reason == "12 bytes" ? "its header says" : reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",\"ranking.format\":\"2\"", "format is 2")]
    [InlineData("", "format is none")]
    [InlineData(",\"ranking.format\":\"1\"", "ranking.schema")]
    [InlineData(",\"ranking.format\":\"1\",\"ranking.schema\":\"0\",\"ranking.body_sha256\":\"\"", "ranking.schema")]
    [InlineData(",\"ranking.format\":\"1\",\"ranking.schema\":\"1\",\"ranking.body_sha256\":\"\"", "ranking.kind")]
    [InlineData(",\"ranking.format\":\"1\",\"ranking.schema\":\"1\",\"ranking.body_sha256\":\"\",\"ranking.kind\":\"k\",\"ranking.name\":\"../n\"", "ranking.name")]
    [InlineData(",\"ranking.format\":1", "Number")]
    [InlineData(",\"a\":\"\",\"a\":\"\"", "'a' twice")]
    public void Metadata_without_what_belongs_to_an_artefact_is_refused(string metadata, string reason)
    {
        using var folder = new ModelFolder();
        Assert.Contains(reason, AssertRefused(folder, Artifacts.Sealed("", body: 0, metadata), metadata), StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_is_not_UTF8_is_refused()
    {
        using var folder = new ModelFolder();
        byte[] header = [.. ArtifactFormat.Opening, .. Encoding.UTF8.GetBytes(new string('0', 64) + "\"" + Artifacts.Metadata + ",\"x\":\""), 0xC3, 0x28, .. "\"}}"u8];
        Assert.Contains("not UTF-8", AssertRefused(folder, Artifacts.Sealed(header, []), "0xC3"), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_of_safetensors_are_told_from_damaged_ones()
    {
        using var folder = new ModelFolder();
        byte[] header = Encoding.UTF8.GetBytes("{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}".PadRight(184));
        Assert.Contains("other safetensors files have to be saved", AssertRefused(folder, [184, 0, 0, 0, 0, 0, 0, 0, .. header], "foreign"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_does_not_know_its_length_is_read_and_refused_alike()
    {
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        Artifacts.AssertSame(Artifacts.Small, await ModelArtifact.ReadAsync(new OneWayStream(bytes)));
        foreach (byte[] damaged in (byte[][])[bytes[..^1], bytes[..100], [.. bytes, 0]])
        {
            await Assert.ThrowsAsync<RankingException>(async () => await ModelArtifact.ReadAsync(new OneWayStream(damaged)));
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_no_damaged_file() => Assert.Throws<FileNotFoundException>(() => ModelArtifact.Map(Path.Combine(Path.GetTempPath(), "no-such-model.safetensors")));

    private static byte[] Mutate(byte[] bytes, SeededRandom random)
    {
        List<byte> mutant = [.. bytes];
        for (int change = random.NextInt32(3); change >= 0; change--)
        {
            int at = random.NextInt32(mutant.Count);
            int length = 1 + random.NextInt32(Math.Min(24, mutant.Count - at));
            switch (random.NextInt32(6))
            {
                case 0:
                    mutant[at] ^= (byte)(1 << random.NextInt32(8));
                    break;
                case 1:
                    mutant[at] = (byte)"0123456789{}[]\",:eE-.\\u "[random.NextInt32(24)];
                    break;
                case 2:
                    mutant.RemoveRange(at, length);
                    break;
                case 3:
                    mutant.InsertRange(random.NextInt32(mutant.Count), mutant.GetRange(at, length));
                    break;
                case 4:
                    mutant.Insert(at, (byte)('0' + random.NextInt32(10)));
                    break;
                default:
                    mutant[at] = (byte)random.NextUInt64();
                    break;
            }

            if (mutant.Count == 0)
            {
                return [];
            }
        }

        return [.. mutant];
    }

    private static void ReadAll(ModelArtifact artifact)
    {
        Artifacts.AssertSame(artifact, artifact);
        try
        {
            artifact.Verify();
            Assert.All(artifact.Strings("items"), text => Assert.NotNull(text));
        }
        catch (RankingException)
        {
            // Refused by its body or its strings.
        }
    }

    private static ModelArtifact Map(ModelFolder folder, byte[] bytes) => ModelArtifact.Map(folder.Put(bytes));

    private static string AssertRefused(ModelFolder folder, byte[] bytes, string what)
    {
        string path = folder.Put(bytes);
        Exception? mapped = Record.Exception(() => ModelArtifact.Map(path));
        Exception? read = Record.Exception(() => Artifacts.ReadAsync(bytes).GetAwaiter().GetResult());
        Assert.True(mapped is RankingException && read is RankingException, $"{what}: mapped {mapped}, read {read}");
        Assert.Contains(path, mapped.Message, StringComparison.Ordinal);
        Assert.Contains("Publish the model again", mapped.Message, StringComparison.Ordinal);
        return mapped.Message;
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
