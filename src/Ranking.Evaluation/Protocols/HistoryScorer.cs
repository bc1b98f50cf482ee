namespace Ranking.Evaluation;

/// <summary>Scores every title for a person whose history is given: what a model is to <see cref="ListEvaluator"/>.</summary>
/// <param name="history">The ordinals of the titles in the person's history.</param>
/// <param name="scores">One score a title, at its ordinal, higher is better. Comes as zeros. What is not finite sinks below every finite score.</param>
/// <remarks>Called from several threads at once when the evaluator is given several.</remarks>
public delegate void HistoryScorer(ReadOnlySpan<int> history, Span<float> scores);
