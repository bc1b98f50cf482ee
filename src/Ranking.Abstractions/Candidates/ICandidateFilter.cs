namespace Ranking;

/// <summary>Drops candidates that must not be shown. It can drop, and nothing else.</summary>
/// <remarks>
/// Synchronous and pure: what it needs to know waits in sources and signals. Safe for concurrent use. Works on the scope of a page.
/// One that throws lets nothing through: a filter never fails open.
/// </remarks>
public interface ICandidateFilter
{
    /// <summary>The filter's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>The names of the signals it reads; none for most.</summary>
    IReadOnlyList<string> Requires { get; }

    /// <summary>Drops candidates.</summary>
    /// <param name="batch">The titles of the page.</param>
    /// <param name="mask">What is kept so far, by position in the batch.</param>
    void Filter(CandidateBatch batch, KeepMask mask);
}
