using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ranking.Expressions;

/// <summary>Writes queries as the JSON that <see cref="QueryJsonReader"/> reads.</summary>
internal static class QueryJsonWriter
{
    public static string Write(QueryPlan plan)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("query");
            if (plan.Attributes is { } attributes)
            {
                json.WriteString("type", QueryCatalog.RankAttributes);
                foreach (var (parameter, value) in attributes.Ordered)
                {
                    Write(json, parameter switch { "attribute" => "input_attribute", "embedding_ref" => "embeddings", _ => parameter }, value);
                }
            }
            else
            {
                WriteRank(json, plan);
            }

            if (plan.Limit is { } limit)
            {
                Write(json, "limit", limit);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteRank(Utf8JsonWriter json, QueryPlan plan)
    {
        json.WriteString("type", "rank");
        json.WriteString("from", "item");
        if (plan.Columns.Count > 0)
        {
            json.WriteStartArray("columns");
            foreach (string column in plan.Columns)
            {
                json.WriteStringValue(column);
            }

            json.WriteEndArray();
        }

        WriteAll(json, "retrieve", plan.Retrievers);
        if (plan.Where is { } where)
        {
            json.WriteString("filter", Printer.Print(where));
        }

        if (plan.Score is { } score)
        {
            json.WriteStartObject("score");
            json.WriteString("value_model", (score.Find("expression") as TextNode)?.Value ?? "");
            json.WriteEndObject();
            if (plan.IsAscending)
            {
                json.WriteBoolean("ascending", true);
            }
        }

        WriteAll(json, "reorder", plan.Reorderers);
    }

    private static void WriteAll(Utf8JsonWriter json, string name, IReadOnlyList<QueryCall> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (QueryCall call in calls)
        {
            json.WriteStartObject();
            WriteMembers(json, call);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMembers(Utf8JsonWriter json, QueryCall call)
    {
        json.WriteString("type", call.Name);
        foreach (var (parameter, value) in call.Ordered)
        {
            Write(json, parameter, value);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, ExpressionNode value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    private static void WriteValue(Utf8JsonWriter json, ExpressionNode value)
    {
        switch (value)
        {
            case TextNode text:
                json.WriteStringValue(text.Value);
                break;
            case NumberNode number when float.IsNaN(number.Value):
                json.WriteNullValue();
                break;
            case NumberNode number:
                json.WriteNumberValue(number.Value);
                break;
            case ParameterNode parameter:
                json.WriteStringValue($"${parameter.Name}");
                break;
            case QueryCall call:
                json.WriteStartObject();
                WriteMembers(json, call);
                json.WriteEndObject();
                break;
            case ListNode list:
                json.WriteStartArray();
                foreach (ExpressionNode item in list.Items)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                break;
        }
    }
}
