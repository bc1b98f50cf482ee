namespace Ranking.Tests.Common;

/// <summary>Finds files of the repository that a test runs in.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Ranking.sln</c>, above the folder of the tests.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path under the root.</summary>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Ranking.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Ranking.sln; run the tests inside the repository.");
    }
}
