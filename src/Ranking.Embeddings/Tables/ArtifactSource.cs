namespace Ranking.Embeddings;

/// <summary>What an artefact is read from, named in what is said about it.</summary>
internal readonly record struct ArtifactSource(string Name)
{
    public static ArtifactSource Of(Stream stream) => new(stream is FileStream file ? $"'{file.Name}'" : "The stream");

    public RankingException Refuse(string why, Exception? cause = null)
    {
        string message = $"{Name} was refused: {why}. Publish the model again under a new version, or bring back an unaltered copy of the file.";
        return cause is null ? new RankingException(message) : new RankingException(message, cause);
    }
}
