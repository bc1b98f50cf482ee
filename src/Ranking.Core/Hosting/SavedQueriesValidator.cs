using Microsoft.Extensions.Options;

namespace Ranking;

/// <summary>Tries saved queries when options are checked, so that one that is wrong stops the host's start and not its first request.</summary>
internal sealed class SavedQueriesValidator(IServiceProvider provider) : IValidateOptions<RankingOptions>
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
            List<string> wrong = RankingServiceCollectionExtensions.WrongQueries(provider, options);
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }
        catch (RankingException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}
