using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ranking.Evaluation;
using Ranking.Samples.Simulator.Measures;
using Ranking.Samples.Simulator.Service;

namespace Ranking.Samples.Simulator.Output;

/// <summary>The run as JSON: for each policy and measure the whole run, its first and last days, what changed, the difference to value order, and every day.</summary>
internal static class ResultJson
{
    public static string Write(Comparison comparison, Settings settings)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("seed", settings.Seed);
            json.WriteNumber("days", settings.Days);
            json.WriteNumber("viewers", settings.Viewers);
            json.WriteNumber("titles", settings.Titles);
            json.WriteNumber("rows", settings.Rows);
            json.WriteNumber("items", settings.Items);
            json.WriteNumber("span", settings.Span);
            json.WriteString("baseline", Policy.Baseline);
            json.WriteStartObject("policies");
            foreach (Outcome outcome in comparison.Outcomes)
            {
                json.WriteStartObject(outcome.Name);
                foreach (string measure in MeasureNames.All)
                {
                    Write(json, comparison, outcome, measure);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Comparison comparison, Outcome outcome, string measure)
    {
        bool hasIntervals = Comparison.Find(measure) is not null;
        json.WriteStartObject(measure);
        Write(json, "whole", comparison.Mean(outcome, measure, comparison.Whole), hasIntervals);
        Write(json, "first", comparison.Mean(outcome, measure, comparison.Beginning), hasIntervals);
        Write(json, "last", comparison.Mean(outcome, measure, comparison.End), hasIntervals);
        Write(json, "change", comparison.Change(outcome, measure), hasIntervals);
        Write(json, "against_value", comparison.AgainstValue(outcome, measure, comparison.Whole), hasIntervals);
        json.WriteStartArray("by_day");
        for (int day = 1; day <= outcome.Days; day++)
        {
            json.WriteNumberValue(outcome.Mean(measure, day, day));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, BootstrapInterval interval, bool hasInterval)
    {
        json.WriteStartObject(name);
        json.WriteNumber("mean", interval.Mean);
        if (hasInterval)
        {
            json.WriteNumber("ci_low", interval.Low);
            json.WriteNumber("ci_high", interval.High);
        }

        json.WriteEndObject();
    }
}
