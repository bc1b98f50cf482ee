namespace Ranking.Expressions;

/// <summary>What a value is. What nothing is known of before the catalog is there may be anything.</summary>
internal enum ValueKind
{
    Any,
    Number,
    Text,
    Labels,
    Time,
    Vector,
    Items,
    Entity,
    List,
}
