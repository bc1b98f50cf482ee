using System.Xml.Linq;

namespace Ranking.Architecture.Tests;

/// <summary>A star, not a chain: who may see whom, exactly.</summary>
public class PackageEdgeTests
{
    public static TheoryData<string, string[], string[]> Edges => new()
    {
        { "Ranking.Abstractions", [], ["System.Numerics.Tensors"] },
        {
            "Ranking.Core",
            ["Ranking.Abstractions"],
            [
                "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
                "Microsoft.Extensions.Options", "System.Numerics.Tensors",
            ]
        },
        { "Ranking.Embeddings", ["Ranking.Abstractions"], ["Microsoft.Extensions.AI.Abstractions", "System.Numerics.Tensors"] },
        // Beside the star: docs/decisions/0015-engine-files-stand-on-core.md.
        { "Ranking.Configuration", ["Ranking.Abstractions", "Ranking.Core"], ["Microsoft.Extensions.Configuration.FileExtensions", "YamlDotNet"] },
        { "Ranking.Evaluation", ["Ranking.Abstractions"], [] },
        { "Ranking.Onnx", ["Ranking.Abstractions"], ["Microsoft.ML.OnnxRuntime"] },
        // Outside the star, and in no app that ships: docs/decisions/0007-testing-sees-core.md.
        { "Ranking.Testing", ["Ranking.Abstractions", "Ranking.Core"], [] },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void A_package_references_exactly_what_it_may(string name, string[] projects, string[] packages)
    {
        XDocument project = XDocument.Load(Repository.Path("src", name, $"{name}.csproj"));
        Assert.Equal(projects, Included(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order());
        Assert.Equal(packages, Included(project, "PackageReference").Order());
    }

    [Fact]
    public void Every_package_is_in_the_table() =>
        Assert.Equal(Edges.Select(row => (string)row[0]).Order(), Directory.GetDirectories(Repository.Path("src")).Select(Path.GetFileName).Where(name => name != "Shared").Order());

    [Fact]
    public void Compiled_packages_see_no_more_than_their_projects_say()
    {
        foreach (var (name, assembly) in Packages.Assemblies)
        {
            string[] ours = [.. assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Where(reference => reference.StartsWith("Ranking", StringComparison.Ordinal))];
            string[] expected = name switch
            {
                "Ranking.Abstractions" => [],
                "Ranking.Testing" or "Ranking.Configuration" => ["Ranking.Abstractions", "Ranking.Core"],
                _ => ["Ranking.Abstractions"],
            };
            Assert.Equal(expected, ours.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Shipping_packages_let_hosts_use_any_10_x_of_the_extensions()
    {
        XDocument core = XDocument.Load(Repository.Path("src", "Ranking.Core", "Ranking.Core.csproj"));
        XDocument configuration = XDocument.Load(Repository.Path("src", "Ranking.Configuration", "Ranking.Configuration.csproj"));
        Assert.All(
            core.Descendants("PackageReference").Concat(configuration.Descendants("PackageReference")).Where(reference => reference.Attribute("Include")!.Value.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)),
            reference => Assert.Equal("10.0.0", reference.Attribute("VersionOverride")?.Value));

        // A package over Core would be packed with the pinned versions of what Core needs.
        XDocument testing = XDocument.Load(Repository.Path("src", "Ranking.Testing", "Ranking.Testing.csproj"));
        Assert.All([testing, configuration], project => Assert.Equal("false", Assert.Single(project.Descendants("CentralPackageTransitivePinningEnabled")).Value));
    }

    private static IEnumerable<string> Included(XDocument project, string element) =>
        project.Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
}
