using System.Globalization;
using System.Text;

namespace Ranking.Samples.Data;

/// <summary>How the reading of one file went: how many records, which were skipped and why, and what else is worth knowing.</summary>
public sealed class FileReport(string file)
{
    /// <summary>Above this share of skipped records a file is refused: it is not what it seems.</summary>
    public const double MostSkipped = 0.05;

    private readonly SortedDictionary<string, (int Count, long FirstLine)> _skipped = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    public string File => file;

    public int Records { get; private set; }

    public int Skipped => _skipped.Values.Sum(reason => reason.Count);

    public IReadOnlyList<string> Notes => _notes;

    public void Count() => Records++;

    public void Skip(long line, string reason) =>
        _skipped[reason] = _skipped.TryGetValue(reason, out var known) ? (known.Count + 1, known.FirstLine) : (1, line);

    public void Note(string note) => _notes.Add(note);

    /// <summary>Refuses the file when too much of it was skipped.</summary>
    public void Check()
    {
        if (Skipped > 0 && Skipped > MostSkipped * Records)
        {
            throw new DataException(
                $"{ToString()}. That is more than {MostSkipped:P0} of the file, so nothing was loaded: correct it, or check that it is the right file.");
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{file}: {Records:N0} records");
        if (Skipped > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", {Skipped:N0} skipped (");
            text.AppendJoin("; ", _skipped.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Value.Count:N0} {r.Key}, first on line {r.Value.FirstLine}")));
            text.Append(')');
        }

        return text.ToString();
    }
}
