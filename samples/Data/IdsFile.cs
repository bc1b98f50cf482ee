namespace Ranking.Samples.Data;

/// <summary>CSV that says which item of a catalog a short id stands for: <c>sid,item_id</c>.</summary>
public static class IdsFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reports">Takes how the reading went.</param>
    /// <exception cref="DataException">The file cannot be read, or has no such columns.</exception>
    public static IReadOnlyList<(string ShortId, string ItemId)> Read(string path, ICollection<FileReport> reports)
    {
        using var table = new CsvTable(path, ["sid", "item_id"], progress: null);
        reports.Add(table.Report);
        var read = new List<(string, string)>();
        while (table.Read())
        {
            read.Add((table.Cell("sid"), table.Cell("item_id")));
        }

        table.Report.Check();
        return read;
    }
}
