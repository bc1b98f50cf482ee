namespace Ranking.Samples.Evaluate.Pages;

/// <summary>What was asked for on the command line.</summary>
internal sealed record PageSettings(string Data, HoldOut HoldOut, string Attribute, int Rows, int Items, int Users, ulong Seed, bool Json);
