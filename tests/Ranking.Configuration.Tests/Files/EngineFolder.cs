namespace Ranking.Configuration.Tests.Files;

/// <summary>A folder of engine files about films, which can be changed; dispose to delete it.</summary>
internal sealed class EngineFolder : IDisposable
{
    public const string Engine = """
        version: v2
        name: films
        data:
          item_table: { name: titles, type: table }
          user_table: { name: people, type: table }
          interaction_table: { name: plays, type: table }
          schema_override:
            item:
              id: title_id
              features:
                - { name: labels, type: "Set[TextCategory]" }
          filters:
            recent: year > 1990
        index:
          embeddings:
            - name: words
              encoder: { type: hugging_face, model_name: some/model, item_fields: [title, labelling.labels] }
            - name: taste
              encoder: { type: trained_model, model_ref: together }
        training:
          models:
            - { name: together, policy_type: elsa }
        queries:
          rows:
            query:
              type: rank_attributes
              input_attribute: labels
              input_user_id: $parameters.user_id
              embeddings: words
              limit: 3
            parameters:
              user_id:
                default: null
          row:
            query: |
              SELECT *
              FROM column_order(columns='_derived_popular_rank ASC', limit=500)
              WHERE labels CONTAINS $label AND title_id NOT IN $exclude_ids
              ORDER BY score(expression='popularity', input_user_id='$user_id')
              LIMIT 4
            parameters:
              user_id: { default: null }
              label: { default: null }
              exclude_ids: { default: [] }
          recent:
            query: SELECT * FROM similarity(embedding_ref='taste') WHERE prebuilt('recent') LIMIT 5
        """;

    public const string Titles = """
        version: v2
        name: titles
        connector: { type: postgres, connection_string: $URL, table: titles }
        schema:
          - { name: title_id, type: STRING }
        """;

    public const string Labelling = """
        version: v2
        name: labelling
        view_type: AI_ENRICHMENT
        source_table: titles
        source_columns_in_output: [title_id, title]
        enriched_output_columns: [labels]
        prompt: |
          Say what it is like: slow, funny.
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ranking-engine-");

    public EngineFolder()
    {
        Write("engines/films.yaml", Engine);
        Write("tables/titles.yaml", Titles);
        Write("views/labelling.yaml", Labelling);
    }

    public static EngineNames Names => new()
    {
        Connectors = { ["postgres"] = "films", ["people"] = "accounts", ["plays"] = "events" },
        Encoders = { ["some/model"] = "text", ["elsa"] = "text" },
        Views = { ["labelling.labels"] = "micro_genres" },
    };

    public string Root => _folder.FullName;

    public void Write(string file, string text)
    {
        string path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Root);
        File.WriteAllText(path, text);
    }

    public void Delete(string file) => File.Delete(Path.Combine(Root, file));

    public EngineFiles Load(EngineNames? names = null, string? engine = null, bool watch = false) => EngineFiles.Load(Root, names ?? Names, engine, watch: watch);

    public void Dispose() => _folder.Delete(recursive: true);
}
