using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Ranking.Expressions;

namespace Ranking.Configuration;

/// <summary>
/// An engine as YAML files: <c>engines/*.yaml</c> with its embeddings and saved queries, <c>tables/*.yaml</c> and <c>views/*.yaml</c> beside it. Their names are mapped to what the host has, everything is checked
/// when it is read, and queries change when the files do.
/// </summary>
/// <remarks>
/// <para>
/// Of the files the library takes what it needs to run queries: what embeddings, views and tables are called, saved queries and their conditions (<c>queries</c> and <c>data.filters</c>). What they say of training,
/// encoding and connecting is the host's to do, as before.
/// </para>
/// <para>
/// When a file changes, queries are read again as <see cref="SavedQueries"/> says; what names are mapped to stays until the files are loaded anew. Safe for concurrent use.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using EngineFiles files = EngineFiles.Load("engine", new EngineNames
/// {
///     Connectors = { ["postgres"] = "catalog", ["users"] = "profiles" },
///     Encoders = { ["sentence-transformers/modernbert"] = "text", ["elsa"] = "elsa" },
///     Views = { ["title_enrichment.micro_genres"] = "micro_genres" },
/// });
/// var engine = new QueryEngine(publisher, interactions, queries: files.Queries);
/// QueryResult rows = await engine.RunAsync("get_user_rows", new QueryRequest { Parameters = new Dictionary&lt;string, object?> { ["user_id"] = "ann" } });
/// </code>
/// </example>
public sealed class EngineFiles : IDisposable
{
    private readonly ConfigurationRoot _configuration;
    private readonly PhysicalFileProvider _folder;
    private readonly SavedQueries _saved;

    private EngineFiles(ConfigurationRoot configuration, PhysicalFileProvider folder, EngineReader reader, SavedQueries saved)
    {
        (_configuration, _folder, _saved) = (configuration, folder, saved);
        Name = reader.Name;
        Sources = reader.Sources;
        Queries = new QueryOptions { Saved = saved };
        foreach (var (name, space) in reader.Spaces)
        {
            Queries.Spaces.Add(name, space);
        }

        foreach (var (name, column) in reader.Columns)
        {
            Queries.Columns.Add(name, column);
        }
    }

    /// <summary>The name of the engine.</summary>
    public string Name { get; }

    /// <summary>Where the host has the rows of the engine's tables, by the name of the table: what <see cref="EngineNames.Connectors"/> says.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    /// <summary>What queries may name, for a <see cref="QueryEngine"/>: the embeddings, the columns of views, and the saved queries.</summary>
    public QueryOptions Queries { get; }

    /// <summary>Why queries stayed as they were when a file last changed; null where the files as they are now are in use.</summary>
    public string? LastError => ErrorsIn(_configuration).FirstOrDefault() ?? _saved.LastError;

    /// <summary>Reads the files of an engine.</summary>
    /// <param name="folder">The folder that has the folders <c>engines</c>, <c>tables</c> and <c>views</c>; the last two may be missing.</param>
    /// <param name="names">What the host has for the names in the files.</param>
    /// <param name="engine">The name of the file in <c>engines</c>, without its ending. Default: null, the only one there is.</param>
    /// <param name="options">Its <see cref="RankingOptions.Functions"/> may be called by scores. Default: none.</param>
    /// <param name="watch">Whether changes of the files are watched for. Default: true. Without it <see cref="Reload"/> reads them again.</param>
    /// <param name="logger">Where it is logged that queries changed, or could not. Default: nowhere.</param>
    /// <exception cref="RankingException">There is no such engine, a file cannot be read, names are not mapped, or queries are wrong; says all that is.</exception>
    public static EngineFiles Load(string folder, EngineNames names, string? engine = null, RankingOptions? options = null, bool watch = true, ILogger? logger = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(names);
        string root = Path.GetFullPath(folder);
        var builder = new ConfigurationBuilder();
        var errors = new List<string>();
        PhysicalFileProvider? files = null;
        ConfigurationRoot? configuration = null;
        SavedQueries? saved = null;
        try
        {
            string file = EngineFile(root, engine);
            files = new PhysicalFileProvider(root);
            Add(builder, files, $"engines/{file}", "", watch);
            AddFolder(builder, files, "tables", EngineReader.TableFiles, watch);
            AddFolder(builder, files, "views", EngineReader.ViewFiles, watch);
            configuration = new ConfigurationRoot([.. builder.Sources.Select(source => source.Build(builder))]);
            errors.AddRange(ErrorsIn(configuration));
            var reader = new EngineReader(configuration, names, Path.GetFileNameWithoutExtension(file), errors);
            try
            {
                saved = new SavedQueries(new QuerySections(configuration), options, logger);
            }
            catch (RankingException e)
            {
                errors.Add(e.Message);
            }

            return errors.Count == 0 && saved is not null
                ? new EngineFiles(configuration, files, reader, saved)
                : throw new RankingException($"The engine files in '{folder}' are wrong in {errors.Count} {(errors.Count == 1 ? "place" : "places")}. {string.Join(" ", errors)}");
        }
        catch (Exception e)
        {
            saved?.Dispose();
            configuration?.Dispose();
            files?.Dispose();
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new RankingException($"The engine files in '{folder}' cannot be read: {e.Message}", e);
            }

            throw;
        }
    }

    /// <summary>Reads the files again now.</summary>
    public void Reload() => _configuration.Reload();

    /// <summary>Stops watching.</summary>
    public void Dispose()
    {
        _saved.Dispose();
        _configuration.Dispose();
        _folder.Dispose();
    }

    private static string EngineFile(string root, string? engine)
    {
        string folder = Path.Combine(root, "engines");
        string[] files = Directory.Exists(folder) ? FilesIn(folder) : [];
        string[] found = [.. files.Where(file => engine is null || Path.GetFileNameWithoutExtension(file) == engine)];
        return found.Length == 1 ? found[0] : throw new RankingException(
            files.Length == 0 ? $"There is no engines/*.yaml in '{root}'."
            : engine is null ? $"There are {files.Length} engines in '{root}': {string.Join(", ", files)}; name one."
            : $"There is no engine '{engine}' in '{root}'.{NearestName.Hint(engine, files.Select(file => Path.GetFileNameWithoutExtension(file) ?? ""))}");
    }

    private static string[] FilesIn(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static void AddFolder(ConfigurationBuilder builder, PhysicalFileProvider files, string folder, string below, bool watch)
    {
        string path = Path.Combine(files.Root, folder);
        foreach (string file in Directory.Exists(path) ? FilesIn(path) : [])
        {
            Add(builder, files, $"{folder}/{file}", $"{below}:{Path.GetFileNameWithoutExtension(file)}", watch);
        }
    }

    private static void Add(ConfigurationBuilder builder, PhysicalFileProvider files, string path, string below, bool watch) =>
        builder.Add(new YamlFileSource(path, below) { FileProvider = files, Path = path, Optional = true, ReloadOnChange = watch });

    private static IEnumerable<string> ErrorsIn(ConfigurationRoot configuration) => configuration.Providers.OfType<YamlFileProvider>().Select(provider => provider.Error).OfType<string>();
}
