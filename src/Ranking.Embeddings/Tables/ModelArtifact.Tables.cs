using System.Globalization;

namespace Ranking.Embeddings;

/// <content>Tables of vectors.</content>
public sealed partial class ModelArtifact
{
    private const string RowsSuffix = ".rows";
    private const string NormsSuffix = ".norms";
    private const string ScalesSuffix = ".scales";
    private const string IdsSuffix = ".ids";

    /// <summary>
    /// Adds a table of vectors, as the tensors <c>table.rows</c> (normalised; bytes and <c>table.scales</c> where it is quantised) and <c>table.norms</c> and the strings <c>table.ids</c>. The second
    /// chunk of a table of several is <c>table.rows.1</c>.
    /// </summary>
    /// <param name="table">Its name, not empty and new to the artefact.</param>
    /// <param name="vectors">The table; without ids, or bound to a catalog and then saved with its ids.</param>
    /// <returns>An artefact that has it; the rows are shared.</returns>
    /// <exception cref="ArgumentException">The name is taken or empty, or the table is bound and lacks titles: which rows are missing would be forgotten, so save it before it is bound.</exception>
    public ModelArtifact WithTable(string table, EmbeddingTable vectors)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.UnmatchedCount > 0)
        {
            throw new ArgumentException($"{vectors.UnmatchedCount} titles have no row in the table, which would be forgotten in the file: save the table before it is bound to a catalog.", nameof(vectors));
        }

        ModelArtifact artifact = WithFloats(table + NormsSuffix, vectors.Norms);
        artifact = vectors.IsQuantized
            ? artifact.WithChunks(table, ElementType.I8, vectors.QuantizedChunks, vectors.Dimensions).WithFloats(table + ScalesSuffix, vectors.Scales)
            : artifact.WithChunks(table, ElementType.F32, vectors.Chunks, vectors.Dimensions);
        return vectors.Ids.Count == vectors.Count ? artifact.WithStrings(table + IdsSuffix, vectors.Ids) : artifact;
    }

    /// <summary>A table of vectors, over the rows as they lie: one of a mapped file is there at once, and reads the rows that are looked at.</summary>
    /// <param name="table">Its name.</param>
    /// <returns>The table. Shapes and norms are checked; the rows were normalised when they were saved, and <see cref="Verify"/> says whether they still are what they were.</returns>
    /// <exception cref="RankingException">There is no such table, or its tensors are not those of a table.</exception>
    public EmbeddingTable Table(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (Shape(table + RowsSuffix) is not [_, > 0 and var dimensions])
        {
            throw Refuse($"its tensor '{table}{RowsSuffix}' is not rows of vectors");
        }

        IReadOnlyList<string>? ids = _tensors.ContainsKey(table + IdsSuffix + OffsetsSuffix) ? Strings(table + IdsSuffix) : null;
        try
        {
            return Tensor(table + RowsSuffix).Type == ElementType.I8
                ? EmbeddingTable.FromQuantized(dimensions, Chunks<sbyte>(table, ElementType.I8), Floats(table + ScalesSuffix), Floats(table + NormsSuffix), ids)
                : EmbeddingTable.FromNormalized(dimensions, Chunks<float>(table, ElementType.F32), Floats(table + NormsSuffix), ids);
        }
        catch (ArgumentException e)
        {
            throw Refuse($"its tensors '{table}{RowsSuffix}', '{table}{NormsSuffix}' and '{table}{IdsSuffix}' are not those of a table", e);
        }
    }

    private static string ChunkName(string table, int chunk) => chunk == 0 ? table + RowsSuffix : string.Create(CultureInfo.InvariantCulture, $"{table}{RowsSuffix}.{chunk}");

    private ModelArtifact WithChunks<T>(string table, ElementType type, IReadOnlyList<ReadOnlyMemory<T>> chunks, int dimensions)
        where T : unmanaged
    {
        ModelArtifact artifact = this;
        for (int chunk = 0; chunk < chunks.Count; chunk++)
        {
            artifact = artifact.With(ChunkName(table, chunk), type, chunks[chunk], [chunks[chunk].Length / dimensions, dimensions]);
        }

        return artifact;
    }

    private List<ReadOnlyMemory<T>> Chunks<T>(string table, ElementType type)
        where T : unmanaged
    {
        var chunks = new List<ReadOnlyMemory<T>>();
        while (chunks.Count == 0 || _tensors.ContainsKey(ChunkName(table, chunks.Count)))
        {
            chunks.Add(Values<T>(ChunkName(table, chunks.Count), type));
        }

        return chunks;
    }
}
