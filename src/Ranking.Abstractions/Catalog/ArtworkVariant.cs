namespace Ranking;

/// <summary>One picture a title can be shown with, and what it stresses.</summary>
/// <param name="Name">The host's name of the picture, unique within the title.</param>
/// <param name="Tags">What the picture stresses, such as "romantic" or "sci-fi"; compared without case to the title columns' values.</param>
public sealed record ArtworkVariant(string Name, IReadOnlyList<string> Tags);
