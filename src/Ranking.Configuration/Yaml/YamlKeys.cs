using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ranking.Configuration;

/// <summary>
/// Reads YAML (1.2, one document) as the keys of a configuration.
/// <code>
/// a:                      a:b          1
///   b: 1          →       a:c:0        x
///   c: [x, ~]             a:c:1        null
///   d: []                 a:d          (an empty text, as of JSON)
/// </code>
/// Aliases are refused, since a few of them can stand for billions of values; so is what is nested too deep.
/// </summary>
internal sealed class YamlKeys
{
    private const int Deepest = 32;
    private const int LongestFile = 1 << 20;

    private readonly Dictionary<string, string?> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly IParser _parser;

    private YamlKeys(IParser parser) => _parser = parser;

    /// <summary>The keys of a text.</summary>
    /// <param name="stream">The text, in UTF-8.</param>
    /// <returns>A value a key, in any case.</returns>
    /// <exception cref="FormatException">It is no YAML, or has what is not read; says where.</exception>
    public static Dictionary<string, string?> Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        string text = reader.ReadToEnd();
        if (text.Length > LongestFile)
        {
            throw new FormatException($"the file is {text.Length} characters long; the longest is {LongestFile}");
        }

        // The parser takes it for the end.
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new FormatException("there is a NUL in the file");
        }

        using var lines = new StringReader(text);
        var keys = new YamlKeys(new Parser(lines));
        try
        {
            keys.ReadDocument();
        }
        catch (YamlException e)
        {
            throw new FormatException($"line {e.Start.Line}, column {e.Start.Column}: {e.InnerException?.Message ?? e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // What the parser says where a file ends in the middle of a construct.
            throw new FormatException($"line {keys._parser.Current?.End.Line ?? 1}: this cannot be read as YAML", e);
        }

        return keys._keys;
    }

    private void ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            return;
        }

        _parser.Consume<DocumentStart>();
        if (!_parser.Accept<MappingStart>(out _) && !(_parser.Accept<Scalar>(out Scalar? empty) && IsNull(empty)))
        {
            throw Wrong(_parser.Current, "the file is no mapping; expected keys such as name: homepage");
        }

        ReadValue("", 0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.TryConsume<StreamEnd>(out _))
        {
            throw Wrong(_parser.Current, "there is a second document; write one a file");
        }
    }

    private void ReadValue(string path, int depth)
    {
        if (depth > Deepest)
        {
            throw Wrong(_parser.Current, $"values are nested deeper than {Deepest} levels here");
        }

        if (_parser.TryConsume<Scalar>(out Scalar? scalar))
        {
            if (path.Length > 0)
            {
                _keys.Add(path, IsNull(scalar) ? null : scalar.Value);
            }
        }
        else if (_parser.TryConsume<MappingStart>(out _))
        {
            ReadMapping(path, depth);
        }
        else if (_parser.TryConsume<SequenceStart>(out _))
        {
            ReadSequence(path, depth);
        }
        else
        {
            throw Wrong(_parser.Current, "aliases are not read; write the value out");
        }
    }

    private void ReadMapping(string path, int depth)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out Scalar? key))
            {
                throw Wrong(_parser.Current, "a key is no text");
            }

            if (key.Value.Length == 0 || key.Value.Contains(':', StringComparison.Ordinal))
            {
                throw Wrong(key, $"'{key.Value}' is no key; a key is not empty and has no colon in it");
            }

            if (!known.Add(key.Value))
            {
                throw Wrong(key, $"'{key.Value}' stands there twice");
            }

            ReadValue(Below(path, key.Value), depth + 1);
        }

        if (known.Count == 0 && path.Length > 0)
        {
            _keys.Add(path, null);
        }
    }

    private void ReadSequence(string path, int depth)
    {
        int count = 0;
        for (; !_parser.TryConsume<SequenceEnd>(out _); count++)
        {
            ReadValue(Below(path, count.ToString(CultureInfo.InvariantCulture)), depth + 1);
        }

        if (count == 0)
        {
            _keys.Add(path, "");
        }
    }

    private static string Below(string path, string key) => path.Length == 0 ? key : $"{path}:{key}";

    private static bool IsNull(Scalar scalar) => scalar is { IsQuotedImplicit: false, Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" };

    private static YamlException Wrong(ParsingEvent? place, string message) => new(place?.Start ?? Mark.Empty, place?.End ?? Mark.Empty, message);
}
