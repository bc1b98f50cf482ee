namespace Ranking.Embeddings;

/// <summary>What an index scores a row by.</summary>
public enum VectorSimilarity
{
    /// <summary>The dot product of the query with the row, which has length 1: the cosine, where the query has length 1 too.</summary>
    Cosine,

    /// <summary>The cosine times the length that the row had before it was normalised: the dot product with the vector the table was made of, as factor models score.</summary>
    Dot,
}
