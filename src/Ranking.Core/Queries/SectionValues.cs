using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Ranking.Expressions;

/// <summary>
/// Values of a configuration, which keeps texts only: what reads as a whole or decimal number, or as true or false, in the way JSON writes it, is one, and an empty text is an empty list, which is how an empty list is kept.
/// </summary>
internal static class SectionValues
{
    /// <summary>A value, or a list of values.</summary>
    /// <exception cref="FormatException">It is an object.</exception>
    public static object? Of(IConfigurationSection section)
    {
        List<IConfigurationSection> children = [.. section.GetChildren()];
        return children.Count == 0 ? Of(section.Value)
            : IsList(children) ? children.Select(child => child.GetChildren().Any() ? throw new FormatException("it has a list or an object in its list") : Of(child.Value)).ToList()
            : throw new FormatException("it is an object; expected a number, a text, true, false, null or a list of those");
    }

    /// <summary>A section as JSON, with the names of its members in lower case.</summary>
    public static string ToJson(IConfigurationSection section)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WritePropertyName("query");
            Write(json, section);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static object? Of(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return value is null ? null : Array.Empty<object?>();
        }

        // As in JSON: a number has no leading zero, so "007" stays the text it is.
        bool isNumber = (value[0] == '-' ? value.AsSpan(1) : value) is [>= '0' and <= '9', .. var rest] digits && !(digits[0] == '0' && rest is [>= '0' and <= '9', ..]);
        return value switch
        {
            "true" or "True" => true,
            "false" or "False" => false,
            _ when isNumber && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
            _ when isNumber && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
            _ => value,
        };
    }

    private static void Write(Utf8JsonWriter json, IConfigurationSection section)
    {
        List<IConfigurationSection> children = [.. section.GetChildren()];
        if (children.Count == 0)
        {
            Write(json, Of(section.Value));
        }
        else if (IsList(children))
        {
            json.WriteStartArray();
            children.ForEach(child => Write(json, child));
            json.WriteEndArray();
        }
        else
        {
            json.WriteStartObject();
            foreach (IConfigurationSection child in children)
            {
                json.WritePropertyName(child.Key.ToLowerInvariant());
                Write(json, child);
            }

            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteStartArray();
                json.WriteEndArray();
                break;
        }
    }

    private static bool IsList(List<IConfigurationSection> children) => children.TrueForAll(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _));
}
