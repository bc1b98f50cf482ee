namespace Ranking.Expressions;

/// <summary>No names: for what is constant.</summary>
internal sealed class NoValues : RowValues
{
    public static NoValues Instance { get; } = new();

    public override Value Name(string name) => Value.Null;
}
