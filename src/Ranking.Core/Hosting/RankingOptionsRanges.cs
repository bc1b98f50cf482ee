using Microsoft.Extensions.Options;

namespace Ranking;

/// <summary>Checks options by their ranges; generated at compile time.</summary>
[OptionsValidator]
internal sealed partial class RankingOptionsRanges : IValidateOptions<RankingOptions>;
