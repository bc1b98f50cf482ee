namespace Ranking.Architecture.Tests;

/// <summary>Changing an approved text is the review of a change of the surface. RANKING_ACCEPT=1 writes it anew.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("Ranking.Abstractions", 40)]
    [InlineData("Ranking.Configuration", 4)]
    [InlineData("Ranking.Core", 60)]
    [InlineData("Ranking.Embeddings", 25)]
    [InlineData("Ranking.Evaluation", 25)]
#if !WITHOUT_ONNX
    [InlineData("Ranking.Onnx", 12)]
#endif
    [InlineData("Ranking.Testing", 20)]
    public void The_public_surface_is_as_approved_and_small(string package, int mostTypes)
    {
        string path = Repository.Path("tests", "Ranking.Architecture.Tests", "Api", $"{package}.approved.txt");
        string actual = ApiText.Write(Packages.Assemblies[package]);
        if (Environment.GetEnvironmentVariable("RANKING_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).Split('\n'), actual.Split('\n'));
        Assert.InRange(ApiText.PublicTypes(Packages.Assemblies[package]).Count(), 1, mostTypes);
    }
}
