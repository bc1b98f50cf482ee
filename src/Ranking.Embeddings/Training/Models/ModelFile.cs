using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ranking.Embeddings;

/// <summary>
/// Models as artefacts. Every model has <c>items</c> (its ids) and the metadata <c>liked_from</c> and <c>report</c>; beside them
/// <code>
/// ease         weights [items, items]
/// itemknn      starts [items + 1], neighbours [entries], weights [entries]
/// popularity   popularity [items]
/// elsa         the table vectors, its ids those of the items
/// als          factors [items, dimensions], gram [dimensions, dimensions]; unobserved, regularisation, frequency_exponent
/// ensemble     weights [models]; its models under 0., 1. …, each with the metadata kind
/// </code>
/// </summary>
internal static partial class ModelFile
{
    public static ModelArtifact Write(CollaborativeModel model, string name, string version) =>
        Write(model, ModelArtifact.Create(model.Kind, name, version).WithStrings("items", model.ItemIds), "");

    public static CollaborativeModel Read(ModelArtifact artifact)
    {
        artifact.Require(artifact.Kind);
        try
        {
            return Read(artifact, artifact.Kind, artifact.Strings("items"), "");
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or KeyNotFoundException)
        {
            throw new RankingException($"{artifact} does not hold what a model of kind '{artifact.Kind}' holds: {e.Message}", e);
        }
    }

    private static ModelArtifact Write(CollaborativeModel model, ModelArtifact artifact, string at)
    {
        int items = model.ItemIds.Count;
        artifact = artifact
            .WithMetadata(at + "liked_from", Text(model.LikedFrom))
            .WithMetadata(at + "report", JsonSerializer.Serialize(model.Report, ReportJson.Default.TrainingReport));
        return model switch
        {
            DenseItemModel dense => artifact.WithFloats(at + "weights", dense.Weights, items, items),
            SparseItemModel sparse => artifact.WithInts(at + "starts", sparse.Starts).WithInts(at + "neighbours", sparse.Items).WithFloats(at + "weights", sparse.Weights),
            PopularityModel popularity => artifact.WithFloats(at + "popularity", popularity.Popularity),
            ElsaModel elsa => artifact.WithTable(at + "vectors", elsa.Vectors),
            AlsModel als => artifact
                .WithFloats(at + "factors", als.Factors, items, als.Dimensions)
                .WithFloats(at + "gram", als.Gram, als.Dimensions, als.Dimensions)
                .WithMetadata(at + "unobserved", Text(als.Objective.Unobserved))
                .WithMetadata(at + "regularisation", Text(als.Objective.Strength))
                .WithMetadata(at + "frequency_exponent", Text(als.Objective.Exponent)),
            EnsembleModel ensemble => WriteAll(ensemble, artifact, at),
            _ => throw new InvalidOperationException($"A model of kind '{model.Kind}' has no form in a file."),
        };
    }

    private static ModelArtifact WriteAll(EnsembleModel ensemble, ModelArtifact artifact, string at)
    {
        artifact = artifact.WithFloats(at + "weights", ensemble.Weights.ToArray());
        for (int m = 0; m < ensemble.Models.Count; m++)
        {
            string prefix = $"{at}{m}.";
            artifact = Write(ensemble.Models[m], artifact.WithMetadata(prefix + "kind", ensemble.Models[m].Kind), prefix);
        }

        return artifact;
    }

    private static CollaborativeModel Read(ModelArtifact artifact, string kind, IReadOnlyList<string> ids, string at)
    {
        float likedFrom = Number(artifact, at + "liked_from");
        TrainingReport report = JsonSerializer.Deserialize(artifact.Metadata[at + "report"], ReportJson.Default.TrainingReport) ?? throw new FormatException("the report is null");
        return kind switch
        {
            "ease" => new DenseItemModel(kind, ids, Floats(artifact, at + "weights", ids.Count, ids.Count), likedFrom, report),
            "itemknn" => ReadSparse(artifact, kind, ids, at, likedFrom, report),
            "popularity" => new PopularityModel(ids, Floats(artifact, at + "popularity", ids.Count), likedFrom, report),
            "elsa" => ReadElsa(artifact, ids, at, likedFrom, report),
            "als" => ReadAls(artifact, ids, at, likedFrom, report),
            "ensemble" => ReadAll(artifact, ids, at, report),
            _ => throw new RankingException($"{artifact} is of kind '{kind}', which is no collaborative model."),
        };
    }

    private static SparseItemModel ReadSparse(ModelArtifact artifact, string kind, IReadOnlyList<string> ids, string at, float likedFrom, TrainingReport report)
    {
        ReadOnlyMemory<int> starts = artifact.Ints(at + "starts");
        ReadOnlyMemory<int> items = artifact.Ints(at + "neighbours");
        bool fits = starts.Length == ids.Count + 1 && starts.Span[0] == 0 && starts.Span[^1] == items.Length;
        for (int i = 0; fits && i < ids.Count; i++)
        {
            fits = starts.Span[i] <= starts.Span[i + 1];
        }

        foreach (int item in items.Span)
        {
            fits &= (uint)item < (uint)ids.Count;
        }

        return fits
            ? new SparseItemModel(kind, ids, starts, items, Floats(artifact, at + "weights", items.Length), likedFrom, report)
            : throw new FormatException("the rows of its neighbours do not fit its items");
    }

    private static ElsaModel ReadElsa(ModelArtifact artifact, IReadOnlyList<string> ids, string at, float likedFrom, TrainingReport report)
    {
        EmbeddingTable vectors = artifact.Table(at + "vectors");
        return vectors.Ids.SequenceEqual(ids) ? new ElsaModel(vectors, likedFrom, report) : throw new FormatException("its vectors are not of its items");
    }

    private static AlsModel ReadAls(ModelArtifact artifact, IReadOnlyList<string> ids, string at, float likedFrom, TrainingReport report)
    {
        int dimensions = Columns(artifact, at + "factors");
        var objective = new AlsObjective(Number(artifact, at + "unobserved"), Number(artifact, at + "regularisation"), Number(artifact, at + "frequency_exponent"));
        return new AlsModel(
            Floats(artifact, at + "factors", ids.Count, dimensions),
            Floats(artifact, at + "gram", dimensions, dimensions).ToArray(),
            objective,
            ids,
            likedFrom,
            report);
    }

    private static EnsembleModel ReadAll(ModelArtifact artifact, IReadOnlyList<string> ids, string at, TrainingReport report)
    {
        float[] weights = artifact.Floats(at + "weights").ToArray();
        var models = new CollaborativeModel[weights.Length];
        for (int m = 0; m < models.Length; m++)
        {
            string prefix = $"{at}{m}.";
            models[m] = Read(artifact, artifact.Metadata[prefix + "kind"], ids, prefix);
        }

        return models.Length > 0 ? new EnsembleModel(models, weights, report) : throw new FormatException("an ensemble of no models");
    }

    private static int Columns(ModelArtifact artifact, string tensor)
    {
        ReadOnlySpan<int> shape = artifact.Shape(tensor);
        return shape.Length == 2 && shape[1] > 0 ? shape[1] : throw new FormatException($"'{tensor}' is no matrix");
    }

    private static ReadOnlyMemory<float> Floats(ModelArtifact artifact, string tensor, params ReadOnlySpan<int> shape) => artifact.Shape(tensor).SequenceEqual(shape)
        ? artifact.Floats(tensor)
        : throw new FormatException($"'{tensor}' should have the shape [{string.Join(", ", shape.ToArray())}]");

    private static float Number(ModelArtifact artifact, string key) => float.Parse(artifact.Metadata[key], NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    [JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(TrainingReport))]
    private sealed partial class ReportJson : JsonSerializerContext;
}
