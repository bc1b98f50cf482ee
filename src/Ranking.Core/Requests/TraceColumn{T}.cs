namespace Ranking;

/// <summary>A named column of a trace: a signal, a term of a formula, what a filter dropped, an order.</summary>
/// <typeparam name="T">A number, a position or an id.</typeparam>
/// <param name="Name">Which signal, term, filter or reorderer.</param>
/// <param name="Values">Its values; what they stand for is said where the column is.</param>
public sealed record TraceColumn<T>(string Name, IReadOnlyList<T> Values);
