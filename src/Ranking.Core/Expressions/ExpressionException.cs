namespace Ranking.Expressions;

/// <summary>Says where a score expression or a query is wrong, what was found and what was expected.</summary>
public sealed class ExpressionException : RankingException
{
    private const string ScoreSubject = "Score expression";

    /// <summary>Makes an exception without a place.</summary>
    public ExpressionException()
    {
    }

    /// <summary>Makes an exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    public ExpressionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without a place that keeps its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ExpressionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ExpressionException(string text, int position, string message)
        : base(Describe(text, position, message, out int line, out int column))
    {
        Line = line;
        Column = column;
    }

    private ExpressionException(string message, int line, int column)
        : base(message) => (Line, Column) = (line, column);

    /// <summary>The line of the mistake, from 1; 0 where there is no place.</summary>
    public int Line { get; }

    /// <summary>The column of the mistake, from 1, counted in UTF-16 code units; 0 where there is no place.</summary>
    public int Column { get; }

    /// <summary>The same mistake in a text that is called otherwise.</summary>
    internal ExpressionException In(string subject) =>
        new(Message.StartsWith(ScoreSubject, StringComparison.Ordinal) ? subject + Message[ScoreSubject.Length..] : Message, Line, Column);

    private static string Describe(string text, int position, string message, out int line, out int column)
    {
        line = 1 + text.AsSpan(0, position).Count('\n');
        column = position - text.AsSpan(0, position).LastIndexOf('\n');
        return $"{ScoreSubject}, line {line}, column {column}: {message}";
    }
}
