using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ranking.Evaluation;

namespace Ranking.Samples.Evaluate;

/// <summary>Results as JSON.</summary>
internal static class Json
{
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes <c>name: {mean, ci_low, ci_high, n}</c>.</summary>
    public static void Write(this Utf8JsonWriter json, string name, BootstrapInterval interval, int? people = null)
    {
        json.WriteStartObject(name);
        json.WriteNumber("mean", interval.Mean);
        json.WriteNumber("ci_low", interval.Low);
        json.WriteNumber("ci_high", interval.High);
        if (people is { } n)
        {
            json.WriteNumber("n", n);
        }

        json.WriteEndObject();
    }
}
