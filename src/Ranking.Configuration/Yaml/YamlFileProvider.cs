using Microsoft.Extensions.Configuration;

namespace Ranking.Configuration;

/// <summary>The keys of one YAML file below a path of the configuration. A file that is no YAML leaves the keys as they were.</summary>
internal sealed class YamlFileProvider(YamlFileSource source) : FileConfigurationProvider(source)
{
    private volatile string? _error;

    /// <summary>Why the keys are not those of the file as it is; null where they are.</summary>
    public string? Error => _error;

    public override void Load(Stream stream)
    {
        try
        {
            Data = YamlKeys.Read(stream).ToDictionary(key => source.Below.Length == 0 ? key.Key : $"{source.Below}:{key.Key}", key => key.Value, StringComparer.OrdinalIgnoreCase);
            _error = null;
        }
        catch (FormatException e)
        {
            _error = $"{source.Name}, {e.Message.TrimEnd('.')}.";
        }
    }
}
