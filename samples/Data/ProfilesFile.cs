namespace Ranking.Samples.Data;

/// <summary><c>profiles.csv</c>: user_id, region, language, maturity, onboarding.</summary>
internal static class ProfilesFile
{
    public static Dictionary<string, Profile> Read(string path, Catalog catalog, List<FileReport> reports, IProgress<string>? progress)
    {
        var profiles = new Dictionary<string, Profile>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return profiles;
        }

        using var table = new CsvTable(path, ["user_id"], progress);
        reports.Add(table.Report);
        while (table.Read())
        {
            string id = table.Cell("user_id");
            string maturity = table.Cell("maturity");
            if (id.Length == 0)
            {
                table.Report.Skip(table.Line, "without a user_id");
            }
            else if (maturity.Length > 0 && !catalog.IsKnownMaturity(maturity))
            {
                // A limit that cannot be kept must not be dropped: this profile would see everything.
                throw new DataException($"{path}, line {table.Line}: the maturity '{maturity}' of '{id}' is not on the scale (such as G, PG, PG-13, R or TV-Y7). Nothing was loaded.");
            }
            else if (!profiles.TryAdd(id, new Profile(id)
            {
                Region = Present(table.Cell("region")),
                Language = Present(table.Cell("language")),
                Maturity = Present(maturity),
                Onboarding = Cells.Split(table.Cell("onboarding")),
            }))
            {
                table.Report.Skip(table.Line, "with a user_id that stands there already");
            }
        }

        return profiles;
    }

    private static string? Present(string cell) => cell.Length == 0 ? null : cell;
}
