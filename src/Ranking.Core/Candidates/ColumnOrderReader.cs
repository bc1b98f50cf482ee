namespace Ranking;

/// <summary>
/// Reads orders.
/// <code>
/// order  := key ("," key)*                               16 keys at the most
/// key    := ["item."] column ["ASC" | "DESC"] ["NULLS" ("FIRST" | "LAST")]
/// column := all up to the next space, comma or quote, or anything between double quotes, where "" is a quote
/// </code>
/// Keywords in any case; ASC and NULLS LAST where nothing is said. A column that is named like ASC, DESC or NULLS stands in quotes. Reading goes on behind a mistake, at the next comma.
/// </summary>
internal sealed class ColumnOrderReader
{
    private const string Prefix = "item.";
    private const int MostShown = 40;

    private readonly string _text;
    private readonly List<string> _errors;
    private readonly List<Word> _words = [];
    private int _place;

    private ColumnOrderReader(string text, List<string> errors)
    {
        _text = text;
        _errors = errors;
    }

    /// <summary>Reads an order; null where there was a mistake.</summary>
    /// <param name="text">The order.</param>
    /// <param name="errors">Takes the mistakes, one a key at the most.</param>
    public static ColumnOrder? Read(string text, List<string> errors)
    {
        var reader = new ColumnOrderReader(text, errors);
        int known = errors.Count;
        var keys = new List<OrderKey>();
        bool isMore = true;
        while (isMore && keys.Count + errors.Count - known < ColumnOrder.MostKeys)
        {
            isMore = reader.ReadWords();
            if (reader.ReadKey() is { } key)
            {
                keys.Add(key);
            }
        }

        if (isMore)
        {
            errors.Add($"at {reader._place + 1}: an order has {ColumnOrder.MostKeys} columns at the most");
        }

        return errors.Count == known ? new ColumnOrder(keys) : null;
    }

    // Reads the words of one key, and whether a comma follows.
    private bool ReadWords()
    {
        _words.Clear();
        while (true)
        {
            while (_place < _text.Length && char.IsWhiteSpace(_text[_place]))
            {
                _place++;
            }

            if (_place == _text.Length || _text[_place] == ',')
            {
                return _place++ < _text.Length;
            }

            int start = _place;
            bool hasPrefix = _text.AsSpan(_place).StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
            _place += hasPrefix ? Prefix.Length : 0;
            bool isQuoted = _place < _text.Length && _text[_place] == '"';
            _words.Add(new Word(isQuoted ? ReadQuoted() : ReadPlain(), hasPrefix || isQuoted, start));
        }
    }

    private string ReadPlain()
    {
        int start = _place;
        while (_place < _text.Length && _text[_place] is not (',' or '"') && !char.IsWhiteSpace(_text[_place]))
        {
            _place++;
        }

        return _text[start.._place];
    }

    // Null where no quote ends it; it then goes on to the end.
    private string? ReadQuoted()
    {
        int start = ++_place;
        while (_place < _text.Length)
        {
            if (_text[_place++] != '"')
            {
                continue;
            }

            if (_place == _text.Length || _text[_place] != '"')
            {
                return _text[start..(_place - 1)].Replace("\"\"", "\"", StringComparison.Ordinal);
            }

            _place++;
        }

        return null;
    }

    private OrderKey? ReadKey()
    {
        int next = 0;
        if (_words.FindIndex(word => word.Text is null) is >= 0 and var open)
        {
            return Expected(open, "a double quote at the end");
        }

        if (_words.Count == 0 || _words[0] is { Text: "" } || Is(0, "ASC") || Is(0, "DESC") || Is(0, "NULLS"))
        {
            return Expected(0, "a column");
        }

        string column = _words[next++].Text ?? "";
        bool isDescending = Is(next, "DESC");
        bool hasDirection = isDescending || Is(next, "ASC");
        next += hasDirection ? 1 : 0;
        bool hasNulls = Is(next, "NULLS");
        bool nullsFirst = false;
        if (hasNulls)
        {
            nullsFirst = Is(++next, "FIRST");
            if (!nullsFirst && !Is(next, "LAST"))
            {
                return Expected(next, "FIRST or LAST");
            }

            next++;
        }

        return next == _words.Count
            ? new OrderKey(column, isDescending, nullsFirst)
            : Expected(next, hasNulls ? "a comma" : hasDirection ? "NULLS or a comma" : "ASC, DESC, NULLS or a comma");
    }

    // A name cannot be a keyword where it says that it is one.
    private bool Is(int word, string keyword) => word < _words.Count && !_words[word].IsName && string.Equals(_words[word].Text, keyword, StringComparison.OrdinalIgnoreCase);

    private OrderKey? Expected(int word, string what)
    {
        // Behind the words of a key it stands past the comma, or past the end.
        int start = word < _words.Count ? _words[word].Start : _place - 1;
        string found = word < _words.Count ? $"'{Shown(_words[word])}'" : start < _text.Length ? "a comma" : "the end";
        _errors.Add($"at {start + 1}: expected {what}, found {found}");
        return null;
    }

    private string Shown(Word word)
    {
        string text = word.Text ?? _text[word.Start..];
        return text.Length <= MostShown ? text : text[..MostShown] + "…";
    }

    private readonly record struct Word(string? Text, bool IsName, int Start);
}
