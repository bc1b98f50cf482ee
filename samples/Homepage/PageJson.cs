using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ranking.Samples.Homepage;

/// <summary>Pages as JSON: <c>[{viewer, page_id, composed_ms, rows: [{kind, title, value, score, reason, items: [{id, title, score, artwork, reason}]}]}]</c>.</summary>
internal static class PageJson
{
    public static string Write(IReadOnlyList<Ranking.Homepage> pages, bool explain)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (Ranking.Homepage page in pages)
            {
                WritePage(json, page, explain);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WritePage(Utf8JsonWriter json, Ranking.Homepage page, bool explain)
    {
        json.WriteStartObject();
        json.WriteString("viewer", page.Request.Profile.Id);
        json.WriteString("page_id", page.PageId);
        json.WriteNumber("composed_ms", Math.Round(page.Duration.TotalMilliseconds, 3));
        json.WriteStartArray("rows");
        foreach (HomepageRow row in page.Rows)
        {
            json.WriteStartObject();
            json.WriteString("kind", row.Kind);
            json.WriteString("title", row.Title);
            json.WriteString("value", row.Value);
            json.WriteNumber("score", row.Score);
            json.WriteString("reason", row.Reason.ToString());
            json.WriteStartArray("items");
            foreach (HomepageItem item in row.Items)
            {
                json.WriteStartObject();
                json.WriteString("id", item.Id);
                json.WriteString("title", item.Title);
                json.WriteNumber("score", item.Score);
                json.WriteString("artwork", item.Artwork?.Name);
                json.WriteString("reason", item.Reason.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (explain)
        {
            WriteTrace(json, page.Trace.Entries);
        }

        json.WriteEndObject();
    }

    private static void WriteTrace(Utf8JsonWriter json, IReadOnlyList<TraceEntry> trace)
    {
        json.WriteStartArray("trace");
        foreach (TraceEntry entry in trace)
        {
            json.WriteStartObject();
            json.WriteString("stage", entry.Stage);
            json.WriteString("component", entry.Component);
            json.WriteString("outcome", entry.Outcome.ToString().ToLowerInvariant());
            json.WriteNumber("in", entry.In);
            json.WriteNumber("out", entry.Out);
            json.WriteNumber("ms", Math.Round(entry.Duration.TotalMilliseconds, 4));
            json.WriteString("detail", entry.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
