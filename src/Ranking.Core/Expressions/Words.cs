namespace Ranking.Expressions;

/// <summary>The words that are no names.</summary>
internal static class Words
{
    private static readonly HashSet<string> Reserved = new(
        ["and", "or", "not", "if", "else", "case", "when", "then", "end", "in", "between", "is", "null", "none", "true", "false", "like", "ilike", "contains"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is a word of the language, in any case.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);
}
