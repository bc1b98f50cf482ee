namespace Ranking.Samples.Evaluate.Cold;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ColdSettings(string Train, string FoldIn, string HeldOut, string Catalog, string? Ids, double Share, int Dimensions, float LikedFrom, ulong Seed, bool Json);
