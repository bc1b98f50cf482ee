using Ranking.Expressions;

namespace Ranking;

/// <summary>A scorer that knows the terms of its scores, and binds the formulas in it when a ranker is built.</summary>
internal interface IBuiltInScorer : IScorer
{
    /// <summary>What its formulas read of titles, the person and the moment where no signal has that name.</summary>
    IReadOnlyDictionary<string, ExpressionNode> Read { get; }

    /// <summary>What each term gives each candidate; they add up to the score.</summary>
    IReadOnlyList<TraceColumn<float>> Terms(CandidateBatch batch);

    /// <summary>Checks the names of its formulas, and scores each title once a page if no name is about a row.</summary>
    IScorer Bind(IReadOnlyDictionary<string, SignalScope> known);
}
