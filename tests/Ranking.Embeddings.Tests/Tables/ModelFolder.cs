namespace Ranking.Embeddings.Tests;

/// <summary>A folder for the files of one test, gone with it.</summary>
internal sealed class ModelFolder : IDisposable
{
    private int _files;

    public string Path { get; } = Directory.CreateTempSubdirectory("ranking-models-").FullName;

    /// <summary>Writes a new file: one that may still be mapped is never written again.</summary>
    public string Put(ReadOnlySpan<byte> bytes)
    {
        string path = System.IO.Path.Combine(Path, $"{_files++}.safetensors");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        // Where mapped files cannot be deleted, what the collector has not unmapped yet stays for the system to clear.
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException) when (OperatingSystem.IsWindows())
        {
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows())
        {
        }
    }
}
