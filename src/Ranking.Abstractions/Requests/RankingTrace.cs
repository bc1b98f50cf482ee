namespace Ranking;

/// <summary>Takes what happened while ranking. Parts say which other way they took; the runner records everything else.</summary>
/// <remarks>Implementations are safe for concurrent use. Ranking.Core has the one that pages use, TraceRecorder.</remarks>
public abstract class RankingTrace
{
    /// <summary>Makes a trace.</summary>
    /// <param name="isFull">Whether parts that ran well are recorded too, with every candidate and number; otherwise only those that did not.</param>
    protected RankingTrace(bool isFull) => IsFull = isFull;

    /// <summary>A trace that keeps nothing.</summary>
    public static RankingTrace None { get; } = new Nothing();

    /// <summary>Whether parts that ran well are recorded too, with every candidate and number.</summary>
    public bool IsFull { get; }

    /// <summary>Records that a part took another way than its usual one, such as popularity for a profile without taste.</summary>
    /// <param name="stage">The stage, such as "signal".</param>
    /// <param name="part">The part's name.</param>
    /// <param name="detail">Which way, and why.</param>
    /// <param name="entered">How many candidates, rows or values went in. Default: 0.</param>
    /// <param name="left">How many came out. Default: 0.</param>
    public abstract void Fallback(string stage, string part, string detail, int entered = 0, int left = 0);

    private sealed class Nothing() : RankingTrace(isFull: false)
    {
        public override void Fallback(string stage, string part, string detail, int entered = 0, int left = 0)
        {
        }
    }
}
