namespace Ranking;

/// <summary>What rows that are much the same for everybody share: two rows of the person's own stand between two of them, so that they do not crowd a page.</summary>
internal static class Charts
{
    public const string Family = "chart";
    public const int OneIn = 3;
}
