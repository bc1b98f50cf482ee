namespace Ranking.Embeddings.Tests.Training;

public sealed class ModelFileTests : IDisposable
{
    private static readonly Lazy<Dictionary<string, CollaborativeModel>> Models = new(() =>
    {
        (InteractionMatrix training, ValidationFold fold) = ValidationFold.Split(Likes.Groups(people: 20), 20);
        CollaborativeModel ease = Train.Ease(training, 2);
        CollaborativeModel elsa = Train.Elsa(training, new ElsaOptions { Dimensions = 6, Epochs = 3 }, fold);
        CollaborativeModel als = Train.ImplicitAls(training, new AlsOptions { Dimensions = 5, Iterations = 3 });
        CollaborativeModel knn = Train.ItemKnn(training, 5);
        return new CollaborativeModel[] { ease, elsa, als, knn, Train.Popularity(training), Train.Ensemble([ease, als, knn], fold) }
            .ToDictionary(model => model.Kind, StringComparer.Ordinal);
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("models").FullName;

    public static TheoryData<string> Kinds => ["ease", "elsa", "als", "itemknn", "popularity", "ensemble"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_model_comes_back_as_it_was_read_or_mapped(string kind)
    {
        CollaborativeModel model = Models.Value[kind];
        foreach (bool isMapped in new[] { false, true })
        {
            var store = new FolderModelStore(Path.Combine(_folder, $"{isMapped}"), isMapped);
            await store.PublishAsync(model.ToArtifact("taste", "1"), CancellationToken.None);
            ModelArtifact artifact = await store.OpenAsync("taste", null, CancellationToken.None);
            artifact.Verify();
            CollaborativeModel again = CollaborativeModel.FromArtifact(artifact);
            Assert.Equal(kind, again.Kind);
            Assert.Equal(model.ItemIds, again.ItemIds);
            Assert.Equal(model.LikedFrom, again.LikedFrom);
            Assert.Equal(model.Scores(1, 9, 30), again.Scores(1, 9, 30));
            Assert.Equal(model.Report.Settings, again.Report.Settings);
            Assert.Equal(model.Report.Losses, again.Report.Losses);
            Assert.Equal(model.Report.Validation, again.Report.Validation);
            Assert.Equal((model.Report.Steps, model.Report.Seconds), (again.Report.Steps, again.Report.Seconds));
            Assert.Equal(model.Vectors?.Row(3).ToArray(), again.Vectors?.Row(3).ToArray());
        }
    }

    [Fact]
    public void What_is_no_model_is_refused() =>
        Assert.Contains("no collaborative model", Refused(ModelArtifact.Create("table", "x", "1").WithStrings("items", ["a"]).WithMetadata("liked_from", "0.6").WithMetadata("report", Report)), StringComparison.Ordinal);

    [Fact]
    public void A_newer_schema_is_refused() =>
        Assert.Contains("schema 2", Refused(ModelArtifact.Create("popularity", "x", "1", schemaVersion: 2)), StringComparison.Ordinal);

    [Theory]
    [InlineData("popularity")]
    [InlineData("ease")]
    [InlineData("elsa")]
    [InlineData("als")]
    [InlineData("itemknn")]
    [InlineData("ensemble")]
    public void What_lacks_a_part_is_refused_by_name(string kind) =>
        Assert.Contains("has no tensor", Refused(ModelArtifact.Create(kind, "x", "1").WithStrings("items", ["a"]).WithMetadata("liked_from", "0.6").WithMetadata("report", Report)), StringComparison.Ordinal);

    [Theory]
    [InlineData("popularity", new float[] { 1f, 2f }, new[] { 2 })]
    [InlineData("ease", new float[] { 1f, 2f }, new[] { 1, 2 })]
    public void What_has_another_shape_is_refused(string kind, float[] values, int[] shape) =>
        Assert.Contains("shape", Refused(Described(kind).WithFloats(kind == "ease" ? "weights" : "popularity", values, shape)), StringComparison.Ordinal);

    [Theory]
    [InlineData(new[] { 0, 2 }, new[] { 0, 1 })]
    [InlineData(new[] { 0, 1 }, new[] { -1 })]
    [InlineData(new[] { 1, 1 }, new[] { 0 })]
    [InlineData(new[] { 0, 5 }, new[] { 0 })]
    [InlineData(new[] { 0 }, new int[0])]
    public void Neighbours_that_lead_nowhere_are_refused(int[] starts, int[] neighbours) => Assert.Contains(
        "neighbours",
        Refused(Described("itemknn").WithInts("starts", starts).WithInts("neighbours", neighbours).WithFloats("weights", new float[neighbours.Length])),
        StringComparison.Ordinal);

    private static string Report => Models.Value["popularity"].ToArtifact("x", "1").Metadata["report"];

    private static ModelArtifact Described(string kind) => ModelArtifact.Create(kind, "x", "1").WithStrings("items", ["a"]).WithMetadata("liked_from", "0.6").WithMetadata("report", Report);

    private static string Refused(ModelArtifact artifact) => Assert.Throws<RankingException>(() => CollaborativeModel.FromArtifact(artifact)).Message;
}
