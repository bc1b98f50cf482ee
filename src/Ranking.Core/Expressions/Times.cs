namespace Ranking.Expressions;

/// <summary>Sums with moments, to the tick: a moment less a moment is seconds, a moment and seconds a moment. Seconds since 1970 as a number are only good to two minutes.</summary>
internal static class Times
{
    public static Value Add(Value left, Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.Time, ValueKind.Number) => Moved(left.Ticks, right.Number),
        (ValueKind.Number, ValueKind.Time) => Moved(right.Ticks, left.Number),
        _ => Value.Of(Scalars.Compute(Operation.Add, left.AsNumber(), right.AsNumber())),
    };

    public static Value Subtract(Value left, Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.Time, ValueKind.Time) => Value.Of((float)((left.Ticks - right.Ticks) / (double)TimeSpan.TicksPerSecond)),
        (ValueKind.Time, ValueKind.Number) => Moved(left.Ticks, -right.Number),
        _ => Value.Of(Scalars.Compute(Operation.Subtract, left.AsNumber(), right.AsNumber())),
    };

    /// <summary>The ticks of some seconds since 1970; null for a moment before the year 1 or after 9999.</summary>
    public static long? TicksOf(float seconds) => Within(DateTime.UnixEpoch.Ticks + ((double)seconds * TimeSpan.TicksPerSecond));

    private static Value Moved(long ticks, float seconds) => Within(ticks + ((double)seconds * TimeSpan.TicksPerSecond)) is { } moved ? Value.At(moved) : Value.Null;

    private static long? Within(double ticks) => ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? (long)ticks : null;
}
