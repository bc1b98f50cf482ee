namespace Ranking.Embeddings;

/// <summary>What a header says: the metadata, and where each tensor lies. Checked: the tensors fill the body from its start to its end, one behind the other.</summary>
internal sealed record ArtifactHeader(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<TensorEntry> Tensors)
{
    public long BodyLength => Tensors.Count == 0 ? 0 : Tensors[^1].End;
}
