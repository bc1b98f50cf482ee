using System.Globalization;

namespace Ranking.Samples.Data;

/// <summary>One line of a file of pairs.</summary>
/// <param name="User">Whose.</param>
/// <param name="Item">Which title.</param>
/// <param name="Value">A rating or a completion; null where the file has none.</param>
/// <param name="Time">When; null where the file does not say.</param>
public readonly record struct Pair(string User, string Item, float? Value, DateTimeOffset? Time);

/// <summary>CSV of who did something with what: <c>user_id,item_id[,value][,timestamp]</c>; <c>uid</c> and <c>sid</c> are other names of the first two.</summary>
public static class PairsFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reports">Takes how the reading went.</param>
    /// <exception cref="DataException">The file cannot be read, has no such columns, or too much of it is wrong.</exception>
    public static IReadOnlyList<Pair> Read(string path, ICollection<FileReport> reports)
    {
        using var table = new CsvTable(path, ["user_id|uid", "item_id|sid"], progress: null);
        reports.Add(table.Report);
        string user = table.Has("user_id") ? "user_id" : "uid";
        string item = table.Has("item_id") ? "item_id" : "sid";
        var pairs = new List<Pair>();
        while (table.Read())
        {
            float value = 0;
            DateTimeOffset time = default;
            string number = table.Cell("value");
            string stamp = table.Cell("timestamp");
            if (table.Cell(user).Length == 0 || table.Cell(item).Length == 0)
            {
                table.Report.Skip(table.Line, $"without a {user} or a {item}");
            }
            else if (number.Length > 0 && !Cells.TryNumber(number, out value))
            {
                table.Report.Skip(table.Line, "with a value that is no number");
            }
            else if (stamp.Length > 0 && !Cells.TryTime(stamp, out time))
            {
                table.Report.Skip(table.Line, "with a timestamp that is neither Unix seconds nor ISO 8601");
            }
            else
            {
                pairs.Add(new Pair(table.Cell(user), table.Cell(item), number.Length > 0 ? value : null, stamp.Length > 0 ? time : null));
            }
        }

        table.Report.Check();
        return pairs.Count > 0 ? pairs : throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{path} has no pair of a user and an item."));
    }
}
