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

    /// <summary>Turns a profile and what it did into a direction in the space: its taste.</summary>
    /// <param name="profile">Who. A space may know it by its id, and what it picked when it was made; nothing about age or gender is there to read.</param>
    /// <param name="history">What the profile did.</param>
    /// <param name="now">The moment recency is measured from.</param>
    /// <param name="destination">Takes a vector of length 1; as long as the space has dimensions.</param>
    /// <returns>Whether there is one. False, with zeros written, where profile and history say nothing in this space.</returns>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination);

    /// <summary>Whether texts have directions in the space, so that titles can be searched by what a text means. Default: false.</summary>
    bool EncodesTexts => false;

    /// <summary>Turns a text into a direction in the space.</summary>
    /// <param name="text">Words in any language the space knows.</param>
    /// <param name="destination">Takes a vector of length 1; as long as the space has dimensions.</param>
    /// <param name="cancellationToken">Cancels the work, which may be that of a model or a service.</param>
    /// <returns>Whether there is one. False, with zeros written, where the text says nothing in this space, and always where <see cref="EncodesTexts"/> is false.</returns>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    ValueTask<bool> TryEncodeTextAsync(string text, Memory<float> destination, CancellationToken cancellationToken)
    {
        destination.Span.Clear();
        return ValueTask.FromResult(false);
    }

    /// <summary>
    /// Turns a profile and what it did into several directions, its personas: one for each of the tastes that what it did falls into. Default: one, that of <see cref="TryEncode"/>.
    /// </summary>
    /// <param name="profile">Who.</param>
    /// <param name="history">What the profile did.</param>
    /// <param name="now">The moment recency is measured from.</param>
    /// <param name="destination">
    /// Takes the personas behind each other, the one that weighs most first, each of length 1, and zeros behind the last; as long as the space has dimensions, times how many are wanted at the most.
    /// </param>
    /// <returns>How many there are. As many as wanted where that is 1 and there is a taste, which is then the only persona; 0, with zeros written, where there is no taste.</returns>
    /// <exception cref="ArgumentException">The destination has no room for a vector, or does not end where one ends.</exception>
    int EncodePersonas(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
    {
        int dimensions = Items.Dimensions;
        if (destination.IsEmpty || destination.Length % dimensions != 0)
        {
            throw new ArgumentException($"Personas of this space have {dimensions} dimensions each; there is room for {destination.Length} numbers.", nameof(destination));
        }

        destination[dimensions..].Clear();
        return TryEncode(profile, history, now, destination[..dimensions]) ? 1 : 0;
    }
}
