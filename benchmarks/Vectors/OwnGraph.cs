namespace Ranking.Benchmarks.Vectors;

/// <summary>A graph of the library: how it is built, and how one that is built is given another breadth of search.</summary>
internal sealed record OwnGraph(string Name, Func<EmbeddingTable, GraphPlan, IVectorIndex> Build, Func<IVectorIndex, int, IVectorIndex> With);
