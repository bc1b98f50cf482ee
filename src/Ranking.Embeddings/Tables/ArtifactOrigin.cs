namespace Ranking.Embeddings;

/// <summary>What an artefact was read from: the checksum that its header gives its body, and the tensors in the order of the body.</summary>
internal sealed record ArtifactOrigin(ArtifactSource Source, string BodyDigest, IReadOnlyList<ArtifactTensor> Body);
