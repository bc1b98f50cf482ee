namespace Ranking.Samples.Homepage.Html;

/// <summary>What a poster is drawn from: the same brief gives the same poster.</summary>
/// <param name="Id">The title's id.</param>
/// <param name="Variant">The name of the chosen picture; empty where the title has none.</param>
/// <param name="Tags">What the picture stresses or, without a picture, the title's genres.</param>
/// <param name="Initials">What stands for the title where it has no picture.</param>
internal sealed record PosterBrief(string Id, string Variant, IReadOnlyList<string> Tags, string Initials);
