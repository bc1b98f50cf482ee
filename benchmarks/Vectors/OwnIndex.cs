namespace Ranking.Benchmarks.Vectors;

/// <summary>An index of the library, and how it is made.</summary>
internal sealed record OwnIndex(string Name, int Threads, Func<EmbeddingTable, IVectorIndex> Make);
