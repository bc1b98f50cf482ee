namespace Ranking;

/// <summary>A space in which titles, attribute values and profiles are vectors, and what is near belongs together.</summary>
/// <remarks>
/// Bound to one catalog: row i of <see cref="Items"/> is the title of ordinal i. Immutable and safe for concurrent use. Encoders and trainers are
/// packages of their own; rankers see a space only through this.
/// </remarks>
public interface IVectorSpace
{
    /// <summary>The space's name, unique in a snapshot.</summary>
    string Name { get; }

    /// <summary>The vectors of the titles, by ordinal.</summary>
    EmbeddingTable Items { get; }

    /// <summary>Finds titles near to a direction.</summary>
    IVectorIndex Index { get; }

    /// <summary>The vectors of an attribute's values, by value ordinal.</summary>
    /// <param name="column">A category column of the catalog the space is bound to.</param>
    EmbeddingTable Values(CategoryColumn column);

    /// <summary>Turns what a profile did into a direction in the space: its taste.</summary>
    /// <param name="history">What the profile did.</param>
    /// <param name="now">The moment recency is measured from.</param>
    /// <param name="destination">Takes a vector of length 1; as long as the space has dimensions.</param>
    /// <returns>Whether there is one. False, with zeros written, where the history says nothing in this space.</returns>
    bool TryEncode(ProfileHistory history, DateTimeOffset now, Span<float> destination);
}
