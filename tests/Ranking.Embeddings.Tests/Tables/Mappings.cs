namespace Ranking.Embeddings.Tests;

/// <summary>What files the process has mapped.</summary>
internal static class Mappings
{
    /// <summary>Whether a file is mapped; null where the system does not say.</summary>
    public static bool? Knows(string path) => Of(path) is { } count ? count > 0 : null;

    /// <summary>How many mappings there are of files under a path; null where the system does not say.</summary>
    public static int? Of(string path) => OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/maps").Count(line => line.Contains(path, StringComparison.Ordinal)) : null;
}
