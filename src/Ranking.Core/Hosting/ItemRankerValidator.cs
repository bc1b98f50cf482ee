using Microsoft.Extensions.Options;

namespace Ranking;

/// <summary>Builds the item ranker on trial when options are checked, so that a formula over an unknown signal stops the host's start and not its first page.</summary>
internal sealed class ItemRankerValidator(IServiceProvider provider) : IValidateOptions<RankingOptions>
{
    public ValidateOptionsResult Validate(string? name, RankingOptions options)
    {
        // Options that are out of range are the other validator's to report.
        if (new RankingOptionsValidator().Validate(name, options).Failed)
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            RankingServiceCollectionExtensions.MakeItemRanker(provider, options);
            return ValidateOptionsResult.Success;
        }
        catch (RankingException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}
