namespace Ranking.Samples.Data;

/// <summary>
/// A folder of CSV files: <c>items.csv</c> and <c>interactions.csv</c>, and if it has them <c>profiles.csv</c> and <c>artwork.csv</c>. Either all of it is
/// loaded, less the records its reports name, or a <see cref="DataException"/> says what is wrong.
/// </summary>
public sealed class DataFolder
{
    private static readonly DateTimeOffset LastHour = DateTimeOffset.MaxValue.AddHours(-1);

    private DataFolder(
        Catalog catalog, IReadOnlyList<Interaction> interactions, IReadOnlyDictionary<string, Profile> profiles, IReadOnlyList<FileReport> reports, float newestYear)
    {
        Catalog = catalog;
        Interactions = interactions;
        Profiles = profiles;
        Reports = reports;
        DateTimeOffset? newest = interactions.Max(interaction => interaction.Time);
        DefaultTime = newest is { } time
            ? time < LastHour ? time.AddHours(1) : DateTimeOffset.MaxValue
            : new DateTimeOffset((int)Math.Clamp(newestYear, 1969, 9997) + 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        HasTimes = newest is not null;
    }

    public Catalog Catalog { get; }

    public IReadOnlyList<Interaction> Interactions { get; }

    public IReadOnlyDictionary<string, Profile> Profiles { get; }

    public IReadOnlyList<FileReport> Reports { get; }

    /// <summary>One hour after the newest event; without times, 1 January after the newest year of a title.</summary>
    public DateTimeOffset DefaultTime { get; }

    public bool HasTimes { get; }

    public static DataFolder Load(string folder, IProgress<string>? progress = null)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataException($"There is no folder {folder}; it must hold items.csv and interactions.csv.");
        }

        var reports = new List<FileReport>();
        var artwork = ArtworkFile.Read(Path.Combine(folder, "artwork.csv"), reports, progress);
        IReadOnlyList<CatalogItem> items = ItemsFile.Read(Path.Combine(folder, "items.csv"), artwork, reports, progress);
        Catalog catalog;
        try
        {
            catalog = new CatalogBuilder().AddRange(items).Build();
        }
        catch (RankingException e)
        {
            throw new DataException($"{Path.Combine(folder, "items.csv")}: {e.Message}", e);
        }

        IReadOnlyList<Interaction> interactions = InteractionsFile.Read(Path.Combine(folder, "interactions.csv"), catalog, reports, progress);
        var profiles = ProfilesFile.Read(Path.Combine(folder, "profiles.csv"), catalog, reports, progress);
        foreach (FileReport report in reports)
        {
            report.Check();
        }

        float newestYear = items.Select(item => item.Numbers.TryGetValue("year", out float year) ? year : 1969f).DefaultIfEmpty(1969f).Max();
        return new DataFolder(catalog, interactions, profiles, reports, newestYear);
    }
}
