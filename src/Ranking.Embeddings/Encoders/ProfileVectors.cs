using System.Collections.Frozen;

namespace Ranking.Embeddings;

/// <summary>Vectors of profiles that something else made, by id.</summary>
internal sealed class ProfileVectors
{
    private readonly EmbeddingTable _vectors;
    private readonly FrozenDictionary<string, int> _rows;

    public ProfileVectors(EmbeddingTable vectors, int dimensions)
    {
        if (vectors.Dimensions != dimensions)
        {
            throw new RankingException($"The vectors of profiles have {vectors.Dimensions} dimensions, those of the titles {dimensions}; both have to be of one space.");
        }

        IReadOnlyList<string> ids = vectors.Ids;
        if (ids.Count != vectors.Count)
        {
            throw new RankingException($"{vectors.Count} vectors of profiles need the ids of the profiles: make the table with them.");
        }

        _vectors = vectors;
        var rows = new Dictionary<string, int>(ids.Count, StringComparer.Ordinal);
        for (int row = 0; row < ids.Count; row++)
        {
            if (string.IsNullOrEmpty(ids[row]) || !rows.TryAdd(ids[row], row))
            {
                throw new RankingException($"Every vector of a profile needs an id of its own; row {row} has '{ids[row]}'.");
            }
        }

        _rows = rows.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Writes the vector of a profile; false, with nothing written, for one that has none or whose vector has no direction.</summary>
    public bool TryCopy(string id, Span<float> destination)
    {
        if (!_rows.TryGetValue(id, out int row) || _vectors.Norm(row) == 0f)
        {
            return false;
        }

        _vectors.Row(row).CopyTo(destination);
        return true;
    }
}
