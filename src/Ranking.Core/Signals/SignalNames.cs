namespace Ranking;

/// <summary>Checks the names of signals, and refuses those of demographics.</summary>
internal static class SignalNames
{
    /// <summary>The signal every list has: the score its source gave.</summary>
    public const string Retrieval = "retrieval";

    private const string ItemPrefix = "item.";

    private static readonly HashSet<string> Demographics = new(StringComparer.OrdinalIgnoreCase)
    {
        "age", "ages", "birth", "birthdate", "birthday", "birthyear", "dob", "gender", "sex",
    };

    private static readonly char[] Separators = ['.', '_'];

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Mistake(string name)
    {
        if (!IsName(name))
        {
            return $"'{name}' is not a name: write letters, digits, underscores and dots, not starting with a digit, as in item.rating";
        }

        return IsDemographic(name)
            ? $"'{name}' is about who a person is; age, birth date, gender and sex are not inputs of a ranking"
            : null;
    }

    /// <summary>Whether a word of a name is about a person's age, birth, gender or sex. A title may well have an age: <c>item.age</c> is no person's.</summary>
    public static bool IsDemographic(string name) =>
        !name.StartsWith(ItemPrefix, StringComparison.OrdinalIgnoreCase) && name.Split(Separators).Any(Demographics.Contains);

    private static bool IsName(string name)
    {
        foreach (string part in name.Split('.'))
        {
            if (part.Length == 0 || char.IsAsciiDigit(part[0]) || !part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                return false;
            }
        }

        return true;
    }
}
