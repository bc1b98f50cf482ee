using System.Text;
using System.Text.Json;

namespace Ranking.Expressions;

/// <summary>What a query found.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class QueryResult
{
    private readonly Catalog _catalog;
    private readonly QueryRequest _request;
    private readonly TraceRecorder _trace;

    internal QueryResult(Catalog catalog, QueryRequest request, RankedList titles, IReadOnlyList<RankedValue> values, TraceRecorder trace) =>
        (_catalog, _request, Titles, Values, _trace) = (catalog, request, titles, values, trace);

    /// <summary>Whether it has values of an attribute rather than titles.</summary>
    public bool IsOfAttributes { get; internal init; }

    /// <summary>What is written of each title beside id, title and score; null for nothing.</summary>
    internal ResultColumns? Columns { get; init; }

    /// <summary>The titles, the best first, with their scores; empty for a query of values.</summary>
    public RankedList Titles { get; }

    /// <summary>The values, the best first; empty for a query of titles.</summary>
    public IReadOnlyList<RankedValue> Values { get; }

    /// <summary>Why each value is there, in the order of <see cref="Values"/>: a title with it that the person liked, their taste, or that many watch it.</summary>
    public IReadOnlyList<Reason> Reasons { get; internal init; } = [];

    /// <summary>The ids of the titles, the best first.</summary>
    public IReadOnlyList<string> Ids => Titles.Ids(_catalog);

    /// <summary>The name of a title.</summary>
    /// <param name="place">Its place, from 0.</param>
    public string TitleOf(int place) => _catalog.Title(Titles.Items[place]);

    /// <summary>What happened, in order: retrieval, filtering, scoring and reordering, with times and counts. Only what went wrong where the request did not ask to explain.</summary>
    public IReadOnlyList<TraceEntry> Explanation => _trace.Entries;

    /// <summary>
    /// The request for what comes next: the same one, with what this answer and those before it showed left out. What a person does in between counts, and nothing comes twice. An answer with less than
    /// the query's limit is the last.
    /// </summary>
    public QueryRequest Next() => _request with { Shown = [.. _request.Shown, .. IsOfAttributes ? Values.Select(value => value.Value) : Ids] };

    /// <summary>
    /// The answer as JSON: <c>{"results":[{"id", "item_id", "title", "score", and the columns that were selected}, …]}</c> or <c>{"attributes":[{"value", "score", "titles", "reason"}, …]}</c>, with an explanation behind it where there is one.
    /// </summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (IsOfAttributes)
            {
                WriteValues(json);
            }
            else
            {
                WriteTitles(json);
            }

            if (_trace.Entries.Count > 0)
            {
                WriteExplanation(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void WriteValues(Utf8JsonWriter json)
    {
        json.WriteStartArray("attributes");
        for (int i = 0; i < Values.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("value", Values[i].Value);
            json.WriteNumber("score", Values[i].Score);
            json.WriteNumber("titles", Values[i].Support);
            json.WriteString("reason", Reasons[i].ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteTitles(Utf8JsonWriter json)
    {
        json.WriteStartArray("results");
        CatalogValues? values = Columns?.Values();
        for (int i = 0; i < Titles.Count; i++)
        {
            string id = _catalog.Ids[Titles.Items[i]];
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("item_id", id);
            json.WriteString("title", _catalog.Title(Titles.Items[i]));
            json.WriteNumber("score", Titles.Scores[i]);
            if (values is not null)
            {
                Columns?.Write(json, values, Titles.Items[i]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteExplanation(Utf8JsonWriter json)
    {
        json.WriteStartObject("explanation");
        foreach (var (stage, name) in new[] { (Stages.Source, "retrieval"), (Stages.Signal, "signals"), (Stages.Filter, "filtering"), (Stages.Score, "scoring"), (Stages.Reorder, "reordering"), (Stages.Attribute, "attributes") })
        {
            TraceEntry[] entries = [.. _trace.Entries.Where(entry => entry.Stage == stage)];
            if (entries.Length == 0)
            {
                continue;
            }

            json.WriteStartArray(name);
            foreach (TraceEntry entry in entries)
            {
                json.WriteStartObject();
                json.WriteString("name", entry.Component);
                json.WriteString("outcome", entry.Outcome.ToString());
                json.WriteNumber("in", entry.In);
                json.WriteNumber("out", entry.Out);
                json.WriteNumber("ms", Math.Round(entry.Duration.TotalMilliseconds, 3));
                json.WriteString("detail", entry.Detail);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
