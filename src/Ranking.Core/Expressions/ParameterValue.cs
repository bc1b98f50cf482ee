using System.Collections;
using System.Globalization;

namespace Ranking.Expressions;

/// <summary>What a parameter can be bound to: null, a number, a boolean, a text, or a list of those.</summary>
internal static class ParameterValue
{
    /// <summary>The node a value stands for.</summary>
    public static ExpressionNode ToNode(string text, ParameterNode parameter, object? value) => value switch
    {
        null => new NumberNode(parameter.Position, float.NaN),
        string word => new TextNode(parameter.Position, word),
        _ when AsNumber(value) is { } number => new NumberNode(parameter.Position, ToFloat(number)),
        IEnumerable list when ValuesNode.From(parameter.Position, parameter.Name, list.Cast<object?>()) is { } values => values,
        _ => throw new ExpressionException(text, parameter.Position, $"the parameter '{parameter.Name}' is {(value is IDictionary ? "an object" : $"a {value.GetType().Name}")}; expected a number, a text, true, false, null or a list of those."),
    };

    /// <summary>A number; null for anything else.</summary>
    public static double? AsNumber(object? value) => value switch
    {
        bool flag => flag ? 1 : 0,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    // What is no finite number is null.
    private static float ToFloat(double number) => float.IsFinite((float)number) ? (float)number : float.NaN;
}
