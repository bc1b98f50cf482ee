namespace Ranking.Embeddings.Tests;

public class ExactIndexTests : ExactSearchTests
{
    protected override IVectorIndex Create(EmbeddingTable table, VectorSimilarity similarity = VectorSimilarity.Cosine, int threads = 1) => new ExactIndex(table, similarity, threads);
}
