using System.Globalization;

namespace Ranking;

/// <summary>Refuses a request that no page can be made of, at the door.</summary>
internal static class RequestCheck
{
    private const int LargestPage = 1_000;

    public static void Check(HomepageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Profile?.Id, nameof(request));
        if (request.Above is null || request.Above.Concat(request.Last?.Rows ?? []).Any(row => row?.Key is null || row.Kind is null || row.ItemIds is null))
        {
            throw new ArgumentException("Above and Last hold rows with a kind, a key and titles; leave them out for a page that goes on from none.", nameof(request));
        }

        if (request.Rows is < 1 or > LargestPage || request.Items is < 1 or > LargestPage)
        {
            throw new ArgumentException(
                $"A page has 1 to {LargestPage} rows of 1 to {LargestPage} titles; {request.Rows?.ToString(CultureInfo.InvariantCulture) ?? "the default"} rows of {request.Items?.ToString(CultureInfo.InvariantCulture) ?? "the default"} titles were asked for.",
                nameof(request));
        }

        if (request.BudgetMs is < RankingOptions.LeastBudgetMs or > RankingOptions.MostBudgetMs)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A page has {RankingOptions.LeastBudgetMs} to {RankingOptions.MostBudgetMs} ms; {request.BudgetMs} ms were given."), nameof(request));
        }
    }
}
