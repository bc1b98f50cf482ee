using System.Diagnostics;
using System.Globalization;
using Ranking.Embeddings;
using Ranking.Samples.Data;
using Ranking.Samples.Homepage.Html;

namespace Ranking.Samples.Homepage;

/// <summary>Loads a catalog, composes a page for each viewer and prints it.</summary>
internal static class HomepageCommand
{
    // Pages are timed warm, as a host serves them; the first page of a process pays for compiling the code.
    private const int WarmUpPages = 30;
    private const int WarmUpTraces = 5;

    private static readonly string[] EmbeddedViewers = ["arjun", "priya"];

    private static readonly IRowSource Editorial = Rows.Editorial(
        "Editors' Choice: Worlds in Two Hours",
        ["stalker", "spirited-away", "parasite", "jiro-dreams-of-sushi", "the-lobster", "arrival", "ex-machina", "past-lives", "senna", "nanette", "coherence", "carol"],
        position: 4);

    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            DataFolder data = Load(settings);
            HomepageComposer composer = await BuildAsync(data, settings, cancellationToken).ConfigureAwait(false);
            bool isSame = true;
            IReadOnlyList<Ranking.Homepage> pages;
            if (settings.Replay is { } file)
            {
                (Ranking.Homepage replayed, isSame) = TraceFile.Replay(file, composer);
                pages = [replayed];
            }
            else
            {
                pages = await ComposeAsync(composer, data, settings, cancellationToken).ConfigureAwait(false);
            }

            if (settings.Trace is { } target)
            {
                TraceFile.Write(target, pages[0].Trace);
            }

            if (settings.Html is { } page)
            {
                HtmlFile.Write(page, pages, data.Catalog);
            }

            if (settings.Json)
            {
                Console.Out.WriteLine(PageJson.Write(pages, settings.Explain));
            }
            else if (settings.Html is null || settings.Explain)
            {
                PagePrinter.Print(pages, settings.Explain ? composer.Describe() : null);
            }

            return isSame ? 0 : 1;
        }
        catch (Exception e) when (e is DataException or RankingException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task<IReadOnlyList<Ranking.Homepage>> ComposeAsync(
        HomepageComposer composer, DataFolder data, Settings settings, CancellationToken cancellationToken)
    {
        DateTimeOffset at = settings.At ?? data.DefaultTime;
        Tell($"Pages for {at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC{(settings.At is null ? data.HasTimes ? ", one hour after the newest event" : ", 1 January after the newest year (the events have no times)" : "")}");
        var pages = new List<Ranking.Homepage>();
        foreach (string viewer in Viewers(settings, data))
        {
            if (!data.Interactions.Any(interaction => interaction.ProfileId == viewer))
            {
                Tell($"'{viewer}' has watched nothing yet: a page for a new viewer");
            }

            Profile profile = data.Profiles.TryGetValue(viewer, out Profile? known) ? known : new Profile(viewer);
            pages.Add(await ComposeAsync(composer, new HomepageRequest(profile)
            {
                At = at,
                Device = settings.Device,
                Rows = settings.Rows,
                Items = settings.Items,
                Explain = settings.Explain || settings.Trace is not null || settings.Html is not null ? ExplainLevel.Full : ExplainLevel.Reasons,
            }, cancellationToken).ConfigureAwait(false));
        }

        return pages;
    }

    private static DataFolder Load(Settings settings)
    {
        string folder = settings.Data ?? Path.Combine(AppContext.BaseDirectory, "Catalog");
        DataFolder data = DataFolder.Load(folder, settings.Data is null ? null : new ConsoleProgress());
        foreach (string note in data.Reports.SelectMany(report => report.Notes))
        {
            Tell(note);
        }

        foreach (FileReport report in data.Reports.Where(report => report.Skipped > 0))
        {
            Tell(report.ToString());
        }

        return data;
    }

    private static async Task<HomepageComposer> BuildAsync(DataFolder data, Settings settings, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var store = new InMemoryInteractionStore();
        await store.AppendAsync(data.Interactions, cancellationToken).ConfigureAwait(false);
        RankingSnapshot snapshot = RankingSnapshot.Create(
            data.Catalog,
            CatalogStatistics.Compute(data.Catalog, data.Interactions, settings.At ?? data.DefaultTime),
            TextSpace.Build(data.Catalog));
        Tell($"{data.Catalog.Count:N0} titles and {data.Interactions.Count:N0} events: statistics and vectors built in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        var options = new RankingOptions { Seed = settings.Seed };
        if (settings.Data is null)
        {
            // Labels written by hand say far more of a title than the genres of most catalogs, so here taste may weigh more than the default.
            options.Formula = "0.65 * affinity + 0.2 * popularity + 0.15 * mean_completion";
        }

        var builder = new HomepageComposerBuilder(new SnapshotPublisher(snapshot), store, options);
        return settings.Data is null ? builder.AddRows(Editorial).Build() : builder.Build();
    }

    private static IReadOnlyList<string> Viewers(Settings settings, DataFolder data)
    {
        if (settings.Viewers.Count > 0)
        {
            return settings.Viewers;
        }

        return settings.Data is null
            ? EmbeddedViewers
            : [.. data.Interactions.Select(interaction => interaction.ProfileId).Distinct(StringComparer.Ordinal).Take(2).DefaultIfEmpty("new viewer")];
    }

    private static async Task<Ranking.Homepage> ComposeAsync(HomepageComposer composer, HomepageRequest request, CancellationToken cancellationToken)
    {
        for (int i = 0; i < WarmUpPages; i++)
        {
            // A full trace costs far more than a page, so few of the pages that nobody sees make one.
            ExplainLevel level = i + WarmUpTraces < WarmUpPages ? ExplainLevel.Reasons : request.Explain;
            await composer.ComposeAsync(request with { Explain = level }, cancellationToken).ConfigureAwait(false);
        }

        return await composer.ComposeAsync(request, cancellationToken).ConfigureAwait(false);
    }

    // Everything but the pages goes to standard error, so that standard output can be piped.
    private static void Tell(string line) => Console.Error.WriteLine(line);

    private sealed class ConsoleProgress : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
