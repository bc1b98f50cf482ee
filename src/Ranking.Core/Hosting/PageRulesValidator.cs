using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ranking;

/// <summary>Looks for rules and options that name row kinds nobody proposes when options are checked, so that they stop the host's start and not its first page.</summary>
internal sealed class PageRulesValidator(IServiceProvider provider) : IValidateOptions<RankingOptions>
{
    public ValidateOptionsResult Validate(string? name, RankingOptions options)
    {
        if (options.Rules is null)
        {
            return ValidateOptionsResult.Skip;
        }

        IEnumerable<string> own = provider.GetServices<IRowSource>().SelectMany(source => source.Kinds);
        string[] unknown = [.. RuleCheck.Unknown(options, own.Concat(HomepageComposerBuilder.DefaultKinds(options.DefaultRows)).ToHashSet(StringComparer.Ordinal))];
        return unknown.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unknown);
    }
}
