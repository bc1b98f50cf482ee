using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ranking.Architecture.Tests;

public partial class HouseRuleTests
{
    public static TheoryData<string> Names => [.. Packages.Assemblies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Public_classes_are_sealed_unless_they_are_errors_or_abstract(string package) => Assert.Empty(
        ApiText.PublicTypes(Packages.Assemblies[package]).Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !typeof(Exception).IsAssignableFrom(type)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_public_returns_an_array(string package) => Assert.Empty(
        ApiText.PublicTypes(Packages.Assemblies[package]).SelectMany(type =>
            ApiText.VisibleProperties(type).Where(p => p.PropertyType.IsArray).Select(p => $"{type.Name}.{p.Name}").Concat(
                ApiText.VisibleMethods(type).OfType<MethodInfo>().Where(m => m.ReturnType.IsArray).Select(m => $"{type.Name}.{m.Name}"))));

    [Theory]
    [MemberData(nameof(Names))]
    public void Asynchronous_members_say_so_and_take_a_token_last(string package)
    {
        foreach (MethodInfo method in ApiText.PublicTypes(Packages.Assemblies[package]).SelectMany(ApiText.VisibleMethods).OfType<MethodInfo>())
        {
            if (typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal))
            {
                Assert.EndsWith("Async", method.Name, StringComparison.Ordinal);
                Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_public_type_that_does_something_says_whether_it_may_be_shared_between_threads(string package)
    {
        Assembly assembly = Packages.Assemblies[package];
        XDocument docs = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        foreach (Type type in ApiText.PublicTypes(assembly))
        {
            bool isData = type.IsEnum || type.IsValueType || typeof(Exception).IsAssignableFrom(type) || type.IsAbstract && type.IsSealed
                || type.GetMethod("<Clone>$") is not null || type.Name.EndsWith("Options", StringComparison.Ordinal);
            if (!isData)
            {
                string text = docs.Descendants("member").Single(member => member.Attribute("name")!.Value == $"T:{type.FullName}").Value;
                Assert.True(Sharing().IsMatch(text), $"{type.FullName} does not say whether it is safe for concurrent use.");
            }
        }
    }

    [Fact]
    public void Files_are_short_enough_to_read_at_once() => Assert.Empty(
        Packages.SourceFiles.Where(file => File.ReadLines(file).Count() > 300));

    [Fact]
    public void Nothing_is_left_for_later() => Assert.Empty(
        Packages.SourceFiles.Where(file => LeftForLater().IsMatch(File.ReadAllText(file))));

    [Fact]
    public void The_null_forgiving_mark_stands_only_behind_an_invariant() => Assert.Empty(
        Packages.SourceFiles.SelectMany(file => File.ReadLines(file).Select((line, i) => (File: Path.GetFileName(file), Line: i + 1, Text: line)))
            .Where(line => NullForgiving().IsMatch(line.Text) && !Invariants.Contains(line.File)));

    // Files whose null-forgiving marks stand behind a checked invariant in the same type.
    private static readonly HashSet<string> Invariants = new(StringComparer.Ordinal) { "ItemReasons.cs", "ComponentRunner.cs" };

    [GeneratedRegex("concurrent use|thread", RegexOptions.IgnoreCase)]
    private static partial Regex Sharing();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"[\w\)\]]!(\.|\)|;|,|\[)")]
    private static partial Regex NullForgiving();
}
