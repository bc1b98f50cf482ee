namespace Ranking;

/// <summary>One column of an order.</summary>
/// <param name="Column">The column's name, without "item." before it.</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
/// <param name="NullsFirst">Whether titles without a value come first, whatever the direction.</param>
internal readonly record struct OrderKey(string Column, bool IsDescending = false, bool NullsFirst = false)
{
    /// <summary>The one way to write it, so that orders that mean the same are kept once.</summary>
    public override string ToString() =>
        $"\"{Column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(IsDescending ? " DESC" : "")}{(NullsFirst ? " NULLS FIRST" : "")}";
}
