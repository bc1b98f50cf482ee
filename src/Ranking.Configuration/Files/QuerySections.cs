using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Ranking.Configuration;

/// <summary>The part of an engine that saved queries are read of: its queries, and the conditions below its data.</summary>
internal sealed class QuerySections(IConfiguration engine) : IConfiguration
{
    private const string Filters = "Filters";

    public string? this[string key]
    {
        get => engine[Place(key)];
        set => engine[Place(key)] = value;
    }

    public IEnumerable<IConfigurationSection> GetChildren() => [GetSection("Queries"), GetSection(Filters)];

    public IChangeToken GetReloadToken() => engine.GetReloadToken();

    public IConfigurationSection GetSection(string key) => engine.GetSection(Place(key));

    private static string Place(string key) => key.StartsWith(Filters, StringComparison.OrdinalIgnoreCase) ? $"data:{key}" : key;
}
