using Microsoft.Extensions.Configuration;

namespace Ranking.Configuration;

/// <summary>Reads what an engine and its tables and views are called, and maps the names to what the host has. What is wrong, and every name that is not mapped, is told together.</summary>
internal sealed class EngineReader
{
    /// <summary>Where the files of tables are, below their names; no key of an engine is called so.</summary>
    public const string TableFiles = "(tables)";

    /// <summary>Where the files of views are.</summary>
    public const string ViewFiles = "(views)";

    private static readonly string[] Tables = ["item_table", "user_table", "interaction_table"];
    private static readonly string[] EngineMembers = ["version", "name", "description", "tags", "data", "index", "training", "queries", "deployment"];
    private static readonly string[] DataMembers = ["item_table", "user_table", "interaction_table", "schema_override", "filters"];

    private readonly IConfiguration _engine;
    private readonly EngineNames _names;
    private readonly List<string> _errors;
    private readonly List<string> _unmapped = [];
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _spaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);

    /// <summary>Reads an engine.</summary>
    /// <param name="engine">The keys of its file, and below <see cref="TableFiles"/> and <see cref="ViewFiles"/> those of the others, by the names of the files.</param>
    /// <param name="names">What the host has.</param>
    /// <param name="file">The name of the engine's file, which is its name where it has none.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public EngineReader(IConfiguration engine, EngineNames names, string file, List<string> errors)
    {
        (_engine, _names, _errors) = (engine, names, errors);
        Name = engine["name"] ?? file;
        Known(engine, EngineMembers, "the engine");
        Known(engine.GetSection("data"), DataMembers, "its data");
        ReadVersions(file);
        foreach (string role in Tables)
        {
            ReadTable(role);
        }

        foreach (IConfigurationSection view in engine.GetSection(ViewFiles).GetChildren())
        {
            ReadView(view);
        }

        foreach (IConfigurationSection embedding in engine.GetSection("index:embeddings").GetChildren())
        {
            ReadEmbedding(embedding);
        }

        if (engine["data:schema_override:item:id"] is { } id and not "item_id")
        {
            _columns[id] = "id";
        }

        if (_unmapped.Count > 0)
        {
            errors.Add($"The host maps no {string.Join(", no ", _unmapped.Distinct(StringComparer.Ordinal))}.");
        }
    }

    /// <summary>The name of the engine.</summary>
    public string Name { get; }

    /// <summary>Where the host has each table.</summary>
    public IReadOnlyDictionary<string, string> Sources => _sources;

    /// <summary>The space of each embedding.</summary>
    public IReadOnlyDictionary<string, string> Spaces => _spaces;

    /// <summary>The column of the catalog for each column of a view.</summary>
    public IReadOnlyDictionary<string, string> Columns => _columns;

    private void ReadVersions(string file)
    {
        foreach (var (what, section) in _engine.GetSection(TableFiles).GetChildren().Select(table => ($"tables/{table.Key}", (IConfiguration)table))
            .Concat(_engine.GetSection(ViewFiles).GetChildren().Select(view => ($"views/{view.Key}", (IConfiguration)view))).Prepend(($"engines/{file}", _engine)))
        {
            if (section["version"] is { } version and not "v2")
            {
                _errors.Add($"{what} is of version '{version}'; expected v2.");
            }
        }
    }

    // By its own name, or by its connector where a file of tables tells of it.
    private void ReadTable(string role)
    {
        if (_engine[$"data:{role}:name"] is not { } name)
        {
            if (_engine.GetSection($"data:{role}").GetChildren().Any())
            {
                _errors.Add($"{role} has no name.");
            }

            return;
        }

        IConfigurationSection? view = Find(ViewFiles, name);
        string table = view?["source_table"] ?? name;
        string? connector = Find(TableFiles, table)?["connector:type"];
        if (_names.Connectors.TryGetValue(name, out string? source) || _names.Connectors.TryGetValue(table, out source) || (connector is not null && _names.Connectors.TryGetValue(connector, out source)))
        {
            _sources[name] = source;
        }
        else
        {
            _unmapped.Add($"connector for the {role} '{name}' ('{connector ?? table}' in Connectors)");
        }
    }

    private void ReadView(IConfigurationSection view)
    {
        string name = view["name"] ?? view.Key;
        if (view["source_table"] is { } table && !Tables.Any(role => _engine[$"data:{role}:name"] is { } used && (used == table || used == name)))
        {
            return;
        }

        foreach (string column in ColumnsOf(view, "enriched_output_columns"))
        {
            MapView(name, column);
        }
    }

    private void ReadEmbedding(IConfigurationSection embedding)
    {
        if (embedding["name"] is not { } name)
        {
            _errors.Add($"embedding {embedding.Key} of the index has no name.");
            return;
        }

        foreach (IConfigurationSection field in embedding.GetSection("encoder:item_fields").GetChildren())
        {
            ReadField(name, field.Value ?? "");
        }

        string? model = embedding["encoder:model_ref"];
        IConfigurationSection? trained = model is null ? null : Named("training:models", model);
        if (model is not null && trained is null)
        {
            _errors.Add($"the embedding '{name}' is of the model '{model}', which is not trained.{NearestName.Hint(model, NamesOf("training:models"))}");
        }

        string encoder = embedding["encoder:model_name"] ?? model ?? embedding["encoder:type"] ?? name;
        if (_names.Encoders.TryGetValue(name, out string? space) || _names.Encoders.TryGetValue(encoder, out space)
            || (trained?["policy_type"] is { } policy && _names.Encoders.TryGetValue(policy, out space)))
        {
            if (!_spaces.TryAdd(name, space))
            {
                _errors.Add($"two embeddings are called '{name}'.");
            }
        }
        else
        {
            _unmapped.Add($"encoder for the embedding '{name}' ('{encoder}' in Encoders)");
        }
    }

    // A field is a column of the item table, or of a view with its name before it.
    private void ReadField(string embedding, string field)
    {
        int dot = field.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return;
        }

        (string view, string column) = (field[..dot], field[(dot + 1)..]);
        IConfigurationSection? known = Find(ViewFiles, view);
        string[] enriched = ColumnsOf(known, "enriched_output_columns");
        string[] passedOn = ColumnsOf(known, "source_columns_in_output");
        if (known is not null && !enriched.Contains(column) && !passedOn.Contains(column))
        {
            _errors.Add($"the embedding '{embedding}' reads '{field}', which is no column of the view.{NearestName.Hint(column, enriched)}");
        }
        else if (!passedOn.Contains(column))
        {
            MapView(view, column);
        }
    }

    private void MapView(string view, string column)
    {
        if (!_names.Views.TryGetValue($"{view}.{column}", out string? mapped))
        {
            _unmapped.Add($"column of a view '{view}.{column}' (in Views)");
        }
        else if (!_columns.TryAdd(column, mapped) && _columns[column] != mapped)
        {
            _errors.Add($"'{column}' is a column of two views, which are mapped to '{_columns[column]}' and '{mapped}'; queries cannot tell them apart.");
        }
    }

    private static string[] ColumnsOf(IConfigurationSection? view, string list) => view is null ? [] : [.. view.GetSection(list).GetChildren().Select(column => column.Value ?? "")];

    private IConfigurationSection? Find(string kind, string name) => _engine.GetSection(kind).GetChildren().FirstOrDefault(file => (file["name"] ?? file.Key) == name);

    private IConfigurationSection? Named(string list, string name) => _engine.GetSection(list).GetChildren().FirstOrDefault(entry => entry["name"] == name);

    private IEnumerable<string> NamesOf(string list) => _engine.GetSection(list).GetChildren().Select(entry => entry["name"]).OfType<string>();

    private void Known(IConfiguration section, string[] members, string where)
    {
        foreach (string key in section.GetChildren().Select(child => child.Key).Where(key => key is not (TableFiles or ViewFiles) && !members.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            _errors.Add($"{where} has no '{key}'.{NearestName.Hint(key, members)}");
        }
    }
}
