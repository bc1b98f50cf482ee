namespace Ranking.Embeddings;

/// <summary>What models, kinds and versions may be called: what every file system, with and without case, takes as the name of a file.</summary>
internal static class ArtifactNames
{
    public const string Rule = "1 to 100 lower-case letters a–z, digits, '.', '-' and '_', beginning and ending with a letter or a digit, "
        + "and not a device of Windows such as 'con' or 'nul'";

    private const int Longest = 100;

    public static string Check(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return IsName(value) ? value : throw new ArgumentException($"'{value}' is no {parameter} of a model: use {Rule}.", parameter);
    }

    public static bool IsName(string value) =>
        value.Length is > 0 and <= Longest && value.All(c => IsPlain(c) || c is '.' or '-' or '_') && IsPlain(value[0]) && IsPlain(value[^1]) && !IsDevice(value);

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    // Windows reserves them with any ending.
    private static bool IsDevice(string value)
    {
        string stem = value.Split('.')[0];
        return stem is "con" or "prn" or "aux" or "nul" || (stem.Length == 4 && (stem.StartsWith("com", StringComparison.Ordinal) || stem.StartsWith("lpt", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]));
    }
}
