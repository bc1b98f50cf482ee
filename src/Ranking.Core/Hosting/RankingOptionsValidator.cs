using Microsoft.Extensions.Options;
using Ranking.Expressions;

namespace Ranking;

/// <summary>Checks all options at once, for hosts and for composers built by hand.</summary>
internal sealed class RankingOptionsValidator : IValidateOptions<RankingOptions>
{
    private static readonly RankingOptionsRanges Ranges = new();

    public static void Check(RankingOptions options)
    {
        ValidateOptionsResult result = new RankingOptionsValidator().Validate(name: null, options);
        if (result.Failed)
        {
            throw new RankingException("The ranking options are wrong; nothing was built. " + string.Join(" ", result.Failures));
        }
    }

    public ValidateOptionsResult Validate(string? name, RankingOptions options)
    {
        ValidateOptionsResult ranges = Ranges.Validate(name, options);
        List<string> failures = ranges.Failed ? [.. ranges.Failures] : [];
        try
        {
            Scorers.Formula(options.Formula ?? "", [.. options.Functions ?? []]);
        }
        catch (Exception e) when (e is ExpressionException or ArgumentException)
        {
            failures.Add($"Formula: {e.Message}");
        }

        if (options.MinimumItems > options.Items)
        {
            failures.Add($"MinimumItems: {options.MinimumItems} is more than Items, {options.Items}, so no row could ever be long enough.");
        }

        if (options.Functions is null)
        {
            failures.Add("Functions: null; leave them out, or give some.");
        }

        if (options.OptionalSignals is null)
        {
            failures.Add("OptionalSignals: null; leave it out, or give some.");
        }

        failures.AddRange(options.Rules is null ? ["Rules: null; leave them out, or give some."] : RuleCheck.Mistakes(options));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
