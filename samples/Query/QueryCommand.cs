using System.Globalization;
using System.Text.Json;
using Ranking.Configuration;
using Ranking.Expressions;
using Ranking.Samples.Data;
using Spectre.Console;

namespace Ranking.Samples.Query;

/// <summary>Runs one query, or those that are typed. What is wrong is said in one line.</summary>
internal static class QueryCommand
{
    private const int WrongQuery = 2;

    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            Dictionary<string, object?> parameters = Parameters(settings.Parameters);
            using EngineFiles files = QueryService.Files(settings.Engine, settings.Data);
            if (settings.Query is { } query)
            {
                // A wrong query is refused before anything is loaded.
                _ = QueryService.IsName(query) ? files.Queries.Saved?.Find(query.Trim()) : Read(query, parameters, out _);
                QueryService service = await QueryService.LoadAsync(files, query, cancellationToken).ConfigureAwait(false);
                Print(await RunAsync(service, query, parameters, settings, cancellationToken).ConfigureAwait(false), settings);
                return 0;
            }

            QueryService loaded = await QueryService.LoadAsync(files, query: null, cancellationToken).ConfigureAwait(false);
            return await PromptAsync(loaded, parameters, settings, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RankingException or DataException or IOException or UnauthorizedAccessException or FormatException)
        {
            await Console.Error.WriteLineAsync(OneLine(e.Message)).ConfigureAwait(false);
            return WrongQuery;
        }
    }

    private static async Task<int> PromptAsync(QueryService service, Dictionary<string, object?> parameters, Settings settings, CancellationToken cancellationToken)
    {
        var prompt = new Prompt(Names(service));
        while (prompt.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                Print(await RunAsync(service, line, parameters, settings, cancellationToken).ConfigureAwait(false), settings);
            }
            catch (RankingException e)
            {
                await Console.Error.WriteLineAsync(OneLine(e.Message)).ConfigureAwait(false);
            }
        }

        return 0;
    }

    private static async Task<QueryResult> RunAsync(
        QueryService service, string text, Dictionary<string, object?> parameters, Settings settings, CancellationToken cancellationToken)
    {
        Dictionary<string, object?> all = parameters;
        RankingQuery? query = QueryService.IsName(text) ? null : Read(text, parameters, out all);
        var request = new QueryRequest { Parameters = all, At = settings.At ?? service.Data.DefaultTime, Device = settings.Device, Explain = settings.Explain };
        return query is null
            ? await service.Engine.RunAsync(text.Trim(), request, cancellationToken).ConfigureAwait(false)
            : await service.Engine.RunAsync(query, request, cancellationToken).ConfigureAwait(false);
    }

    // What the command line gives goes before what came with the query.
    private static RankingQuery Read(string text, Dictionary<string, object?> given, out Dictionary<string, object?> all)
    {
        IReadOnlyDictionary<string, object?> own = given;
        RankingQuery query = text.TrimStart().StartsWith('{') ? RankingQuery.FromJson(text, out own) : RankingQuery.Parse(text);
        all = new Dictionary<string, object?>(own, StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            all[name] = value;
        }

        return query;
    }

    private static Dictionary<string, object?> Parameters(IReadOnlyList<string> given)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (string parameter in given)
        {
            int equals = parameter.IndexOf('=', StringComparison.Ordinal);
            parameters[equals > 0 ? parameter[..equals] : throw new FormatException($"--param {parameter}: write name=value, as in --param user_id=42.")] = Value(parameter[(equals + 1)..]);
        }

        return parameters;
    }

    private static object? Value(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Value(document.RootElement);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out long whole) ? (object)whole : value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => value.GetString(),
        _ => value.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value), StringComparer.Ordinal),
    };

    private static IEnumerable<string> Names(QueryService service) =>
    [
        "SELECT * FROM", "WHERE", "ORDER BY score(expression='", "REORDER BY", "LIMIT", "CONTAINS", "column_order(columns='", "similarity(embedding_ref='", "text_search(query='", "popular(", "trending(", "filter(where='",
        "ids(item_ids=", "continue_watching(", "because_you_watched(", "rank_attributes(attribute='", "diversity(", "exploration(", "boosted(", "calibrated(", "click_through_rate", "watch_completion", "affinity", "popularity",
        "content_embedding", "elsa_embedding", "$user_id", "$last_watched", "_derived_popular_rank", "_derived_chronological_rank", "_derived_trending_rank", "days_since_release", "hour_of_day",
        "saved(query='", "candidate_attributes(item_attributes=", "prebuilt('", "truncate(", .. service.Saved,
        .. service.Data.Catalog.NumberNames, .. service.Data.Catalog.TextNames, .. service.Data.Catalog.TimeNames, .. service.Data.Catalog.Categories.Keys,
    ];

    private static void Print(QueryResult result, Settings settings)
    {
        if (settings.Json)
        {
            Console.Out.WriteLine(result.ToJson());
            return;
        }

        IAnsiConsole console = AnsiConsole.Console;
        if (console.Profile.Out.IsTerminal is false)
        {
            console.Profile.Width = 160;
        }

        Table table = result.IsOfAttributes ? new Table().AddColumns("value", "score", "titles", "because") : new Table().AddColumns("id", "title", "score");
        for (int i = 0; i < result.Values.Count; i++)
        {
            RankedValue value = result.Values[i];
            table.AddRow(Markup.Escape(value.Value), Number(value.Score), value.Support.ToString(CultureInfo.InvariantCulture), Markup.Escape(result.Reasons[i].ToString()));
        }

        IReadOnlyList<string> ids = result.Ids;
        for (int i = 0; i < ids.Count; i++)
        {
            table.AddRow(Markup.Escape(ids[i]), Markup.Escape(result.TitleOf(i)), Number(result.Titles.Scores[i]));
        }

        console.Write(table);
        foreach (TraceEntry entry in result.Explanation)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]{entry.Stage,-12} {entry.Component}: {entry.Outcome}, {entry.In} → {entry.Out}, {entry.Duration.TotalMilliseconds:0.00} ms {entry.Detail}[/]");
        }
    }

    private static string Number(float score) => score.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string OneLine(string message) => string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
