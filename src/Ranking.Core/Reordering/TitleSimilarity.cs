namespace Ranking;

/// <summary>What titles are compared by: the labels they share, their vectors, or both; nothing where there is neither.</summary>
internal readonly record struct TitleSimilarity(SharedValues? Labels, EmbeddingTable? Vectors)
{
    /// <summary>Reads the names a host gave: where it gave none, the first space by name, and without a space the usual labels.</summary>
    /// <exception cref="RankingException">There is no column or no space of a name.</exception>
    public static TitleSimilarity Of(RankingSnapshot snapshot, string? attribute, string? space)
    {
        EmbeddingTable? vectors = space is not null || attribute is null ? snapshot.FindSpace(space)?.Items : null;
        if (attribute is not null)
        {
            return new TitleSimilarity(SharedValues.Of(snapshot.Catalog, attribute), vectors);
        }

        return vectors is null && snapshot.Catalog.FindLabels(null) is { } usual
            ? new TitleSimilarity(SharedValues.Of(snapshot.Catalog, usual), null)
            : new TitleSimilarity(null, vectors);
    }

    /// <summary>Whether nothing tells titles apart.</summary>
    public bool IsNone => Labels is null && Vectors is null;

    /// <summary>What a reorderer is called that a host made with these names.</summary>
    public static string Words(string? attribute, string? space) =>
        (attribute is null ? "" : $", {attribute}") + (space is null ? "" : $", space {space}");
}
