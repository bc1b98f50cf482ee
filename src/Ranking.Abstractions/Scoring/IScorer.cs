namespace Ranking;

/// <summary>Turns signals into one score a candidate. It can score, and nothing else.</summary>
/// <remarks>
/// Synchronous, pure and safe for concurrent use. Higher is better, always. A candidate whose score is not finite takes no slot and is
/// counted; ties break by ordinal.
/// </remarks>
public interface IScorer
{
    /// <summary>The scorer's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>The names of the signals it reads.</summary>
    IReadOnlyList<string> Requires { get; }

    /// <summary>
    /// What it scores. <see cref="SignalScope.Page"/>: a title has one score on the whole page, computed once. <see cref="SignalScope.Row"/>:
    /// a title may score differently in each row.
    /// </summary>
    SignalScope Scope { get; }

    /// <summary>Scores candidates.</summary>
    /// <param name="batch">The candidates, with the signals it requires.</param>
    /// <param name="scores">One a candidate, in the batch's order; write every one.</param>
    void Score(CandidateBatch batch, Span<float> scores);
}
