namespace Ranking.Tests.Common;

/// <summary>The public data sets that are too large for the repository: folders in <c>shared/data</c> beside it.</summary>
public static class SharedData
{
    /// <summary>The folder of all data sets; it need not exist.</summary>
    public static string Root { get; } = System.IO.Path.GetFullPath(Repository.Path("..", "shared", "data"));

    /// <summary>The folder of one data set; it need not exist.</summary>
    public static string Folder(string name) => System.IO.Path.Combine(Root, name);

    public static bool Has(string name) => Directory.Exists(Folder(name));
}
