namespace Ranking;

/// <summary>What one person's interactions with one title come to: the furthest they came, and when and where they were with it last.</summary>
internal readonly record struct Watch(float Completion, DateTimeOffset? Time, string? Region)
{
    /// <summary>Both together, whichever was read first.</summary>
    public Watch And(Watch other)
    {
        // Of one moment in two regions the first by name counts, so that the order of reading does not.
        bool isOther = Nullable.Compare(other.Time, Time) is var order && (order > 0 || (order == 0 && IsBefore(other.Region, Region)));
        return new Watch(Math.Max(Completion, other.Completion), isOther ? other.Time : Time, isOther ? other.Region : Region);
    }

    private static bool IsBefore(string? a, string? b) => a is not null && (b is null || string.CompareOrdinal(a, b) < 0);
}
