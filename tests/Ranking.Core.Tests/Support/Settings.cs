using System.Text;
using Microsoft.Extensions.Configuration;

namespace Ranking.Core.Tests.Support;

/// <summary>Configurations of hosts.</summary>
internal static class Settings
{
    /// <summary>An appsettings.json.</summary>
    public static IConfigurationRoot Json(string json) => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    /// <summary>An appsettings.json that can be written anew; dispose to delete it.</summary>
    public static SettingsFile File(string json) => new(json);
}

/// <summary>A file of settings that is watched.</summary>
internal sealed class SettingsFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ranking-settings-");

    public SettingsFile(string json)
    {
        Write(json);
        Configuration = new ConfigurationBuilder().AddJsonFile(Path, optional: false, reloadOnChange: false).Build();
    }

    public IConfigurationRoot Configuration { get; }

    private string Path => System.IO.Path.Combine(_folder.FullName, "appsettings.json");

    /// <summary>Writes the file and has it read again, as a watcher would.</summary>
    public void Change(string json)
    {
        Write(json);
        Configuration.Reload();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string json) => System.IO.File.WriteAllText(Path, json);
}
