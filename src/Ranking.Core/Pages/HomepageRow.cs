namespace Ranking;

/// <summary>A row of a homepage.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class HomepageRow
{
    internal HomepageRow(RowCandidate row, float score, IReadOnlyList<HomepageItem> items)
    {
        Kind = row.Kind;
        Key = row.Key;
        Title = row.Title;
        Value = row.Value;
        Family = row.Family;
        Reason = row.Reason;
        Score = score;
        Items = items;
    }

    /// <summary>Its kind, one of <see cref="RowKinds"/> or the host's own.</summary>
    public string Kind { get; }

    /// <summary>What sets it apart from the other rows of the page.</summary>
    public string Key { get; }

    /// <summary>Its heading.</summary>
    public string Title { get; }

    /// <summary>The attribute value it stands for; null where it stands for none.</summary>
    public string? Value { get; }

    internal string? Family { get; }

    /// <summary>What it was worth when it was placed: the value of the titles that are seen first, weighted by how likely they are looked at.</summary>
    public float Score { get; }

    /// <summary>Why it is on the page.</summary>
    public Reason Reason { get; }

    /// <summary>Its titles, from first to last.</summary>
    public IReadOnlyList<HomepageItem> Items { get; }
}
