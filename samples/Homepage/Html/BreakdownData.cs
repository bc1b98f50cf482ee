using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Ranking.Samples.Homepage.Html;

/// <summary>
/// What the page's script shows when a title is opened, as JSON that no markup can get out of: <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> are escaped.
/// <code>
/// {titles: [[name, line, plot]],
///  pages: [{viewer, rows: [{name, place, count, worth, sources, scorer, signals, terms, fates: [[words, count, is shown]],
///           items: [[title, score, worth, source, retrieval, [signal], [term], [[mover, from, to]], rank, picture]],
///           misses: [[title, score, words]]}]}]}
/// </code>
/// Titles and sources are places in their lists; −1 is none; numbers that are not finite are null.
/// </summary>
internal sealed class BreakdownData
{
    private const int Misses = 5;

    private readonly Catalog _catalog;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _titles = [];
    private readonly HashSet<string> _shown;

    private BreakdownData(IReadOnlyList<Ranking.Homepage> pages, Catalog catalog)
    {
        _catalog = catalog;
        _shown = [.. pages.SelectMany(page => page.Rows).SelectMany(row => row.Items).Select(item => item.Id)];
    }

    public static string Write(IReadOnlyList<Ranking.Homepage> pages, Catalog catalog)
    {
        var data = new BreakdownData(pages, catalog);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            json.WriteStartObject();
            json.WriteStartArray("pages");
            foreach (Ranking.Homepage page in pages)
            {
                data.WritePage(json, page);
            }

            json.WriteEndArray();
            data.WriteTitles(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void WritePage(Utf8JsonWriter json, Ranking.Homepage page)
    {
        json.WriteStartObject();
        json.WriteString("viewer", HtmlText.Clean(page.Request.Profile.Id));
        json.WriteStartArray("rows");
        var names = page.Trace.Rows.ToDictionary(row => row.Key, row => row.Row.Title, StringComparer.Ordinal);
        for (int place = 0; place < page.Rows.Count; place++)
        {
            WriteRow(json, page, place, names);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteRow(Utf8JsonWriter json, Ranking.Homepage page, int place, Dictionary<string, string> names)
    {
        HomepageRow row = page.Rows[place];
        RowTrace? trace = page.Trace.Rows.FirstOrDefault(candidate => candidate.Key == row.Key);
        IReadOnlyList<ItemAccount> accounts = trace is null ? [] : page.Trace.Account(row.Key);
        ListTrace? list = trace is null || trace.Ranker < 0 ? null : page.Trace.Rankers[trace.Ranker].Lists[trace.List];
        json.WriteStartObject();
        json.WriteString("name", HtmlText.Clean(row.Title));
        json.WriteNumber("place", place + 1);
        json.WriteNumber("count", accounts.Count);
        WriteNumber(json, "worth", row.Score);
        json.WriteString("scorer", HtmlText.Clean(list?.Scorer));
        WriteTexts(json, "sources", list?.Sources ?? []);
        WriteTexts(json, "signals", accounts.Count == 0 ? [] : accounts[0].Signals.Select(signal => signal.Key));
        WriteTexts(json, "terms", accounts.Count == 0 ? [] : accounts[0].Terms.Select(term => term.Key));
        json.WriteStartArray("fates");
        foreach (var fate in accounts.GroupBy(account => (account.Fate, account.By)).OrderBy(group => group.Key.Fate).ThenByDescending(group => group.Count()).ThenBy(group => group.Key.By, StringComparer.Ordinal))
        {
            json.WriteStartArray();
            json.WriteStringValue(Words(fate.Key.Fate, fate.Key.By, names));
            json.WriteNumberValue(fate.Count());
            json.WriteNumberValue(fate.Key.Fate == CandidateFate.Shown ? 1 : 0);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        WriteItems(json, row, accounts, list);
        WriteMisses(json, accounts, list, names);
        json.WriteEndObject();
    }

    private void WriteItems(Utf8JsonWriter json, HomepageRow row, IReadOnlyList<ItemAccount> accounts, ListTrace? list)
    {
        var byId = accounts.Where(account => account.Fate == CandidateFate.Shown).ToDictionary(account => account.ItemId, StringComparer.Ordinal);
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int rank = 0; list is not null && rank < list.Orders[0].Values.Count; rank++)
        {
            ranks[accounts[list.Orders[0].Values[rank]].ItemId] = rank + 1;
        }

        json.WriteStartArray("items");
        foreach (HomepageItem item in row.Items)
        {
            ItemAccount? account = byId.GetValueOrDefault(item.Id);
            json.WriteStartArray();
            json.WriteNumberValue(TitleOf(item.Id));
            WriteNumber(json, item.Score);
            WriteNumber(json, account?.Worth ?? item.Score);
            json.WriteNumberValue(account is null || account.Source.Length == 0 ? -1 : Place(list?.Sources ?? [], account.Source));
            WriteNumber(json, account?.Retrieval ?? 0);
            WriteNumbers(json, (account?.Signals ?? []).Select(signal => signal.Value));
            WriteNumbers(json, (account?.Terms ?? []).Select(term => term.Value));
            json.WriteStartArray();
            foreach ((string by, int from, int to) in account?.Moves ?? [])
            {
                json.WriteStartArray();
                json.WriteStringValue(HtmlText.Clean(by));
                json.WriteNumberValue(from + 1);
                json.WriteNumberValue(to + 1);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteNumberValue(ranks.GetValueOrDefault(item.Id, -1));
            json.WriteStringValue(item.Artwork is { } picture ? HtmlText.Clean($"{picture.Name}: {string.Join(", ", picture.Tags)}") : "");
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    // The next in the order that was returned, and why each is not in the row.
    private void WriteMisses(Utf8JsonWriter json, IReadOnlyList<ItemAccount> accounts, ListTrace? list, Dictionary<string, string> names)
    {
        json.WriteStartArray("misses");
        IEnumerable<ItemAccount> next = list is null ? [] : list.Orders[^1].Values.Select(candidate => accounts[candidate]);
        foreach (ItemAccount account in next.Where(account => account.Fate != CandidateFate.Shown).Take(Misses))
        {
            json.WriteStartArray();
            json.WriteNumberValue(TitleOf(account.ItemId));
            WriteNumber(json, account.Score);
            json.WriteStringValue(Words(account.Fate, account.By, names));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void WriteTitles(Utf8JsonWriter json)
    {
        json.WriteStartArray("titles");
        foreach (string id in _titles)
        {
            bool isKnown = _catalog.Ids.TryGetOrdinal(id, out int item), isShown = isKnown && _shown.Contains(id);
            json.WriteStartArray();
            json.WriteStringValue(HtmlText.Clean(isKnown ? _catalog.Title(item) : id));
            json.WriteStringValue(isShown ? HtmlText.Clean(CatalogFacts.LineOf(_catalog, item)) : "");
            json.WriteStringValue(isShown ? HtmlText.Clean(CatalogFacts.PlotOf(_catalog, item)) : "");
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private int TitleOf(string id)
    {
        if (!_places.TryGetValue(id, out int title))
        {
            _places.Add(id, title = _titles.Count);
            _titles.Add(id);
        }

        return title;
    }

    private static string Words(CandidateFate fate, string by, Dictionary<string, string> names) => HtmlText.Clean(fate switch
    {
        CandidateFate.Shown => "shown in this row",
        CandidateFate.Filtered => $"dropped by the filter {by}",
        CandidateFate.NotFinite => "without a finite score",
        CandidateFate.Outranked => "outranked: better ones filled the list",
        CandidateFate.Cut => $"cut by {by}",
        CandidateFate.Refused => "refused by the page: its series is in the row, or it is not eligible",
        CandidateFate.ShownElsewhere => $"shown above in {names.GetValueOrDefault(by, by)}",
        CandidateFate.Reserve => "in reserve, not needed",
        CandidateFate.RowLeftOut => $"its row is not on the page: {by}",
        _ => $"{fate} {by}",
    });

    private static int Place(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(HtmlText.Clean(text));
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, IEnumerable<float> numbers)
    {
        json.WriteStartArray();
        foreach (float number in numbers)
        {
            WriteNumber(json, number);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, float number)
    {
        json.WritePropertyName(name);
        WriteNumber(json, number);
    }

    private static void WriteNumber(Utf8JsonWriter json, float number)
    {
        if (float.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
