namespace Ranking;

/// <summary>Says what was wrong with a catalog, a snapshot, a pipeline or a request, where, and what to do about it.</summary>
/// <remarks>Thrown at the door: when something is built, published or asked for; never out of the middle of a page.</remarks>
public class RankingException : Exception
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public RankingException()
    {
    }

    /// <summary>Makes an exception that says what was wrong and what to do.</summary>
    /// <param name="message">What, where and what to do.</param>
    public RankingException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception that says what was wrong and keeps its cause.</summary>
    /// <param name="message">What, where and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public RankingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
