namespace Ranking.Samples.Query;

/// <summary>Asks for lines: up and down go through those typed before, tab completes the word under the cursor. Where input is piped it is read as it comes.</summary>
internal sealed class Prompt(IEnumerable<string> names)
{
    private const string Sign = "> ";

    private readonly string[] _names = [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
    private readonly List<string> _history = [];

    /// <summary>The next line; null at the end, and for "exit" and "quit".</summary>
    public string? Read()
    {
        string? line = Console.IsInputRedirected ? Console.In.ReadLine() : Edit();
        if (line is null || line.Trim() is "exit" or "quit")
        {
            return null;
        }

        if (!string.IsNullOrWhiteSpace(line))
        {
            _history.Add(line);
        }

        return line;
    }

    /// <summary>The names that a word can be completed to.</summary>
    public IReadOnlyList<string> Complete(string word) => word.Length == 0 ? [] : [.. _names.Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))];

    private string? Edit()
    {
        string line = "";
        int place = _history.Count;
        Show(line);
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.WriteLine();
                    return line;
                case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control && line.Length == 0:
                    Console.WriteLine();
                    return null;
                case ConsoleKey.UpArrow or ConsoleKey.DownArrow:
                    place = Math.Clamp(place + (key.Key == ConsoleKey.UpArrow ? -1 : 1), 0, _history.Count);
                    line = place < _history.Count ? _history[place] : "";
                    break;
                case ConsoleKey.Tab:
                    line = Completed(line);
                    break;
                case ConsoleKey.Backspace:
                    line = line.Length == 0 ? line : line[..^1];
                    break;
                default:
                    line += char.IsControl(key.KeyChar) ? "" : key.KeyChar;
                    break;
            }

            Show(line);
        }
    }

    // Completes what all names have in common, and lists them where there are several.
    private string Completed(string line)
    {
        int start = line.LastIndexOfAny([' ', '(', ',', '\'', '"', '=']) + 1;
        IReadOnlyList<string> found = Complete(line[start..]);
        if (found.Count == 0)
        {
            return line;
        }

        string common = found[0];
        foreach (string name in found)
        {
            int length = 0;
            while (length < Math.Min(common.Length, name.Length) && char.ToUpperInvariant(common[length]) == char.ToUpperInvariant(name[length]))
            {
                length++;
            }

            common = common[..length];
        }

        if (found.Count > 1 && common.Length == line.Length - start)
        {
            Console.WriteLine();
            Console.WriteLine(string.Join("   ", found));
        }

        return line[..start] + common;
    }

    private static void Show(string line) => Console.Write($"\r\u001b[K{Sign}{line}");
}
