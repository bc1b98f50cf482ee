namespace Ranking.Testing;

/// <summary>What sets one world apart from the others.</summary>
internal sealed record WorldShape(string Name, int Titles)
{
    /// <summary>Titles have labels and numbers.</summary>
    public bool IsDescribed { get; init; } = true;

    /// <summary>People did something.</summary>
    public bool IsPlayed { get; init; } = true;

    /// <summary>What they did carries times.</summary>
    public bool HasTimes { get; init; } = true;

    /// <summary>All titles have the same labels, numbers, plays and vectors: nothing but ties.</summary>
    public bool IsAlike { get; init; }

    /// <summary>Titles have vectors that point somewhere.</summary>
    public bool HasVectors { get; init; } = true;

    /// <summary>The share of titles with windows, regions and labels of maturity that close them to somebody.</summary>
    public float Restricted { get; init; }

    /// <summary>The share of titles that belong to a series.</summary>
    public float InSeries { get; init; }
}
