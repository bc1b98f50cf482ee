namespace Ranking;

/// <summary>A part failed whose policy is to fail the page: nothing between it and the page catches this.</summary>
internal sealed class PageFailedException : RankingException
{
    public PageFailedException()
    {
    }

    public PageFailedException(string message)
        : base(message)
    {
    }

    public PageFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
