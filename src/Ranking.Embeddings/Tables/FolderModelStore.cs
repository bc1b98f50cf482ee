namespace Ranking.Embeddings;

/// <summary>Keeps model artefacts in a folder: <c>folder/name/version.safetensors</c>.</summary>
/// <remarks>
/// <para>
/// Safe for concurrent use, by several processes and machines over one folder too. A version is written to a temporary file beside it, flushed to the disk,
/// and only then given its name, in one step: a reader sees the whole file or none. What a crash leaves behind ends with <c>.tmp</c> and is never read; it may be
/// deleted. A power cut may cost the newest version its name, never its content.
/// </para>
/// <para>Old versions may be deleted as well, by whoever runs the host: where a mapped file can be deleted, its readers keep it until they are done.</para>
/// </remarks>
public sealed class FolderModelStore : IModelStore
{
    private const string Ending = ".safetensors";

    private readonly string _folder;
    private readonly bool _isMapped;

    /// <summary>Makes a store over a folder.</summary>
    /// <param name="folder">The folder; made when something is published.</param>
    /// <param name="isMapped">Whether artefacts are opened as mapped memory, the default, or read whole.</param>
    public FolderModelStore(string folder, bool isMapped = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.GetFullPath(folder);
        _isMapped = isMapped;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be written to, or the disk is full; nothing is published then.</exception>
    public async ValueTask PublishAsync(ModelArtifact artifact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        string folder = FolderOf(artifact.Name);
        string path = Path.Combine(folder, artifact.Version + Ending);
        if (File.Exists(path))
        {
            throw Taken(artifact, path);
        }

        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $"{artifact.Version}.{Path.GetRandomFileName()}.tmp");
        try
        {
            FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                await artifact.WriteAsync(stream, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Claim(artifact, path);
            Keep(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async ValueTask<ModelArtifact> OpenAsync(string name, string? version, CancellationToken cancellationToken)
    {
        string folder = FolderOf(name);
        if (version is not null)
        {
            ArtifactNames.Check(version, nameof(version));
        }

        cancellationToken.ThrowIfCancellationRequested();
        List<string> versions = Versions(folder);
        string? wanted = version ?? versions.LastOrDefault();
        if (wanted is null || !versions.Contains(wanted))
        {
            throw new RankingException(wanted is null
                ? $"There is no model '{name}' in '{_folder}': publish it first."
                : $"There is no version {wanted} of model '{name}' in '{_folder}'.{NearestName.Hint(wanted, versions)} Publish it, or ask for another.");
        }

        string path = Path.Combine(folder, wanted + Ending);
        ModelArtifact artifact = _isMapped ? ModelArtifact.Map(path) : await ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return artifact.Name == name && artifact.Version == wanted
            ? artifact
            : throw new RankingException($"'{path}' holds {artifact}: it was renamed. Give it the place of that model and version again.");
    }

    /// <inheritdoc/>
    public ValueTask<string?> LatestAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Versions(FolderOf(name)).LastOrDefault());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> VersionsAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<string>>(Versions(FolderOf(name)));
    }

    private static async ValueTask<ModelArtifact> ReadAsync(string path, CancellationToken cancellationToken)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
            return await ModelArtifact.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    // A file that is not there may not be moved over: on some systems another publisher's file could appear between the look and the move and be replaced.
    // Only making a new file is atomic everywhere, so the name is claimed by an empty file, which readers pass over, and that one is replaced.
    private static void Claim(ModelArtifact artifact, string path)
    {
        try
        {
            using var claim = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw Taken(artifact, path);
        }
    }

    private static void Keep(string temporary, string path)
    {
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            // Still the empty file of this claim: the version stays free.
            File.Delete(path);
            throw;
        }
    }

    private static RankingException Taken(ModelArtifact artifact, string path) => new(new FileInfo(path) is { Exists: true, Length: 0 }
        ? $"{artifact} is being published by someone else, or was when they crashed: '{path}' is empty. If it stays so, delete it; or publish under a new version."
        : $"{artifact} was published already, as '{path}', and a version never changes: publish under a new version.");

    private static List<string> Versions(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        // An empty file is a claim that is not kept yet; one that is not there any more was just deleted.
        List<string> versions = [.. new DirectoryInfo(folder).EnumerateFiles("*" + Ending)
            .Where(file => file.Name.EndsWith(Ending, StringComparison.Ordinal) && ArtifactNames.IsName(file.Name[..^Ending.Length]) && file is { Exists: true, Length: > 0 })
            .Select(file => file.Name[..^Ending.Length])];
        versions.Sort(VersionOrder.Instance);
        return versions;
    }

    private string FolderOf(string name) => Path.Combine(_folder, ArtifactNames.Check(name, nameof(name)));
}
