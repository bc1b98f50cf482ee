namespace Ranking.Embeddings;

/// <summary>Where a tensor lies in the body of a file, as its header says: bytes from <paramref name="Start"/> up to <paramref name="End"/>.</summary>
internal readonly record struct TensorEntry(string Name, ElementType Type, int Count, int[] Shape, long Start, long End);
