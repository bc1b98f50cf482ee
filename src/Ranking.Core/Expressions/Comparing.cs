using System.Globalization;

namespace Ranking.Expressions;

/// <summary>Compares two values: numbers by size, texts by their code units, times by their order. A text beside a time is read as one, a number as seconds since 1970. Anything else is null.</summary>
internal static class Comparing
{
    public static Value Compare(Operator comparison, Value left, Value right)
    {
        if (left.IsNull || right.IsNull)
        {
            return Value.Null;
        }

        if (left.Kind == ValueKind.Time || right.Kind == ValueKind.Time)
        {
            return Ticks(left) is { } a && Ticks(right) is { } b ? Answer(comparison, a.CompareTo(b)) : Value.Null;
        }

        return (left.Content, right.Content) switch
        {
            (string a, string b) => Answer(comparison, string.CompareOrdinal(a, b)),
            _ when left.Kind == ValueKind.Number && right.Kind == ValueKind.Number => Answer(comparison, left.Number.CompareTo(right.Number)),
            _ => Value.Null,
        };
    }

    private static long? Ticks(Value value) => value.Kind switch
    {
        ValueKind.Time => value.Ticks,
        ValueKind.Number => Times.TicksOf(value.Number),
        ValueKind.Text => DateTimeOffset.TryParse(value.Content as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time.UtcTicks : null,
        _ => null,
    };

    private static Value Answer(Operator comparison, int order) => Value.Of(comparison switch
    {
        Operator.Equal => order == 0,
        Operator.NotEqual => order != 0,
        Operator.Less => order < 0,
        Operator.LessOrEqual => order <= 0,
        Operator.Greater => order > 0,
        _ => order >= 0,
    });
}
