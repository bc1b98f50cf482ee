namespace Ranking;

/// <summary>Checks the names of signals, and refuses those of demographics.</summary>
internal static class SignalNames
{
    /// <summary>The signal every list has: the score its source gave.</summary>
    public const string Retrieval = "retrieval";

    private static readonly HashSet<string> Demographics = new(StringComparer.OrdinalIgnoreCase)
    {
        "age", "birth_date", "birthdate", "birthday", "date_of_birth", "dob", "birth_year", "year_of_birth", "gender", "sex",
    };

    private static readonly string[] ProfilePrefixes = ["user.", "profile."];

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

    /// <summary>Whether a name is one of a person's age, birth date, gender or sex. A title may well have an age: <c>item.age</c> is no person's.</summary>
    public static bool IsDemographic(string name)
    {
        foreach (string prefix in ProfilePrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return Demographics.Contains(name[prefix.Length..]);
            }
        }

        return Demographics.Contains(name);
    }

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
