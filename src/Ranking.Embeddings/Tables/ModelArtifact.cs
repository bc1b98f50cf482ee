namespace Ranking.Embeddings;

/// <summary>A model or a table under a name and a version: tensors, lists of strings and metadata, in one file that Python reads too.</summary>
/// <remarks>
/// <para>
/// Immutable and safe for concurrent use; each <c>With…</c> gives another artefact that shares the tensors of this one. The file has the layout of safetensors
/// (https://github.com/huggingface/safetensors): its header is checked against its checksum whenever it is opened, its body by <see cref="Verify"/>.
/// </para>
/// <para>
/// A mapped artefact reads its file in place. What it gives out as memory, as a table or as strings keeps the file mapped, and nobody has to close anything; a span
/// does not, so keep the artefact or the memory reachable while a span of it is read. The file must not be changed in place as long as it is mapped.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// ModelArtifact model = ModelArtifact.Create("factors", "taste", "7")
///     .WithFloats("bias", new float[] { 0.5f, -1f })
///     .WithStrings("items", ["dune", "solaris"]);
/// model.Strings("items")[1]     // solaris
/// </code>
/// </example>
public sealed partial class ModelArtifact
{
    // What the places of the strings in a blob are kept under.
    private const string TextSuffix = ".utf8";
    private const string OffsetsSuffix = ".offsets";

    private readonly Dictionary<string, ArtifactTensor> _tensors;
    private readonly Dictionary<string, string> _metadata;

    // None for an artefact that was made in memory.
    private readonly ArtifactOrigin? _origin;

    private ModelArtifact(
        string kind,
        string name,
        string version,
        int schemaVersion,
        Dictionary<string, ArtifactTensor> tensors,
        Dictionary<string, string> metadata,
        ArtifactOrigin? origin)
    {
        Kind = kind;
        Name = name;
        Version = version;
        SchemaVersion = schemaVersion;
        _tensors = tensors;
        _metadata = metadata;
        _origin = origin;
    }

    /// <summary>What it is, and so who can read it: one word a reader, such as <c>elsa</c> or <c>table</c>.</summary>
    public string Kind { get; }

    /// <summary>The model's name, the same for all its versions.</summary>
    public string Name { get; }

    /// <summary>The version; <see cref="CompareVersions"/> says which is newer.</summary>
    public string Version { get; }

    /// <summary>The version of what tensors and metadata of this kind mean; 1 or more. Default: 1.</summary>
    public int SchemaVersion { get; }

    /// <summary>What its maker wrote beside the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>The names of the tensors. A list of strings is two of them: <c>name.utf8</c> (bytes) and <c>name.offsets</c> (one more than strings).</summary>
    public IReadOnlyCollection<string> Tensors => _tensors.Keys;

    /// <summary>Makes an artefact with nothing in it.</summary>
    /// <param name="kind">What it is, and so who can read it.</param>
    /// <param name="name">The model's name, the same for all its versions.</param>
    /// <param name="version">The version.</param>
    /// <param name="schemaVersion">The version of what tensors and metadata of this kind mean; 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// Kind, name or version is not 1 to 100 lower-case letters a–z, digits, '.', '-' and '_' between a letter or digit and another: they become names of files, which
    /// some systems compare without case. The names of Windows devices are left out.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The schema version is below 1.</exception>
    public static ModelArtifact Create(string kind, string name, string version, int schemaVersion = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(schemaVersion, 1);
        return new ModelArtifact(
            ArtifactNames.Check(kind, nameof(kind)),
            ArtifactNames.Check(name, nameof(name)),
            ArtifactNames.Check(version, nameof(version)),
            schemaVersion,
            new Dictionary<string, ArtifactTensor>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal),
            origin: null);
    }

    /// <summary>Which of two versions is newer: digits that follow each other count as one number, other characters by their code.</summary>
    /// <param name="version">A version, such as <c>1.10</c>.</param>
    /// <param name="other">Another, such as <c>1.9</c>.</param>
    /// <returns>Below 0 where the first is older, 0 where they are the same, above 0 where it is newer, as 1.10 is than 1.9; 1.0-rc is newer than 1.0.</returns>
    public static int CompareVersions(string version, string other)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(other);
        return VersionOrder.Instance.Compare(version, other);
    }

    /// <summary>Says no to an artefact that its reader does not understand.</summary>
    /// <param name="kind">The kind that the reader knows.</param>
    /// <param name="newestSchema">The newest schema version that it knows.</param>
    /// <exception cref="RankingException">The artefact is of another kind, or of a newer schema.</exception>
    public void Require(string kind, int newestSchema = 1)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (Kind != kind)
        {
            throw new RankingException($"{this} is of kind '{Kind}', and '{kind}' is read here: open another model, or read this one with what reads '{Kind}'.");
        }

        if (SchemaVersion > newestSchema)
        {
            throw new RankingException($"{this} has schema {SchemaVersion}, and {newestSchema} is the newest known here: update the library, or train the model with this one.");
        }
    }

    /// <summary>Name and version, for messages.</summary>
    /// <returns>Such as <c>Model 'taste' 7</c>.</returns>
    public override string ToString() => $"Model '{Name}' {Version}";
}
