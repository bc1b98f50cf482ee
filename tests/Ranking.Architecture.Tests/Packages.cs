using System.Reflection;

namespace Ranking.Architecture.Tests;

/// <summary>The packages and their source files.</summary>
internal static class Packages
{
    public static IReadOnlyDictionary<string, Assembly> Assemblies { get; } = new Dictionary<string, Assembly>(StringComparer.Ordinal)
    {
        ["Ranking.Abstractions"] = typeof(Catalog).Assembly,
        ["Ranking.Core"] = typeof(HomepageComposer).Assembly,
        ["Ranking.Embeddings"] = typeof(Embeddings.VectorSpace).Assembly,
        ["Ranking.Configuration"] = typeof(Configuration.EngineFiles).Assembly,
        ["Ranking.Evaluation"] = typeof(Evaluation.ListMetrics).Assembly,
#if !WITHOUT_ONNX
        ["Ranking.Onnx"] = typeof(Onnx.OnnxSignalProvider).Assembly,
#endif
        ["Ranking.Testing"] = typeof(Testing.ConformanceSuite).Assembly,
    };

    public static IEnumerable<string> SourceFiles => Directory
        .EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
