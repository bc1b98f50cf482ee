namespace Ranking.Expressions;

/// <summary>A function over all candidates, and the program of what it is given.</summary>
internal sealed record OverAllStep(Operation Operation, ScoreProgram Program);
