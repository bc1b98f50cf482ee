using System.Reflection;

namespace Ranking.Architecture.Tests;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyDictionary<string, Assembly> Packages { get; } = new Dictionary<string, Assembly>(StringComparer.Ordinal)
    {
        ["Ranking.Abstractions"] = typeof(Catalog).Assembly,
        ["Ranking.Core"] = typeof(HomepageComposer).Assembly,
        ["Ranking.Embeddings"] = typeof(Embeddings.VectorSpace).Assembly,
    };

    public static IEnumerable<string> SourceFiles => Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Ranking.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Ranking.sln is not above the test's folder.");
    }
}
