namespace Ranking.Expressions;

/// <summary>What names and functions of the catalog mean for one title.</summary>
internal abstract class RowValues
{
    /// <summary>The moment of the request.</summary>
    public virtual DateTimeOffset Now => DateTimeOffset.UnixEpoch;

    /// <summary>The value of a name; null where it has none.</summary>
    public abstract Value Name(string name);

    /// <summary>What a function that looks at all candidates gives for this one.</summary>
    public virtual Value OverAll(CallNode call) => throw new InvalidOperationException($"{call.Function.Name} is worked out over all candidates.");

    /// <summary>The vector of the title or the person in a space; null where it has none.</summary>
    public virtual Value Encode(Value entity, string? space) => Value.Null;

    /// <summary>The pooled vector of titles in a space; null where there is none.</summary>
    public virtual Value Pool(Value items, string pooling, string? space) => Value.Null;
}
