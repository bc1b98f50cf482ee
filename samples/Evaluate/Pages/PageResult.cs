using Ranking.Evaluation;

namespace Ranking.Samples.Evaluate.Pages;

/// <summary>What the pages of one cell of the grid did, person by person, and what they showed of the catalog together.</summary>
internal sealed record PageResult(ModelResult People, BootstrapInterval Coverage);
