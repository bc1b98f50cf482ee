namespace Ranking;

/// <summary>How rows share titles and where they end, and the host's rules: settled when a composer is built.</summary>
internal sealed record PagePolicy(DedupePolicy Dedupe, int RepeatAfter, bool BySeries, RuleSet Rules)
{
    public static PagePolicy Of(RankingOptions options) => new(options.Dedupe, options.RepeatAfter ?? int.MaxValue, options.DedupeBySeries, new RuleSet(options.Rules));

    /// <summary>How large a page is on a device.</summary>
    public PageSize SizeOf(HomepageRequest request, RankingOptions options)
    {
        int items = Rules.MostItems(request.Device, request.Items ?? options.Items);
        return new PageSize(
            request.Rows ?? options.Rows,
            items,
            Math.Min(Rules.FewestItems(request.Device, options.MinimumItems), items),
            Math.Min(PageSize.VisibleOn(request.Device), items));
    }
}
