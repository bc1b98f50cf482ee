namespace Ranking.Samples.Homepage.Html;

/// <summary>Text that is markup already; everything else is encoded on its way into a page.</summary>
internal readonly record struct Markup(string Value);
