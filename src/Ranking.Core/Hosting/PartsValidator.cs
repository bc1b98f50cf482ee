using Microsoft.Extensions.Options;

namespace Ranking;

/// <summary>
/// Builds the item ranker, and compiles the saved queries, on trial when options are checked, so that a formula over an unknown signal or a query that is wrong stops the host's start and not its first page.
/// </summary>
internal sealed class PartsValidator(IServiceProvider provider) : IValidateOptions<RankingOptions>
{
    public ValidateOptionsResult Validate(string? name, RankingOptions options)
    {
        // Options that are out of range are the other validator's to report.
        if (new RankingOptionsValidator().Validate(name, options).Failed)
        {
            return ValidateOptionsResult.Skip;
        }

        List<string> wrong = Try(() =>
        {
            RankingServiceCollectionExtensions.MakeItemRanker(provider, options);
            return [];
        });
        wrong.AddRange(Try(() => RankingServiceCollectionExtensions.WrongQueries(provider, options)));
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static List<string> Try(Func<List<string>> wrong)
    {
        try
        {
            return wrong();
        }
        catch (RankingException e)
        {
            return [e.Message];
        }
    }
}
