namespace Ranking.Benchmarks.Vectors;

/// <summary>Rows of cells, as text in columns or as Markdown.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(bool isMarkdown)
    {
        if (isMarkdown)
        {
            WriteRow(headings);
            WriteRow([.. headings.Select(_ => "---")]);
            _rows.ForEach(WriteRow);
        }
        else
        {
            int[] widths = [.. headings.Select((heading, i) => _rows.Select(row => row[i].Length).Append(heading.Length).Max())];
            foreach (string[] row in _rows.Prepend(headings))
            {
                Console.WriteLine(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
            }
        }

        Console.WriteLine();
    }

    private static void WriteRow(string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
