using System.Collections;
using System.Globalization;

namespace Ranking.Expressions;

/// <summary>A parameter that a saved query declares.</summary>
/// <param name="Name">Its name, without the dollar sign.</param>
/// <param name="Type">What it takes; null for anything.</param>
/// <param name="IsRequired">Whether a request has to give it.</param>
/// <param name="Default">What it is where it is not given.</param>
internal sealed record SavedParameter(string Name, string? Type, bool IsRequired, object? Default)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = "int",
        ["integer"] = "int",
        ["float"] = "float",
        ["number"] = "float",
        ["double"] = "float",
        ["str"] = "str",
        ["string"] = "str",
        ["text"] = "str",
        ["bool"] = "bool",
        ["boolean"] = "bool",
        ["list"] = "list",
        ["array"] = "list",
    };

    /// <summary>The types there are.</summary>
    public static string TypeNames => "int, float, str, bool or list";

    /// <summary>The type of a name, <c>list[str]</c> being a list; null where there is none.</summary>
    public static string? TypeOf(string name) => Types.GetValueOrDefault(name.Split('[', 2)[0].Trim());

    /// <summary>Reads a value as the type; a text that says a number or a truth value is one. Null is null.</summary>
    public bool TryRead(object? value, out object? read)
    {
        read = value is null ? null : Type switch
        {
            "int" => Number(value) is { } whole && whole == Math.Floor(whole) && Math.Abs(whole) <= long.MaxValue / 2 ? (long)whole : null,
            "float" => Number(value),
            "str" => value is string || ParameterValue.AsNumber(value) is not null ? Convert.ToString(value, CultureInfo.InvariantCulture) : null,
            "bool" => value is bool ? value : value is string text && bool.TryParse(text, out bool flag) ? flag : null,
            "list" => value is IEnumerable and not string ? value : null,
            _ => value,
        };
        return value is null || read is not null;
    }

    /// <summary>Says that a value is not what it should be.</summary>
    public string Wrong(object? value) =>
        $"the parameter '{Name}' is {(value is string text ? Printer.Quote(text) : value is IEnumerable ? "a list" : Convert.ToString(value, CultureInfo.InvariantCulture))}; expected {Type}";

    /// <summary>A value to try a query with: the default, or one of its type.</summary>
    public object? Example => Default ?? Type switch { "int" or "float" => 1L, "str" => "a", "bool" => false, "list" => Array.Empty<object?>(), _ => null };

    private static double? Number(object value) => value is string text
        ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null
        : value is bool ? null : ParameterValue.AsNumber(value) is { } given && double.IsFinite(given) ? given : null;
}
