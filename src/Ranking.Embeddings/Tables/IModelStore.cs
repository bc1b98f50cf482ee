namespace Ranking.Embeddings;

/// <summary>Keeps model artefacts by name and version. A version is published once and never changes.</summary>
/// <remarks>
/// Implementations are safe for concurrent use, by several processes too: a reader never sees half a model. To learn of new versions, ask
/// <see cref="LatestAsync"/> now and then; it reads no model.
/// </remarks>
public interface IModelStore
{
    /// <summary>Publishes an artefact under its name and version, unless that version is there.</summary>
    /// <param name="artifact">The artefact.</param>
    /// <param name="cancellationToken">Stops the publishing; nothing is published then.</param>
    /// <exception cref="RankingException">The version is there already, whoever published it; it stays as it is.</exception>
    ValueTask PublishAsync(ModelArtifact artifact, CancellationToken cancellationToken);

    /// <summary>Opens a version of a model.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="version">The version; null for the newest.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The artefact; its header is checked, its body by <see cref="ModelArtifact.Verify"/>.</returns>
    /// <exception cref="RankingException">There is no such model or version, or it was cut off or altered.</exception>
    ValueTask<ModelArtifact> OpenAsync(string name, string? version, CancellationToken cancellationToken);

    /// <summary>The newest version of a model, by <see cref="ModelArtifact.CompareVersions"/>, without opening it.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>The version; null where none was published.</returns>
    ValueTask<string?> LatestAsync(string name, CancellationToken cancellationToken);

    /// <summary>The versions of a model, the oldest first by <see cref="ModelArtifact.CompareVersions"/>.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The versions; empty where none was published.</returns>
    ValueTask<IReadOnlyList<string>> VersionsAsync(string name, CancellationToken cancellationToken);
}
