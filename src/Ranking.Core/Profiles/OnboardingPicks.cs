namespace Ranking;

/// <summary>What a person picked when the profile was made: titles by id, and labels as column=value. What is neither plays no part.</summary>
internal static class OnboardingPicks
{
    /// <summary>How many played titles outweigh what was picked, as <c>PoolingOptions.PicksUntil</c> has it by default.</summary>
    public const int Until = 10;

    /// <summary>Whether a pick is a title of the catalog.</summary>
    public static bool IsTitle(string? pick, Catalog catalog, out int item)
    {
        item = -1;
        return pick is not null && catalog.Ids.TryGetOrdinal(pick, out item);
    }

    /// <summary>Whether a pick is a label: no title, and a value that a column has.</summary>
    public static bool IsLabel(string? pick, Catalog catalog) => pick is not null && pick.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign
        && !catalog.Ids.TryGetOrdinal(pick, out _)
        && catalog.Categories.TryGetValue(pick[..sign], out CategoryColumn? column)
        && column.Values.TryGetOrdinal(pick[(sign + 1)..], out _);

    /// <summary>How many titles were watched.</summary>
    public static int PlaysOf(ProfileHistory history)
    {
        int plays = 0;
        foreach (int item in history.Items)
        {
            plays += history.IsWatched(item) ? 1 : 0;
        }

        return plays;
    }

    /// <summary>How many picks play a part.</summary>
    public static int CountIn(Profile profile, Catalog catalog)
    {
        int count = 0;
        for (int i = 0; i < profile.Onboarding.Count; i++)
        {
            count += IsTitle(profile.Onboarding[i], catalog, out _) || IsLabel(profile.Onboarding[i], catalog) ? 1 : 0;
        }

        return count;
    }
}
