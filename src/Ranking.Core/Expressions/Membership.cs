using System.Globalization;

namespace Ranking.Expressions;

/// <summary>What is among labels and lists. Nulls in a list are passed over, so that <c>not in</c> is never undone by one of them.</summary>
internal static class Membership
{
    public static Value Contains(Value set, Value value) => value.IsNull || set.IsNull ? Value.Null : set.Content switch
    {
        CategoryColumn column => value.Content is string label ? Value.Of(HasLabel(column, set.Ticks, label)) : Value.Null,
        // A column of one label a title reads as text.
        string text when value.Content is string label => Value.Of(text == label),
        ValuesNode values => value.Content is string text ? Value.Of(values.Texts.Contains(text)) : Value.Of(IsAmong(values.Numbers, value.AsNumber())),
        ListNode list => Value.Of(list.Items.Any(item => IsSame(item, value))),
        _ => Value.Null,
    };

    public static Value ContainsAny(Value set, Value values) => set.IsNull || values.IsNull ? Value.Null : Value.Of(Texts(values).Any(text => Contains(set, Value.Of(text)).Holds));

    public static Value ContainsAll(Value set, Value values) => set.IsNull || values.IsNull ? Value.Null : Value.Of(Texts(values).All(text => Contains(set, Value.Of(text)).Holds));

    /// <summary>How many labels, titles or UTF-16 code units there are.</summary>
    public static Value Length(Value value) => value.Content switch
    {
        CategoryColumn column => Value.Of(column.ValuesOf((int)value.Ticks).Length),
        string text => Value.Of(text.Length),
        ProfileHistory history => Value.Of(history.Count),
        _ => Value.Null,
    };

    private static bool HasLabel(CategoryColumn column, long item, string label) =>
        column.Values.TryGetOrdinal(label, out int ordinal) && column.ValuesOf((int)item).Contains(ordinal);

    private static bool IsAmong(IReadOnlyList<float> sorted, float number) => sorted is List<float> list && list.BinarySearch(number) >= 0;

    private static bool IsSame(ExpressionNode item, Value value) => item switch
    {
        TextNode text => value.Content is string other && text.Value == other,
        // Ids are texts, and may be written as numbers.
        NumberNode number when value.Content is string other => other == number.Value.ToString("R", CultureInfo.InvariantCulture),
        _ => value.Kind == ValueKind.Number && RowInterpreter.Evaluate(item, NoValues.Instance).Number == value.Number,
    };

    private static IEnumerable<string> Texts(Value values) => values.Content switch
    {
        ValuesNode bound => bound.Texts,
        ListNode list => list.Items.OfType<TextNode>().Select(text => text.Value),
        _ => [],
    };
}
