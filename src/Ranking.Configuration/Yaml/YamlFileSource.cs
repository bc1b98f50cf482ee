using Microsoft.Extensions.Configuration;

namespace Ranking.Configuration;

/// <summary>A YAML file as a source of configuration.</summary>
/// <param name="name">What it is called in messages.</param>
/// <param name="below">The path its keys are below; empty for none.</param>
internal sealed class YamlFileSource(string name, string below) : FileConfigurationSource
{
    public string Name => name;

    public string Below => below;

    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new YamlFileProvider(this);
    }
}
