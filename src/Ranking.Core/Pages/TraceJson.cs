using System.Text.Json.Serialization;

namespace Ranking;

/// <summary>How a trace is written; generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(PageTrace))]
internal sealed partial class TraceJson : JsonSerializerContext;
