using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Ranking.Embeddings.Tests;

public class ModelArtifactTests
{
    [Fact]
    public async Task Comes_back_from_a_file_as_it_was_saved()
    {
        using var folder = new ModelFolder();
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        foreach (ModelArtifact opened in new[] { await Artifacts.ReadAsync(bytes), ModelArtifact.Map(folder.Put(bytes)) })
        {
            Artifacts.AssertSame(Artifacts.Small, opened);
            opened.Verify();
            Assert.Equal(["dune", "", "Amélie", "千と千尋", "𝔄"], opened.Strings("items"));
            Assert.Equal("0.5", opened.Metadata["λ"]);
            Assert.Equal(bytes, await Artifacts.BytesAsync(opened));
        }
    }

    [Fact]
    public void Random_artefacts_come_back_bit_for_bit_and_mapped_as_read()
    {
        using var folder = new ModelFolder();
        Law.Holds(random =>
        {
            ModelArtifact artifact = Draw(random);
            byte[] bytes = Artifacts.BytesAsync(artifact).GetAwaiter().GetResult();
            ModelArtifact read = Artifacts.ReadAsync(bytes).GetAwaiter().GetResult();
            ModelArtifact mapped = ModelArtifact.Map(folder.Put(bytes));
            Artifacts.AssertSame(artifact, read);
            Artifacts.AssertSame(artifact, mapped);
            read.Verify();
            mapped.Verify();
            Assert.Equal(bytes, Artifacts.BytesAsync(mapped).GetAwaiter().GetResult());
        });
    }

    // What any reader of safetensors does, in the words of the format's description.
    [Fact]
    public async Task Is_laid_out_as_safetensors_with_aligned_tensors()
    {
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal((byte)'{', bytes[8]);
        Assert.Equal(0, (8 + length) % 64);
        using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(8, length));
        long end = 0;
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject().Where(property => property.Name != "__metadata__"))
        {
            long[] offsets = [.. tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
            int size = tensor.Value.GetProperty("dtype").GetString() switch { "I64" => 8, "U8" or "I8" => 1, _ => 4 };
            Assert.Equal(end, offsets[0]);
            Assert.Equal(0, offsets[0] % size);
            Assert.Equal(size * tensor.Value.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, n) => product * n.GetInt64()), offsets[1] - offsets[0]);
            end = offsets[1];
        }

        Assert.Equal(bytes.Length, 8 + length + end);
        Assert.All(header.RootElement.GetProperty("__metadata__").EnumerateObject(), entry => Assert.Equal(JsonValueKind.String, entry.Value.ValueKind));
        long start = header.RootElement.GetProperty("rows").GetProperty("data_offsets")[0].GetInt64();
        Assert.Equal(-2f, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + length + (int)start + 4)));
    }

    [Fact]
    public async Task Rows_of_a_table_begin_on_a_cache_line()
    {
        ModelArtifact artifact = ModelArtifact.Create("table", "t", "1").WithStrings("ids", ["a"]).WithFloats("norms", new float[3]).WithFloats("rows", new float[30]);
        byte[] bytes = await Artifacts.BytesAsync(artifact);
        Assert.Contains("\"rows\":{\"dtype\":\"F32\",\"shape\":[30],\"data_offsets\":[0,120]}", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_leaves_the_artefact_as_it_was()
    {
        ModelArtifact artifact = ModelArtifact.Create("k", "n", "1");
        artifact.WithInts("a", new[] { 1 }).WithMetadata("b", "c");
        Assert.Empty(artifact.Tensors);
        Assert.Empty(artifact.Metadata);
    }

    [Fact]
    public void Refuses_what_a_file_could_not_carry()
    {
        ModelArtifact artifact = Artifacts.Small;
        Assert.Throws<ArgumentException>(() => artifact.WithInts("counts", new[] { 1 }));
        Assert.Throws<ArgumentException>(() => artifact.WithInts("__metadata__", new[] { 1 }));
        Assert.Throws<ArgumentException>(() => artifact.WithInts("", new[] { 1 }));
        Assert.Throws<ArgumentException>(() => artifact.WithInts("\uD800", new[] { 1 }));
        Assert.Throws<ArgumentException>(() => artifact.WithStrings("items", []));
        Assert.Throws<ArgumentException>(() => artifact.WithStrings("new", ["ok", "\uDC00\uD800"]));
        Assert.Throws<ArgumentNullException>(() => artifact.WithStrings("new", [null!]));
        Assert.Throws<ArgumentException>(() => artifact.WithMetadata("note", "again"));
        Assert.Throws<ArgumentException>(() => artifact.WithMetadata("ranking.x", ""));
        Assert.Throws<ArgumentException>(() => artifact.WithMetadata("x", "\uD800"));
        Assert.Contains("2 values do not make a tensor of [3, 2]", Assert.Throws<ArgumentException>(() => artifact.WithInts("x", new[] { 1, 2 }, 3, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => artifact.WithInts("x", new[] { 1, 2 }, -1, -2));
        Assert.Throws<ArgumentException>(() => artifact.WithInts("x", ReadOnlyMemory<int>.Empty, 65536, 65536, 65536, 65536, 0, 1 << 31 - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelArtifact.Create("k", "n", "1", 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Taste")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../taste")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a:b")]
    [InlineData("taste.")]
    [InlineData("-taste")]
    [InlineData(" taste")]
    [InlineData("ta\0ste")]
    [InlineData("tásté")]
    [InlineData("con")]
    [InlineData("nul.v2")]
    [InlineData("com1")]
    public void Refuses_names_that_some_file_system_takes_otherwise(string name)
    {
        Assert.Throws<ArgumentException>(() => ModelArtifact.Create(name, "n", "1"));
        Assert.Throws<ArgumentException>(() => ModelArtifact.Create("k", name, "1"));
        Assert.Contains("lower-case", Assert.Throws<ArgumentException>(() => ModelArtifact.Create("k", "n", name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_there_is_where_something_is_not()
    {
        Assert.Contains("Did you mean 'counts'", Assert.Throws<RankingException>(() => Artifacts.Small.Ints("count")).Message, StringComparison.Ordinal);
        Assert.Contains("is of type I32, not F32", Assert.Throws<RankingException>(() => Artifacts.Small.Floats("counts")).Message, StringComparison.Ordinal);
        Assert.Throws<RankingException>(() => Artifacts.Small.Strings("rows"));
        Artifacts.Small.Require("factors", newestSchema: 2);
        Assert.Contains("'trees' is read here", Assert.Throws<RankingException>(() => Artifacts.Small.Require("trees")).Message, StringComparison.Ordinal);
        Assert.Contains("schema 2, and 1 is the newest", Assert.Throws<RankingException>(() => Artifacts.Small.Require("factors")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_tensors_that_are_not_those_of_strings()
    {
        byte[] text = Encoding.UTF8.GetBytes("aé");
        foreach (int[] offsets in new int[][] { [], [0], [1, 3], [0, 2, 3], [0, 3, 1, 3], [0, 4], [0, -1, 3], [0, int.MaxValue, 3] })
        {
            ModelArtifact artifact = ModelArtifact.Create("k", "n", "1").WithBytes("s.utf8", text).WithInts("s.offsets", offsets);
            Assert.Contains("'s.utf8' and 's.offsets'", Assert.Throws<RankingException>(() => artifact.Strings("s")).Message, StringComparison.Ordinal);
        }

        Assert.Throws<RankingException>(() => ModelArtifact.Create("k", "n", "1").WithBytes("s.utf8", new byte[] { 0xC3 }).WithInts("s.offsets", new[] { 0, 1 }).Strings("s"));
    }

    [Theory]
    [InlineData("1", "2")]
    [InlineData("9", "10")]
    [InlineData("1.9", "1.10")]
    [InlineData("1", "1.0")]
    [InlineData("1.0", "1.0-rc")]
    [InlineData("2026-01-09", "2026-01-10")]
    [InlineData("a2", "b1")]
    [InlineData("99999999999999999999998", "99999999999999999999999")]
    [InlineData("1.01", "1.1")]
    public void Orders_versions_by_their_numbers(string older, string newer)
    {
        Assert.True(ModelArtifact.CompareVersions(older, newer) < 0);
        Assert.True(ModelArtifact.CompareVersions(newer, older) > 0);
        Assert.Equal(0, ModelArtifact.CompareVersions(newer, newer));
    }

    [Fact]
    public void The_order_of_versions_is_an_order() => Law.Holds(random =>
    {
        string[] versions = [.. Enumerable.Range(0, 12).Select(_ => string.Concat(Enumerable.Range(0, 1 + random.NextInt32(5)).Select(_ => "0012a.-"[random.NextInt32(7)])))];
        foreach (string a in versions)
        {
            foreach (string b in versions)
            {
                Assert.Equal(Math.Sign(ModelArtifact.CompareVersions(a, b)), -Math.Sign(ModelArtifact.CompareVersions(b, a)));
                Assert.Equal(a == b, ModelArtifact.CompareVersions(a, b) == 0);
                Assert.All(versions, c => Assert.False(
                    ModelArtifact.CompareVersions(a, b) < 0 && ModelArtifact.CompareVersions(b, c) < 0 && ModelArtifact.CompareVersions(a, c) >= 0, $"{a} {b} {c}"));
            }
        }
    });

    [Fact]
    public async Task Stops_when_it_is_told_to()
    {
        byte[] bytes = await Artifacts.BytesAsync(Artifacts.Small);
        ModelArtifact read = await Artifacts.ReadAsync(bytes);
        var stopped = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Artifacts.Small.WriteAsync(new MemoryStream(), stopped));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ModelArtifact.ReadAsync(new MemoryStream(bytes), stopped));
        Assert.ThrowsAny<OperationCanceledException>(() => read.Verify(stopped));
    }

    [Fact]
    public async Task Carries_tensors_longer_than_the_buffers_they_are_copied_through()
    {
        float[] numbers = [.. Enumerable.Range(0, 70_001).Select(i => (float)i)];
        byte[] blob = [.. Enumerable.Range(0, 300_001).Select(i => (byte)i)];
        ModelArtifact artifact = ModelArtifact.Create("k", "n", "1").WithFloats("numbers", numbers).WithBytes("blob", blob);
        ModelArtifact read = await Artifacts.ReadAsync(await Artifacts.BytesAsync(artifact));
        Assert.Equal(numbers, read.Floats("numbers").ToArray());
        Assert.Equal(blob, read.Bytes("blob").ToArray());
        read.Verify();
    }

    private static ModelArtifact Draw(SeededRandom random)
    {
        ModelArtifact artifact = ModelArtifact.Create("k", "n" + random.NextInt32(9), "" + random.NextInt32(99), 1 + random.NextInt32(3));
        for (int i = random.NextInt32(6); i > 0; i--)
        {
            int[] shape = [.. Enumerable.Range(0, 1 + random.NextInt32(3)).Select(_ => random.NextInt32(5))];
            int count = shape.Aggregate(1, (product, length) => product * length);
            long[] bits = [.. Enumerable.Range(0, count).Select(_ => (long)random.NextUInt64())];
            string name = i + Text(random);
            artifact = random.NextInt32(5) switch
            {
                0 => artifact.WithFloats(name, bits.Select(b => BitConverter.Int32BitsToSingle((int)b)).ToArray(), shape),
                1 => artifact.WithInts(name, bits.Select(b => (int)b).ToArray(), shape),
                2 => artifact.WithLongs(name, bits, shape),
                3 => artifact.WithBytes(name, bits.Select(b => (byte)b).ToArray(), shape),
                _ => artifact.WithStrings(name, [.. bits.Select(_ => Text(random))]),
            };
        }

        return random.NextInt32(2) == 0 ? artifact : artifact.WithMetadata("m" + Text(random), Text(random));
    }

    // Any characters that UTF-8 carries, control characters and pairs too.
    private static string Text(SeededRandom random) => string.Concat(Enumerable.Range(0, random.NextInt32(6)).Select(_ =>
    {
        int rune = random.NextInt32(4) switch { 0 => random.NextInt32(0x80), 1 => random.NextInt32(0xD800), 2 => 0xE000 + random.NextInt32(0x2000), _ => 0x10000 + random.NextInt32(0x100000) };
        return char.ConvertFromUtf32(rune);
    }));
}
