using System.Globalization;

namespace Ranking.Expressions;

/// <summary>The values a parameter was bound to, to look for one among them. Each is a text, and a number too where it is one; nulls are passed over.</summary>
internal sealed record ValuesNode(int Position, string Name, IReadOnlySet<string> Texts, IReadOnlyList<float> Numbers) : ExpressionNode(Position)
{
    /// <summary>Takes texts, numbers, booleans and nulls; null where something else is among them.</summary>
    public static ValuesNode? From(int position, string name, IEnumerable<object?> values)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new List<float>();
        foreach (object? value in values)
        {
            if (value is string text)
            {
                texts.Add(text);
            }
            else if (ParameterValue.AsNumber(value) is { } number)
            {
                texts.Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                if (double.IsFinite(number))
                {
                    numbers.Add((float)number);
                }
            }
            else if (value is not null)
            {
                return null;
            }
        }

        numbers.Sort();
        return new ValuesNode(position, name, texts, numbers);
    }
}
