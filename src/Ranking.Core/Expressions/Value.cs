namespace Ranking.Expressions;

/// <summary>A value of one title: null, a number, a text, a set of labels, a moment, a vector, titles, or the title or person itself.</summary>
internal readonly record struct Value(ValueKind Kind, float Number = float.NaN, long Ticks = 0, object? Content = null)
{
    public static Value Null => default;

    public bool IsNull => Kind == ValueKind.Any;

    /// <summary>Whether it is a condition that holds: a number other than 0.</summary>
    public bool Holds => Kind == ValueKind.Number && Number != 0;

    /// <summary>A number; null where it is not finite.</summary>
    public static Value Of(float number) => float.IsFinite(number) ? new Value(ValueKind.Number, number) : Null;

    public static Value Of(bool flag) => new(ValueKind.Number, flag ? 1f : 0f);

    public static Value Of(string? text) => text is null ? Null : new Value(ValueKind.Text, Content: text);

    /// <summary>A moment in ticks of UTC; null for the catalog's missing time.</summary>
    public static Value At(long ticks) => ticks == Catalog.MissingTime ? Null : new Value(ValueKind.Time, Ticks: ticks);

    public static Value Of(ReadOnlyMemory<float> vector) => vector.IsEmpty ? Null : new Value(ValueKind.Vector, Content: vector);

    /// <summary>What it counts in arithmetic: a moment counts its seconds since 1970; NaN where it is no number.</summary>
    public float AsNumber() => Kind switch
    {
        ValueKind.Number => Number,
        ValueKind.Time => (float)((Ticks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond),
        _ => float.NaN,
    };
}
