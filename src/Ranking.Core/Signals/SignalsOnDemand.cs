using Ranking.Expressions;

namespace Ranking;

/// <summary>
/// What formulas may name though nobody registered it: the rates of <see cref="EngagementSignals"/>, and what is read of titles, the person and the moment. A provider of the host's that has the name goes before.
/// </summary>
internal static class SignalsOnDemand
{
    /// <summary>The providers of what is needed and not given; none where all of it is.</summary>
    /// <param name="required">The names that are needed.</param>
    /// <param name="read">Those among them that are read.</param>
    /// <param name="isGiven">Whether a provider gives a name.</param>
    /// <param name="space">The space that tastes are looked up in; null for the first of the snapshot by name.</param>
    public static List<Registered<ISignalProvider>> For(
        IEnumerable<string> required, IReadOnlyDictionary<string, ExpressionNode> read, Func<string, bool> isGiven, string? space)
    {
        var providers = new List<Registered<ISignalProvider>>();
        if (required.Any(name => EngagementSignals.AllNames.Contains(name, StringComparer.Ordinal) && !isGiven(name)))
        {
            providers.Add(new Registered<ISignalProvider>(new EngagementSignals(space, isGiven), FailurePolicy.Skip, IsOptional: false));
        }

        Dictionary<string, ExpressionNode> missing = read.Where(entry => !isGiven(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        if (missing.Count > 0)
        {
            providers.Add(new Registered<ISignalProvider>(new ExpressionSignals(missing), FailurePolicy.Skip, IsOptional: false));
        }

        return providers;
    }
}
