namespace Ranking.Embeddings.Tests;

public class FolderModelStoreTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gives_back_what_was_published_the_newest_or_a_version(bool isMapped)
    {
        using var folder = new ModelFolder();
        var store = new FolderModelStore(folder.Path, isMapped);
        foreach (string version in (string[])["1.10", "1.9", "1.2"])
        {
            await store.PublishAsync(Model("taste", version), default);
        }

        Assert.Equal(["1.2", "1.9", "1.10"], await store.VersionsAsync("taste", default));
        Assert.Equal("1.10", await store.LatestAsync("taste", default));
        Assert.Equal("1.10", (await store.OpenAsync("taste", null, default)).Metadata["content"]);
        ModelArtifact artifact = await store.OpenAsync("taste", "1.9", default);
        artifact.Verify();
        Assert.Equal("1.9", artifact.Metadata["content"]);
    }

    [Fact]
    public async Task Says_what_there_is_where_something_is_not()
    {
        using var folder = new ModelFolder();
        var store = new FolderModelStore(Path.Combine(folder.Path, "not", "yet"));
        Assert.Null(await store.LatestAsync("taste", default));
        Assert.Empty(await store.VersionsAsync("taste", default));
        Assert.Contains("no model 'taste'", (await Assert.ThrowsAsync<RankingException>(async () => await store.OpenAsync("taste", null, default))).Message, StringComparison.Ordinal);
        await store.PublishAsync(Model("taste", "10"), default);
        Assert.Contains("Did you mean '10'", (await Assert.ThrowsAsync<RankingException>(async () => await store.OpenAsync("taste", "11", default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_second_publisher_of_a_version_and_keeps_the_first()
    {
        using var folder = new ModelFolder();
        var store = new FolderModelStore(folder.Path);
        await store.PublishAsync(Model("taste", "1", "first"), default);
        var error = await Assert.ThrowsAsync<RankingException>(async () => await store.PublishAsync(Model("taste", "1", "second"), default));
        Assert.Contains("published already", error.Message, StringComparison.Ordinal);
        Assert.Equal("first", (await store.OpenAsync("taste", "1", default)).Metadata["content"]);
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(folder.Path, "taste")));
    }

    [Fact]
    public async Task Of_many_publishers_at_once_exactly_one_succeeds_and_readers_see_its_model_whole()
    {
        using var folder = new ModelFolder();
        for (int version = 0; version < 20; version++)
        {
            using var start = new Barrier(5);
            string name = $"{version}";
            Task<bool>[] publishers = [.. Enumerable.Range(0, 4).Select(publisher => Task.Run(async () =>
            {
                var store = new FolderModelStore(folder.Path);
                start.SignalAndWait();
                try
                {
                    await store.PublishAsync(Model("taste", name, $"{publisher}"), default);
                    return true;
                }
                catch (RankingException)
                {
                    return false;
                }
            }))];
            var reader = new FolderModelStore(folder.Path, isMapped: version % 2 == 0);
            start.SignalAndWait();
            while (await reader.LatestAsync("taste", default) is not { } latest || latest != name)
            {
                Assert.False(publishers.All(publisher => publisher.IsCompleted) && await reader.LatestAsync("taste", default) != name);
            }

            ModelArtifact read = await reader.OpenAsync("taste", name, default);
            read.Verify();
            bool[] published = await Task.WhenAll(publishers);
            Assert.Single(published, succeeded => succeeded);
            Assert.Equal($"{Array.IndexOf(published, true)}", read.Metadata["content"]);
        }
    }

    [Fact]
    public async Task Passes_over_what_a_crash_left_behind()
    {
        using var folder = new ModelFolder();
        var store = new FolderModelStore(folder.Path);
        await store.PublishAsync(Model("taste", "1"), default);
        string models = Path.Combine(folder.Path, "taste");
        byte[] half = (await File.ReadAllBytesAsync(Path.Combine(models, "1.safetensors")))[..100];
        await File.WriteAllBytesAsync(Path.Combine(models, "2.abcdefgh.xyz.tmp"), half);
        await File.WriteAllBytesAsync(Path.Combine(models, "3.safetensors"), []);
        await File.WriteAllBytesAsync(Path.Combine(models, "Notes on 4.safetensors"), half);
        Directory.CreateDirectory(Path.Combine(models, "5.safetensors"));
        Assert.Equal(["1"], await store.VersionsAsync("taste", default));
        Assert.Equal("1", (await store.OpenAsync("taste", null, default)).Version);
        await store.PublishAsync(Model("taste", "2"), default);
        Assert.Equal("2", await store.LatestAsync("taste", default));
        Assert.Contains("is empty", (await Assert.ThrowsAsync<RankingException>(async () => await store.PublishAsync(Model("taste", "3"), default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publishing_that_was_stopped_leaves_nothing()
    {
        using var folder = new ModelFolder();
        var store = new FolderModelStore(folder.Path);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.PublishAsync(Model("taste", "1"), stop.Token));
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.LatestAsync("taste", stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.VersionsAsync("taste", stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.OpenAsync("taste", "1", stop.Token));
    }

    [Fact]
    public async Task Refuses_a_file_in_the_place_of_another_and_one_that_was_cut_off()
    {
        using var folder = new ModelFolder();
        var store = new FolderModelStore(folder.Path);
        await store.PublishAsync(Model("taste", "1"), default);
        string models = Path.Combine(folder.Path, "taste");
        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(models, "1.safetensors"));
        await File.WriteAllBytesAsync(Path.Combine(models, "2.safetensors"), bytes);
        await File.WriteAllBytesAsync(Path.Combine(models, "3.safetensors"), bytes[..^1]);
        Assert.Contains("holds Model 'taste' 1", (await Assert.ThrowsAsync<RankingException>(async () => await store.OpenAsync("taste", "2", default))).Message, StringComparison.Ordinal);
        Assert.Contains("3.safetensors' was refused", (await Assert.ThrowsAsync<RankingException>(async () => await store.OpenAsync("taste", null, default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../taste")]
    [InlineData("/taste")]
    [InlineData("..")]
    [InlineData("Taste")]
    [InlineData("")]
    public async Task Refuses_names_that_lead_elsewhere(string name)
    {
        using var folder = new ModelFolder();
        var store = new FolderModelStore(folder.Path);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.OpenAsync(name, null, default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.OpenAsync("taste", name, default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.LatestAsync(name, default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.VersionsAsync(name, default));
    }

    private static ModelArtifact Model(string name, string version, string? content = null) => ModelArtifact.Create("test", name, version)
        .WithFloats("numbers", new float[5_000])
        .WithMetadata("content", content ?? version);
}
