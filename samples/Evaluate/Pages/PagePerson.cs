namespace Ranking.Samples.Evaluate.Pages;

/// <summary>Somebody pages are composed for.</summary>
/// <param name="Profile">Who.</param>
/// <param name="Relevant">The ordinals of what they liked of what is held out.</param>
/// <param name="Mix">The mix of their history by the attribute of the rows.</param>
internal sealed record PagePerson(Profile Profile, int[] Relevant, float[] Mix);
