using System.Text;
using Ranking.Samples.Data;

namespace Ranking.Samples.Tests;

/// <summary>A data folder that a test writes, loads and leaves no trace of.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public const string TwoItems = "item_id,title\na,Alpha\nb,Beta\n";
    public const string OneEvent = "user_id,item_id,timestamp\nu,a,2026-01-02T03:04:05Z\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ranking-");

    public string Name => _folder.FullName;

    /// <summary>Loads a folder of files with this content.</summary>
    public static DataFolder Load(string items = TwoItems, string interactions = OneEvent, string? profiles = null, string? artwork = null)
    {
        using var folder = new TemporaryFolder();
        folder.Write("items.csv", items).Write("interactions.csv", interactions);
        if (profiles is not null)
        {
            folder.Write("profiles.csv", profiles);
        }

        if (artwork is not null)
        {
            folder.Write("artwork.csv", artwork);
        }

        return DataFolder.Load(folder.Name);
    }

    /// <summary>Why a folder of files with this content is refused.</summary>
    public static string Refusal(string items = TwoItems, string interactions = OneEvent, string? profiles = null, string? artwork = null) =>
        Assert.Throws<DataException>(() => Load(items, interactions, profiles, artwork)).Message;

    public TemporaryFolder Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public TemporaryFolder Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Name, file), bytes);
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
