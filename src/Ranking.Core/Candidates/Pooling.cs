namespace Ranking;

/// <summary>How several vectors become one, number by number.</summary>
internal enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their sum: the same direction as the mean.</summary>
    Sum,

    /// <summary>The largest of each number.</summary>
    Max,

    /// <summary>The smallest of each number.</summary>
    Min,
}
