namespace Ranking.Samples.Data;

/// <summary><c>artwork.csv</c>: item_id, variant, tags.</summary>
internal static class ArtworkFile
{
    public static Dictionary<string, List<ArtworkVariant>> Read(string path, List<FileReport> reports, IProgress<string>? progress)
    {
        var artwork = new Dictionary<string, List<ArtworkVariant>>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return artwork;
        }

        using var table = new CsvTable(path, ["item_id", "variant", "tags"], progress);
        reports.Add(table.Report);
        while (table.Read())
        {
            string item = table.Cell("item_id");
            string variant = table.Cell("variant");
            if (item.Length == 0 || variant.Length == 0)
            {
                table.Report.Skip(table.Line, "without an item_id or a variant");
                continue;
            }

            if (!artwork.TryGetValue(item, out List<ArtworkVariant>? variants))
            {
                artwork.Add(item, variants = []);
            }

            variants.Add(new ArtworkVariant(variant, Cells.Split(table.Cell("tags"))));
        }

        return artwork;
    }
}
