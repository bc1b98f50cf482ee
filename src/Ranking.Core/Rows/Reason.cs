using System.Globalization;

namespace Ranking;

/// <summary>Why a row or title is on a page, as data: a host writes its own sentence from it, in any language.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Subject">What it is about: a label, a title or, for <see cref="ReasonKind.Custom"/>, the sentence; null where the kind says all.</param>
/// <param name="Other">A second title, or what the kind says; null where there is none.</param>
/// <param name="Amount">A number, as the kind says; 0 where there is none.</param>
public readonly record struct Reason(ReasonKind Kind, string? Subject = null, string? Other = null, float Amount = 0f)
{
    /// <summary>The reason as an English sentence without a full stop; empty where nobody asked for one.</summary>
    public override string ToString() => Kind switch
    {
        ReasonKind.None => "",
        ReasonKind.Liked => $"Because you liked {Subject}",
        ReasonKind.SharedLabel => $"{Subject}, like {Other}",
        ReasonKind.SimilarTo => $"Like {Subject}",
        ReasonKind.Resume => string.Create(CultureInfo.InvariantCulture, $"You watched {100 * Amount:0} % of it"),
        ReasonKind.Trending => "More people watch it now than usual",
        ReasonKind.Popular when Amount == 1 => "Watched by 1 person",
        ReasonKind.Popular when Amount > 1 => string.Create(CultureInfo.InvariantCulture, $"Watched by {Amount:0} people"),
        ReasonKind.Popular => "Popular with everyone",
        ReasonKind.Undiscovered => "Not watched by anyone yet",
        ReasonKind.Editorial => "Chosen by our editors",
        ReasonKind.Chart => $"Watched most in {Subject} these days",
        ReasonKind.Listed => "On your list",
        ReasonKind.Released when Subject is null => "New",
        ReasonKind.Released => $"Released {Subject}",
        ReasonKind.Column when Amount == 0 => $"Among the best by {Subject}",
        ReasonKind.Column => string.Create(CultureInfo.InvariantCulture, $"Its {Subject} is {Amount:0.##}"),
        ReasonKind.Promoted => "Promoted",
        ReasonKind.StartHere => "A good place to start",
        ReasonKind.Discovery when Amount > 0 => string.Create(CultureInfo.InvariantCulture, $"Watched {Amount:0.0} times as often by people who like {Subject}"),
        ReasonKind.Discovery => $"Watched by people who like {Subject}",
        ReasonKind.Finished when Amount > 0 => string.Create(CultureInfo.InvariantCulture, $"You finished it {Amount:0} day{(Amount == 1 ? "" : "s")} ago"),
        ReasonKind.Finished => "You finished it",
        ReasonKind.HiddenGem when Amount > 0 => string.Create(CultureInfo.InvariantCulture, $"{Amount:0} people found it, and stayed with it"),
        ReasonKind.HiddenGem => "Few have found it, and they stayed with it",
        ReasonKind.Persona when Subject is not null => $"Close to your taste for {Subject}",
        ReasonKind.Custom => Subject ?? "",
        _ => "Close to your taste",
    };
}
