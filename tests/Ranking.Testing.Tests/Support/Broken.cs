namespace Ranking.Testing.Tests.Support;

/// <summary>The suite of a part that breaks one law on purpose, and what the counter-example must say.</summary>
internal sealed record Broken(ConformanceSuite Suite, string Says);
